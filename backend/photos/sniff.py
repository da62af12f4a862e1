"""What a file is, by its first bytes alone: neither its name nor its Content-Type is believed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from backend.photos.darkroom.evidence import Evidence
from backend.photos.words import reason

TYPE_NEEDS: Final = 64
"""How many first bytes are enough to know any type."""

Kind = Literal["JPEG", "PNG", "WEBP"]

_STARTS: Final = (
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"BM", "bmp"),
    (b"\0\0\1\0", "ico"),
    (b"8BPS", "psd"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "jpeg-2000"),
    (b"\xff\x4f\xff\x51", "jpeg-2000"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "jpeg-xl"),
    (b"\xff\x0a", "jpeg-xl"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1aE\xdf\xa3", "video"),
)
_HEIF_BRANDS: Final = frozenset(b"heic heix heim heis hevc hevx hevm hevs mif1 mif2 msf1".split())


@dataclass(frozen=True, slots=True)
class Refusal:
    """A photo that will not be shown: a stable code, what the picture told about itself before it failed, and the peak
    memory of trying it in bytes (0 where it was not opened or did not live to tell)."""

    code: str
    evidence: Evidence = field(default_factory=Evidence)
    peak: int = 0

    @property
    def words(self) -> str:
        """Why, and what to do, in English; `words.reason` has the other languages."""
        return reason(self.code)


def accepted_type(start: bytes) -> Kind | Refusal:
    """The type of a picture that we take, or why we do not take this file.

    `start` is the file's first bytes; TYPE_NEEDS of them are enough.
    """
    if not start:
        return Refusal("photo-empty")
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "WEBP"
    known = _known(start)
    return Refusal(f"photo-type-{known}" if known else "photo-type")


def _known(start: bytes) -> str | None:
    for magic, name in _STARTS:
        if start.startswith(magic):
            return name
    if start[4:8] == b"ftyp":
        return _iso_media(start)
    return _markup(start)


def _iso_media(start: bytes) -> str:
    """HEIC, AVIF or a video: the main brand says, and the compatible ones where the main brand is a general one."""
    brands = {start[8:12], *(start[at : at + 4] for at in range(16, len(start), 4))}
    if brands & {b"avif", b"avis"}:
        return "avif"
    return "heic" if brands & _HEIF_BRANDS else "video"


def _markup(start: bytes) -> str | None:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "svg" if text.startswith((b"<svg", b"<?xml", b"<!doctype svg")) else None
