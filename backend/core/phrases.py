"""marshmallow's built-in messages in our own words: what is wrong, and what to do."""

from __future__ import annotations

import re
from typing import Final

from backend.core.speech import say
from backend.core.words import mark

NO_NUMBER: Final = mark("This is no number. | Send digits without quotation marks.")
NO_FIELDS: Final = mark("This is no set of fields. | Send an object in curly brackets.")

PHRASES: Final[dict[str, str]] = {
    r"Missing data for required field\.": mark("This is missing. | Fill it in."),
    r"Field may not be null\.": mark("This is empty. | Fill it in, or leave it out."),
    r"Not a valid (utf-8 )?string\.": mark("This is no text. | Send words in quotation marks."),
    r"Not a valid number\.": NO_NUMBER,
    r"Special numeric values .*": NO_NUMBER,
    r"Not a valid integer\.": mark("This is no whole number. | Send digits only."),
    r"Number too large\.": mark("This number is too large. | Send a smaller one."),
    r"Not a valid boolean\.": mark("This is neither yes nor no. | Send true or false."),
    r"Not a valid list\.": mark("This is no list. | Send a list in square brackets."),
    r"Not a valid mapping type\.": NO_FIELDS,
    r"Invalid (input )?type\.": NO_FIELDS,
    r"Unknown field\.": mark("We do not know this field. | Leave it out."),
    r"Not a valid date\.": mark("This is no date. | Write it as 2026-11-22."),
    r"Not a valid (naive )?datetime\.": mark("This is no day and hour. | Write it as 2026-11-22T19:00."),
    r"Must be one of: (?P<choices>.*)\.": mark("This is not one of those we know. | Use one of: {choices}."),
    r"Longer than maximum length (?P<max>\d+)\.": mark("This is too long. | Use at most {max} signs."),
    r"Shorter than minimum length (?P<min>\d+)\.": mark("This is too short. | Use at least {min} signs."),
    r"Length must be between (?P<min>\d+) and (?P<max>\d+)\.": mark(
        "This is too short or too long. | Use {min} to {max} signs."
    ),
    r"Must be greater than or equal to (?P<min>.+) and less than or equal to (?P<max>.+)\.": mark(
        "This number is out of range. | Send one from {min} to {max}."
    ),
    r"String does not match expected pattern\.|Invalid value\.": mark(
        "This is not written as it should be. | Write it as the API's description says."
    ),
}


def in_our_words(message: str) -> str:
    """A message of marshmallow's as "problem | remedy" in the language of the request; any other message as it is."""
    for pattern, words in PHRASES.items():
        if found := re.fullmatch(pattern, message):
            return say(words, **found.groupdict())
    return message
