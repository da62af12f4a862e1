"""The ticket number keeps its promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reports import number as numbers

keys = st.binary(min_size=32, max_size=32)


def test_the_fixed_examples_hold_for_ever() -> None:
    assert numbers.symbols(numbers.of_key(bytes(32))) == "2TY2RF234Z"
    assert numbers.symbols(numbers.of_key(bytes(range(32)))) == "4AS7Z0AMMA"
    assert numbers.shown(numbers.parse("ZZZZZZZZZX")) == "ZZZ-ZZZ-ZZZX"
    assert numbers.shown(numbers.parse("7k3m9q xt2t")) == "7K3-M9Q-XT2T"


@given(keys)
def test_a_number_is_read_back_however_people_write_it(key: bytes) -> None:
    number = numbers.of_key(key)
    shown = numbers.shown(number)
    for written in (shown, shown.lower(), shown.replace("-", " "), shown.replace("0", "O").replace("1", "l")):
        assert numbers.parse(written) == number


@given(keys, st.integers(0, 9), st.integers(1, 31))
def test_every_wrong_symbol_is_noticed(key: bytes, place: int, shift: int) -> None:
    symbols = list(numbers.symbols(numbers.of_key(key)))
    symbols[place] = numbers.ALPHABET[(numbers.VALUES[symbols[place]] + shift) % 32]
    with pytest.raises(numbers.WrongNumber):
        numbers.parse("".join(symbols))


@given(keys, st.integers(0, 9), st.integers(0, 9))
def test_every_swap_of_two_is_noticed(key: bytes, one: int, other: int) -> None:
    symbols = list(numbers.symbols(numbers.of_key(key)))
    if symbols[one] == symbols[other]:
        return
    symbols[one], symbols[other] = symbols[other], symbols[one]
    with pytest.raises(numbers.WrongNumber):
        numbers.parse("".join(symbols))


@pytest.mark.parametrize("written", ["", "7K3", "7K3M9QXT2TT", "7K3-M9Q-XT2U", "7K3-M9Q-XT2*", "7K3-M9Q-XT2T; DROP"])
def test_what_is_no_number_is_refused_with_a_remedy(written: str) -> None:
    with pytest.raises(numbers.WrongNumber) as wrong:
        numbers.parse(written)
    assert wrong.value.remedy


def test_a_key_is_written_and_read_without_padding() -> None:
    _, key = numbers.mint()
    assert "=" not in numbers.write_key(key)
    assert numbers.read_key(numbers.write_key(key)) == key
    assert numbers.read_key("not a key") is None


def test_what_the_server_keeps_of_a_key_does_not_give_the_number() -> None:
    number, key = numbers.mint()
    assert numbers.key_hash(key)[:6] != number.to_bytes(6)
