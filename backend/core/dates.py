"""Days and times as people write them, in a language and in the city's time zone. No Flask."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from backend.core.words import ENGLISH, mark, translated

DAY_AND_TIME = mark("{day} at {time}")
NARROW_SPACE = "\u202f"  # not every mail program can draw it


def day_in_words(day: date, language: str) -> str:
    """`Sunday, November 22, 2026`."""
    return format_date(day, "full", locale=_locale(language))


def time_in_words(instant: datetime, zone: tzinfo, language: str) -> str:
    """An aware instant as `Sunday, November 22, 2026 at 5:01 PM`."""
    there = instant.astimezone(zone)
    time = format_time(there, "short", locale=_locale(language)).replace(NARROW_SPACE, " ")
    return translated(DAY_AND_TIME, language).format(day=day_in_words(there.date(), language), time=time)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(ENGLISH)
