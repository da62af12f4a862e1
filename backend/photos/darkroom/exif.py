"""Reads the EXIF block of a picture: when and where it was taken, and which way up it is."""

from __future__ import annotations

import io
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

import exifread

from .evidence import Evidence, degrees, place, taken_at

PATIENCE: Final = 0.25
"""Seconds of CPU that one EXIF block may take; an honest one takes a millisecond."""


def read(block: bytes) -> tuple[Evidence, int]:
    """The evidence and the orientation (1-8) in an EXIF block, with or without its "Exif" header.

    A missing, broken or endless block is no error: what cannot be read is unknown, and the picture is the right way up.
    Main thread only.
    """
    tags = _tags(block.removeprefix(b"Exif\0\0"))
    found = place(*(_degrees(tags, *names) for names in (("GPSLatitude", "N", "S"), ("GPSLongitude", "E", "W"))))
    lat, lng = found or (None, None)
    offset = _text(tags, "EXIF OffsetTimeOriginal") or _text(tags, "EXIF OffsetTime")
    return Evidence(taken_at(_text(tags, "EXIF DateTimeOriginal"), offset), lat, lng), _orientation(tags)


def _tags(block: bytes) -> Mapping[str, Any]:
    """exifread's tags. `details=False` skips the maker's notes, whose announced length can keep it busy for ever.

    It is given the block alone, never the whole file, so that no pointer leads out into the rest.
    """
    if not block:
        return {}
    try:
        with _patience():
            tags: Mapping[str, Any] = exifread.process_file(io.BytesIO(block), details=False, extract_thumbnail=False)
            return tags
    except Exception:
        return {}


@contextmanager
def _patience() -> Iterator[None]:
    """Raise TimeoutError in a block that takes more than PATIENCE seconds of CPU, be it in a loop of exifread's own."""

    def enough(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, enough)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE, PATIENCE)  # again and again: Python swallows what callbacks raise
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _text(tags: Mapping[str, Any], name: str) -> str:
    values = tags[name].values if name in tags else ""
    return values if isinstance(values, str) else ""


def _degrees(tags: Mapping[str, Any], name: str, positive: str, negative: str) -> float | None:
    if _text(tags, "GPS GPSStatus").startswith("V") or f"GPS {name}" not in tags:
        return None  # "V": the receiver itself calls its fix void
    try:
        parts = [float(part) for part in tags[f"GPS {name}"].values]
    except (TypeError, ValueError, ArithmeticError):
        return None
    return degrees(parts, _text(tags, f"GPS {name}Ref").strip().upper(), positive, negative)


def _orientation(tags: Mapping[str, Any]) -> int:
    values = tags["Image Orientation"].values if "Image Orientation" in tags else []
    return values[0] if isinstance(values, list) and values[:1] and values[0] in range(1, 9) else 1
