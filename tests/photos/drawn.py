"""Pictures drawn for the tests: honest ones with everything a camera may write, and hostile ones."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import piexif
from PIL import Image, ImageChops

from tests.photos.segments import segments

SECRET = b"the-secret-that-must-not-be-served"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><!--' + SECRET + b"--></x:xmpmeta>"

Q, A, B = (200, 30, 30), (30, 160, 60), (30, 60, 200)
"""The colours of the corners of `corners`: top left, top right, bottom left."""


def corners(size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A white picture with three coloured corners, so that every turn of it looks different."""
    width, height = size
    picture = Image.new("RGB", size, "white")
    box = Image.new("RGB", (width // 4, height // 4))
    for colour, place in ((Q, (0, 0)), (A, (width - width // 4, 0)), (B, (0, height - height // 4))):
        box.paste(colour, (0, 0, *box.size))
        picture.paste(box, place)
    return picture


def photo_like(width: int, height: int) -> Image.Image:
    """Soft shapes under fine grain, as hard to decode as a photo."""
    soft = Image.effect_noise((width // 16, height // 16), 90).resize((width, height), Image.Resampling.BICUBIC)
    grain, tile = Image.new("L", (width, height)), Image.effect_noise((512, 512), 25)
    for top in range(0, height, 512):
        for left in range(0, width, 512):
            grain.paste(tile, (left, top))
    grey = ImageChops.add(soft, grain, 2)
    return Image.merge("RGB", (grey, grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT), soft))


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file of `kind`."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def exif(
    orientation: int = 1, *, gps: bool = True, taken: str = "2026:11:22 09:15:00", offset: str = "-08:00"
) -> bytes:
    """An EXIF block as a phone writes it: taken at 38.5816 N, 121.4944 W."""
    place = {
        piexif.GPSIFD.GPSLatitudeRef: "N",
        piexif.GPSIFD.GPSLatitude: ((38, 1), (34, 1), (5376, 100)),
        piexif.GPSIFD.GPSLongitudeRef: "W",
        piexif.GPSIFD.GPSLongitude: ((121, 1), (29, 1), (3984, 100)),
    }
    time = {piexif.ExifIFD.DateTimeOriginal: taken, piexif.ExifIFD.OffsetTimeOriginal: offset}
    camera = {piexif.ImageIFD.Orientation: orientation, piexif.ImageIFD.Make: SECRET}
    return bytes(piexif.dump({"0th": camera, "Exif": time, "GPS": place if gps else {}}))


def _app1(block: bytes) -> bytes:
    return b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block


def with_exif(block: bytes, jpeg: bytes | None = None) -> bytes:
    """A JPEG with this EXIF block, however wrong the block is."""
    jpeg = jpeg or encoded(corners(), "JPEG")
    return jpeg[:2] + _app1(b"Exif\0\0" + block.removeprefix(b"Exif\0\0")) + jpeg[2:]


def with_comment(jpeg: bytes, comment: bytes) -> bytes:
    """A JPEG with a comment segment."""
    return jpeg[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + jpeg[2:]


def _entry(tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack("<HHII", tag, kind, count, value)


def endless_maker_note() -> bytes:
    """258 bytes: a JPEG whose maker's note claims 1,006,641,184 bytes. ExifRead never ends on its details."""
    first = struct.pack("<H", 2) + _entry(0x010F, 2, 4, 0x00504F54) + _entry(0x8769, 4, 1, 38) + bytes(4)
    inner = struct.pack("<H", 1) + _entry(0x927C, 7, 1_006_641_184, 60) + bytes(4)
    block = b"II*\0" + struct.pack("<I", 8) + first + inner
    start = b"\xff\xd8" + _app1(b"Exif\0\0" + block)
    return start + bytes(256 - len(start)) + b"\xff\xd9"


def hall_of_mirrors() -> bytes:
    """An EXIF block of 64 kB in which thousands of entries each lead to the same thousands of long lists: months of
    work for a reader that follows them all, also without the maker's notes."""
    many = 2_000
    lists = struct.pack("<H", many) + _entry(0x0007, 5, 999, 8) * many + bytes(4)
    leads = struct.pack("<H", many) + _entry(0x8825, 4, 1, 8 + 2 + 12 * many + 4) * many + bytes(4)
    return b"II*\0" + struct.pack("<I", 8) + leads + lists


def endless_scans(side: int = 5_000, scans: int = 20_000) -> bytes:
    """A progressive JPEG of 25 megapixels that goes over its last scan 20,000 times: a minute of CPU in 1.5 MB."""
    jpeg = encoded(Image.new("L", (side, side), 128), "JPEG", progressive=True)
    last = jpeg.rindex(b"\xff\xda")
    assert segments(jpeg)[-2][0] == 0xDA
    return jpeg[:last] + jpeg[last:-2] * scans + jpeg[-2:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png_bomb(side: int = 65_000) -> bytes:
    """A PNG of a few bytes that says it has 65,000 by 65,000 pixels."""
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    body = _chunk(b"IDAT", zlib.compress(bytes(100_000)))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + body + _chunk(b"IEND", b"")


def webp_bomb(side: int = 16_384) -> bytes:
    """An extended WebP that says it has 16,384 by 16,384 pixels."""
    webp = bytearray(encoded(corners().convert("RGBA"), "WEBP", exif=exif()))
    assert webp[12:16] == b"VP8X"
    webp[24:30] = (side - 1).to_bytes(3, "little") * 2
    return bytes(webp)
