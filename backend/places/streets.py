"""Street names as people write them, brought to one form: "North Third Street" and "N 3RD ST" are the same street."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

DIRECTIONS: Final = {
    "NORTH": "N", "SOUTH": "S", "EAST": "E", "WEST": "W",
    "NORTHEAST": "NE", "NORTHWEST": "NW", "SOUTHEAST": "SE", "SOUTHWEST": "SW",
    **{short: short for short in ("N", "S", "E", "W", "NE", "NW", "SE", "SW")},
}  # fmt: skip

_KINDS: Final = """
ALY ALLEY ALLY|AVE AVENUE AV AVEN|BLVD BOULEVARD BL BOUL|BND BEND|CIR CIRCLE CIRC|CT COURT|CTR CENTER CENTRE|CV COVE
CRES CRESCENT|CSWY CAUSEWAY|DR DRIVE DRV|EXPY EXPRESSWAY|EXT EXTENSION|FWY FREEWAY|GLN GLEN|GRN GREEN|HTS HEIGHTS
HWY HIGHWAY|LN LANE|LOOP|MALL|MEWS|PASS|PATH|PIKE|PKWY PARKWAY PKY PY|PL PLACE|PLZ PLAZA|PT POINT|RD ROAD|ROW|RUN
SQ SQUARE|ST STREET STR|TER TERRACE TERR|TRL TRAIL|WALK|WAY WY|XING CROSSING
"""
KINDS: Final = {word: group.split()[0] for group in re.split(r"[|\n]", _KINDS) if group for word in group.split()}

_ONES: Final = ["FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH"]
_TEENS: Final = "TENTH ELEVENTH TWELFTH THIRTEENTH FOURTEENTH FIFTEENTH SIXTEENTH SEVENTEENTH EIGHTEENTH NINETEENTH"
_TENS: Final = ["TWENT", "THIRT", "FORT", "FIFT", "SIXT", "SEVENT", "EIGHT", "NINET"]
_WORDS: Final = {"SAINT": "ST", "MOUNT": "MT", "FORT": "FT", "AVENUE": "AVE", "DOCTOR": "DR", "JUNIOR": "JR"}

_DROPPED: Final = frozenset(".'`\"\u2019")
_UNIT: Final = re.compile(r"(?:\b(?:UNIT|APT|APARTMENT|SUITE|STE|BLDG|SPC|RM|ROOM)\b|#).*?(?=\s\s|$)")
_TAIL: Final = re.compile(r"(?:\s+(?:USA|[A-Z]{2}\s+\d{5}(?:-\d{4})?|\d{5}(?:-\d{4})?))+$")
_NUMBER: Final = re.compile(r"(\d{1,6})(?:\s*-\s*\d{1,6}|[A-Z])?(?:\s+\d/\d)?\s+(?=\S)")
_CROSSING: Final = re.compile(r"\s+(?:AND|AT)\s+|\s*[&/@]\s*")
_ORDINAL: Final = re.compile(r"0*(\d{1,3})(?:ST|ND|RD|TH)?")


def ordinal(n: int) -> str:
    """1ST, 2ND, 11TH."""
    ends = {1: "ST", 2: "ND", 3: "RD"}
    return f"{n}{'TH' if n % 100 in (11, 12, 13) else ends.get(n % 10, 'TH')}"


def _ordinal_words() -> dict[str, str]:
    words = {word: ordinal(n) for n, word in enumerate([*_ONES, *_TEENS.split()], 1)}
    for ten, stem in enumerate(_TENS, 2):
        words[f"{stem}IETH"] = ordinal(ten * 10)
        words |= {f"{stem}Y{word}": ordinal(ten * 10 + one) for one, word in enumerate(_ONES, 1)}
    return words


_ORDINALS: Final = _ordinal_words()
_TENS_WORDS: Final = frozenset(f"{stem}Y" for stem in _TENS)


@dataclass(frozen=True, slots=True)
class StreetName:
    """A street's name in parts: direction (N, SW or empty), what it is called, and its kind (ST, AVE or empty)."""

    direction: str
    called: str
    kind: str

    def differs(self, other: StreetName) -> int | None:
        """How much two names of the same street may differ: 0 the same, then a kind or a direction left out, then
        another kind. None where they cannot mean the same street."""
        if self.called != other.called:
            return None
        if self.direction and other.direction and self.direction != other.direction:
            return None
        kind = 0 if self.kind == other.kind else 1 if not (self.kind and other.kind) else 4
        return kind + (0 if self.direction == other.direction else 2)


