"""Makes a new picture of a resident's: right way up, at most 2048 px, sRGB JPEG, nothing in it but its pixels."""

from __future__ import annotations

import io
from typing import BinaryIO, Final

from PIL import Image, ImageCms

MOST_PIXELS: Final = {"JPEG": 120_000_000, "progressive": 30_000_000, "PNG": 20_000_000, "WEBP": 13_000_000}
"""The largest picture opened, by what decoding costs. A JPEG is halved while it is decoded, so the 108 megapixels of a
phone fit; of a progressive one all coefficients are held; a PNG is decoded whole, a WebP three times over. Each limit
keeps the child below 256 MB."""

LONGEST: Final = 2048
"""The longest side of what is shown, in pixels."""

THUMB: Final = 400
"""The longest side of the thumbnail, in pixels."""

HALVED_TO: Final = 1920
"""A JPEG is halved while it is decoded as long as this many pixels remain on its longest side. A little less than
LONGEST, because most phones make pictures just below a multiple of 2048 px: halving is then all there is to do."""

LARGEST_PROFILE: Final = 65_536
"""Bytes of the largest colour profile read; those of phones have 500 to 4,000."""

_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

Image.MAX_IMAGE_PIXELS = None  # MOST_PIXELS stands for it: checked by type, before anything is decoded


class TooManyPixels(Exception):
    """The picture is larger than MOST_PIXELS allows."""


def opened(file: BinaryIO, kind: str) -> Image.Image:
    """The picture with its header read and nothing decoded. `kind` is JPEG, PNG or WEBP; nothing else is tried.

    Raises TooManyPixels, or what Pillow raises on a broken header.
    """
    if kind == "WEBP":  # Pillow makes room for a whole WebP as it opens it
        _check_pixels(kind, *_webp_size(file))
    picture = Image.open(file, formats=(kind,))
    _check_pixels("progressive" if "progressive" in picture.info else kind, *picture.size)
    return picture


def decode(picture: Image.Image) -> None:
    """Decode the first frame in place, a JPEG at half, quarter or eighth size where that is enough."""
    shrink = max(picture.size) / HALVED_TO
    if shrink > 1:
        picture.draft(None, (int(picture.width / shrink), int(picture.height / shrink)))
    picture.load()


def cleaned(picture: Image.Image, orientation: int) -> Image.Image:
    """A new RGB picture of a decoded one: at most LONGEST, turned by EXIF `orientation` (1-8), on white, in sRGB."""
    small = _smooth(picture)
    small.thumbnail((LONGEST, LONGEST), Image.Resampling.HAMMING, reducing_gap=2.0)
    if orientation in _TURNS:
        small = small.transpose(_TURNS[orientation])
    fresh = Image.new("RGB", small.size, "white")
    if small.mode == "RGBA":
        fresh.paste(small, mask=small.getchannel("A"))
    else:
        fresh.paste(small.convert("RGB"))
    return _in_srgb(fresh, picture.info.get("icc_profile") or b"")


def thumbnail(picture: Image.Image) -> Image.Image:
    """A copy of at most THUMB pixels a side."""
    small = picture.copy()
    small.thumbnail((THUMB, THUMB), reducing_gap=2.0)
    return small


def jpeg(picture: Image.Image, quality: int = 82) -> bytes:
    """The picture as a progressive JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, progressive=True)
    return out.getvalue()


def _check_pixels(kind: str, width: int, height: int) -> None:
    if width * height > MOST_PIXELS[kind]:
        raise TooManyPixels


def _webp_size(file: BinaryIO) -> tuple[int, int]:
    """Width and height of a WebP by its header, in each of its three shapes; 0, 0 where it is cut short."""
    head = file.read(30)
    file.seek(0)
    if len(head) < 30:
        return 0, 0
    little = int.from_bytes
    if head[12:16] == b"VP8X":
        return little(head[24:27], "little") + 1, little(head[27:30], "little") + 1
    if head[12:16] == b"VP8L":
        bits = little(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return little(head[26:28], "little") & 0x3FFF, little(head[28:30], "little") & 0x3FFF


def _smooth(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be made smaller smoothly: L, RGB or RGBA."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256, "L")  # 16-bit greys: convert() would clip them to white
    if picture.mode in {"L", "RGB", "RGBA"} and "transparency" not in picture.info:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The colours as they were meant (phones shoot in Display P3). A profile that cannot be used is left out."""
    srgb = b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile
    if srgb or profile[16:20] != b"RGB " or len(profile) > LARGEST_PROFILE:
        return picture
    try:
        ImageCms.profileToProfile(picture, io.BytesIO(profile), ImageCms.createProfile("sRGB"), inPlace=True)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return picture
