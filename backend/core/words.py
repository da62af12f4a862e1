"""The app's own words in the reader's language. The English text is the key, as in gettext; each other language is
`locales/<language>/app.po`. Words of the city folder are the city's (`backend.city`). No Flask."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from backend.settings import ROOT

LOCALES = ROOT / "locales"
ENGLISH = "en"


def mark(text: str) -> str:
    """The text as it is; what is marked stands in the .po files, to be said later."""
    return text


def translated(text: str, language: str) -> str:
    """`text` in `language` (BCP 47), or as it is where we have no words for it."""
    return app_words(language).get(text, text)


@lru_cache(maxsize=64)
def app_words(language: str) -> Mapping[str, str]:
    """Every text of the app with its translation into `language`; empty for English and unknown languages."""
    path = LOCALES / language / "app.po"
    return read_words(path) if language.isascii() and language.replace("-", "").isalnum() and path.is_file() else {}


def read_words(path: Path) -> Mapping[str, str]:
    """The finished translations (not fuzzy, not plural) of a .po file. Raises OSError, ValueError."""
    with path.open("rb") as file:
        catalog = read_po(file)
    whole = (m for m in catalog if m.id and m.string and not m.pluralizable and not m.fuzzy)
    return {str(message.id): str(message.string) for message in whole}
