"""The ticket number: minted by the phone from a random key, checked by a tenth symbol, proving its owner.

The nine symbols are the first 45 bits of SHA-256("wellkept-number" ‖ key) in Crockford's base 32
(https://www.crockford.com/base32.html); the tenth is a check in GF(32) with x⁵+x²+1, so that every single wrong
symbol and every swap of two is noticed. See docs/adr/0003-ticket-number.md.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import secrets
from functools import lru_cache

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
POLYNOMIAL = 0b100101
SYMBOLS = 10
KEY_BYTES = 32
SEPARATORS = re.compile("[\\s\\-\u2010-\u2015]+")  # typed, pasted from print, or read from a letter


class WrongNumber(ValueError):
    """This is no ticket number; `remedy` says what to look at."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


def parse(text: str) -> int:
    """The 45-bit number that people wrote as `7K3-M9Q-XT2T`: case, dashes and spaces do not matter, O is 0, I and L
    are 1. Raises WrongNumber."""
    symbols = SEPARATORS.sub("", text).upper()
    for place, symbol in enumerate(symbols[:SYMBOLS], start=1):
        if symbol not in VALUES:
            raise WrongNumber(f"Sign {place}, {symbol!r}, is not used in ticket numbers.", "Look at that sign again.")
    if len(symbols) != SYMBOLS:
        raise WrongNumber(f"A ticket number has 10 signs; this has {len(symbols)}.", "Compare it with your receipt.")
    values = [VALUES[symbol] for symbol in symbols]
    if _check(values) != 0:
        raise WrongNumber(
            "One of the signs is wrong or two are swapped.", "Compare it with your receipt, sign by sign."
        )
    number = 0
    for value in values[:-1]:
        number = number << 5 | value
    return number


@lru_cache(maxsize=4096)  # the queue shows the same ones again and again
def symbols(number: int) -> str:
    """The number's ten symbols without dashes, `7K3M9QXT2T`."""
    values = [number >> shift & 31 for shift in range(40, -1, -5)]
    return "".join(ALPHABET[value] for value in [*values, _check(values)])


def shown(number: int) -> str:
    """The number as people see it, `7K3-M9Q-XT2T`."""
    text = symbols(number)
    return f"{text[:3]}-{text[3:6]}-{text[6:]}"


def of_key(key: bytes) -> int:
    """The 45-bit number that `key` (32 bytes) gives."""
    digest = hashlib.sha256(b"wellkept-number" + key).digest()
    return int.from_bytes(digest[:6]) >> 3


def mint() -> tuple[int, bytes]:
    """A fresh number and its key, for reports that do not come from a phone."""
    key = secrets.token_bytes(KEY_BYTES)
    return of_key(key), key


def read_key(text: str) -> bytes | None:
    """The 32-byte key written as base64url without padding, or None if it is none."""
    try:
        key = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None


def write_key(key: bytes) -> str:
    """The key as base64url without padding."""
    return base64.urlsafe_b64encode(key).rstrip(b"=").decode()


def key_hash(key: bytes) -> bytes:
    """What the server keeps of a key: another hash than the number's, so that the number tells nothing about it."""
    return hashlib.sha256(b"wellkept-key" + key).digest()


def _check(values: list[int]) -> int:
    check = 0
    for value in values:
        check = (check ^ value) << 1
        if check & 32:
            check ^= POLYNOMIAL
    return check
