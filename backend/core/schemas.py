"""Fields of what comes in that more than one feature asks for."""

from __future__ import annotations

from typing import Final

from marshmallow import fields, validate

from backend.core.speech import Later

LONGEST_LANGUAGE: Final = 12
END: Final = r"(?![\s\S])"
"""The end of a text; "$" would let a line end follow."""
_NO_LANGUAGE: Final = Later("This is no language that we can note. | Write its code, such as en or es-MX.")


def language_code() -> fields.String:
    """The code of the language somebody reads (BCP 47), English where none is given."""
    length = validate.Length(max=LONGEST_LANGUAGE, error=_NO_LANGUAGE)
    written = validate.Regexp(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*" + END, error=_NO_LANGUAGE)
    return fields.String(load_default="en", validate=[length, written])
