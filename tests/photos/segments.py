"""Reads a JPEG's segments by hand, so that no library's idea of metadata stands before the bytes."""

from __future__ import annotations

PICTURE_ONLY = {
    0xD8: "SOI",
    0xDB: "DQT",
    0xC0: "SOF0",
    0xC2: "SOF2",
    0xC4: "DHT",
    0xDD: "DRI",
    0xDA: "SOS",
    0xD9: "EOI",
}
JFIF = 0xE0
COMMENT = 0xFE


def segments(jpeg: bytes) -> list[tuple[int, bytes]]:
    """Every segment as (marker, payload), the entropy-coded data after a start of scan left out."""
    found: list[tuple[int, bytes]] = []
    at = 0
    while at < len(jpeg):
        assert jpeg[at] == 0xFF, f"byte {at} is no marker"
        marker = jpeg[at + 1]
        if marker in (0xD8, 0xD9):
            found.append((marker, b""))
            at += 2
            continue
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        found.append((marker, jpeg[at + 4 : at + 2 + length]))
        at += 2 + length
        if marker == 0xDA:
            at = _end_of_scan(jpeg, at)
    return found


def _end_of_scan(jpeg: bytes, at: int) -> int:
    while not (jpeg[at] == 0xFF and jpeg[at + 1] != 0 and jpeg[at + 1] not in range(0xD0, 0xD8)):
        at = jpeg.index(b"\xff", at + 1)
    return at


def assert_only_pixels(jpeg: bytes) -> None:
    """No EXIF, XMP, ICC, IPTC or comment, nothing after the end: tables, frame and scans, and a bare JFIF header."""
    found = segments(jpeg)
    assert [marker for marker, _ in found if marker not in PICTURE_ONLY and marker != JFIF] == []
    assert [payload[:5] for marker, payload in found if marker == JFIF] == [b"JFIF\0"]
    assert [len(payload) for marker, payload in found if marker == JFIF] == [14]
    assert found[-1][0] == 0xD9