@dataclass(frozen=True, slots=True)
class Asked:
    """An address taken apart. `streets` are the readings of its street, likeliest first; `cross` those of the street
    that crosses it; `town` is what was written after the street, in capitals."""

    number: int | None
    streets: tuple[StreetName, ...]
    cross: tuple[StreetName, ...] = ()
    town: str = ""


def plain(text: str) -> str:
    """Capitals without accents, dots and apostrophes; one space between words, two where something parts them."""
    letters = unicodedata.normalize("NFKD", text).upper()
    letters = "".join(c for c in letters if not unicodedata.combining(c) and c not in _DROPPED)
    return re.sub(r"\s*(?:,|;|\n|\s{2,})\s*", "  ", letters).replace("-", " - ").strip()


def parse(text: str, towns: frozenset[str] = frozenset()) -> Asked | None:
    """An address or a crossing taken apart; None where there is nothing to look for. `towns` (as `plain` writes them)
    are taken off the end of the street where no comma parts them."""
    street, _, town = plain(text).partition("  ")
    town = _TAIL.sub("", f" {_UNIT.sub('', town)}").strip()
    street = re.sub(r"(?<=\w) - (?=[A-Z])", " ", street)
    street = _UNIT.sub("", street).strip()
    number = _NUMBER.match(f"{street} ")
    if number:
        street = street[number.end() :].strip()
    words = _TAIL.sub("", f" {street}").split()
    words, off = _without_town(words, towns)
    if number is None and len(corners := _CROSSING.split(" ".join(words))) == 2 and all(corners):
        return Asked(None, _readings(corners[0].split()), _readings(corners[1].split()), town or off)
    readings = _readings(words)
    return Asked(int(number[1]) if number else None, readings, (), town or off) if readings else None


def _without_town(words: list[str], towns: frozenset[str]) -> tuple[list[str], str]:
    for state in (0, 1):
        for length in (3, 2, 1):
            at = len(words) - length - state
            town = " ".join(words[at : at + length])
            if at > 0 and town in towns and (state == 0 or len(words[-1]) == 2):
                return words[:at], town
    return words, ""


@lru_cache(maxsize=65_536)
def street_name(text: str) -> StreetName | None:
    """The likeliest reading of a street's name as an address file writes it; None where there is none."""
    asked = parse(f"1 {text}")
    return asked.streets[0] if asked else None


def _readings(words: Sequence[str]) -> tuple[StreetName, ...]:
    """The name up to the last word that says a kind of street (what follows is a town), then the name with all."""
    first = 1 + (bool(words) and words[0] in DIRECTIONS)
    ends = [end for end in range(len(words), first, -1) if words[end - 1] in KINDS][:1]
    if ends and ends[0] < len(words) and words[ends[0]] in DIRECTIONS:
        ends[0] += 1
    return tuple(dict.fromkeys(_name(words[:end]) for end in [*ends, len(words)] if words))


def _name(words: Sequence[str]) -> StreetName:
    rest, before, kind, after = list(words), "", "", ""
    if len(rest) > 2 and rest[-1] in DIRECTIONS and rest[-2] in KINDS:
        after = DIRECTIONS[rest.pop()]
    if len(rest) > 1 and rest[-1] in KINDS:
        kind = KINDS[rest.pop()]
    if len(rest) > 1 and rest[0] in DIRECTIONS:
        before = DIRECTIONS[rest.pop(0)]
    return StreetName(before + after, _called(rest), kind)


def _called(words: list[str]) -> str:
    """What a street is called, with ordinals in figures and the usual abbreviations."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _TENS_WORDS and word in _ORDINALS:
            joined[-1] += word
        else:
            joined.append(word)
    if len(joined) == 1 and (figures := _ORDINAL.fullmatch(joined[0])):
        return ordinal(int(figures[1]))
    return " ".join(_ORDINALS.get(word, _WORDS.get(word, word)) for word in joined if word != "-")


def written(text: str) -> str:
    """A street's name as people like to read it: files in capitals are brought to "N 3rd St"."""
    text = " ".join(text.split())
    if text != text.upper():
        return text
    return " ".join(_cased(word) for word in text.split())


def _cased(word: str) -> str:
    if word in DIRECTIONS.values():
        return word
    return word.lower() if word[0].isdigit() else word.capitalize()
