"""What a picture says about itself: when and where it was taken. Told by the camera, so believed only within reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Time and place of taking, each None where the picture does not say or says nonsense.

    `taken_at`: the camera's local time, ISO 8601 to the second, with its UTC offset where the camera gave one
    ("2023-02-21T14:33:08+03:00", "2003-12-14T12:01:44"). `lat`, `lng`: degrees, WGS 84; both or neither.
    """

    taken_at: str | None = None
    lat: float | None = None
    lng: float | None = None


def taken_at(text: str, offset: str = "") -> str | None:
    """EXIF's "2023:02:21 14:33:08" and "+03:00" as ISO 8601; None where that is no time. A bad offset is left out."""
    try:
        local = datetime.strptime(text.strip(), "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007 - the zone is apart
    except ValueError:
        return None
    return local + offset.strip() if _OFFSET.fullmatch(offset.strip()) else local


def degrees(parts: Sequence[float], ref: str, positive: str, negative: str) -> float | None:
    """Degrees, minutes and seconds with their reference ("N", "S", "E", "W") as signed degrees.

    None where a part is out of range or the reference is missing: a hemisphere is never guessed.
    """
    if not 1 <= len(parts) <= 3 or ref not in (positive, negative):
        return None
    whole, minutes, seconds = (*parts, 0.0, 0.0)[:3]
    limit = 90 if positive == "N" else 180
    value = whole + minutes / 60 + seconds / 3600
    if not (whole >= 0 and 0 <= minutes < 60 and 0 <= seconds <= 60 and value <= limit):
        return None
    return round(-value if ref == negative else value, 7)


def place(lat: float | None, lng: float | None) -> tuple[float, float] | None:
    """Both coordinates, or None: also for 0,0, which is what a camera without a fix writes, not a place."""
    if lat is None or lng is None or (abs(lat) < 0.001 and abs(lng) < 0.001):
        return None
    return lat, lng
