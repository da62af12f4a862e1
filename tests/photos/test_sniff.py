"""The type of a file is what its first bytes say."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from backend.photos.sniff import TYPE_NEEDS, Refusal, accepted_type
from backend.photos.words import CODES, reason
from tests.photos.drawn import corners, encoded


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_we_take_is_known_by_its_first_bytes(kind: str) -> None:
    assert accepted_type(encoded(corners(), kind)[:TYPE_NEEDS]) == kind


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"", "photo-empty"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "photo-type-heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "photo-type-heic"),
        (b"\0\0\0\x18ftypheix\0\0\0\0mif1heix", "photo-type-heic"),
        (b"\0\0\0\x20ftypavif\0\0\0\0avifmif1", "photo-type-avif"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2mp41", "photo-type-video"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "photo-type-video"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81", "photo-type-video"),
        (b"GIF89a\1\0\1\0", "photo-type-gif"),
        (b"II*\0\x08\0\0\0", "photo-type-tiff"),
        (b"MM\0*\0\0\0\x08", "photo-type-tiff"),
        (b"BM\x36\0\0\0", "photo-type-bmp"),
        (b"\0\0\1\0\1\0", "photo-type-ico"),
        (b"8BPS\0\1", "photo-type-psd"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "photo-type-jpeg-2000"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "photo-type-jpeg-xl"),
        (b"%PDF-1.7", "photo-type-pdf"),
        (b"PK\x03\x04\x14\0", "photo-type-zip"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', "photo-type-svg"),
        (b'\xef\xbb\xbf  <?xml version="1.0"?><svg>', "photo-type-svg"),
        (b"<!DOCTYPE html><script>", "photo-type-html"),
        (b"\xff\xd8", "photo-type"),
        (b"RIFF\0\0\0\0WAVEfmt ", "photo-type"),
        (b"Dear Sir or Madam,", "photo-type"),
    ],
)
def test_what_we_do_not_take_is_refused_by_name(start: bytes, code: str) -> None:
    refusal = accepted_type(start[:TYPE_NEEDS])
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert refusal.words == reason(code)


def test_every_refusal_has_words_in_every_language_and_a_code_that_fits_its_column() -> None:
    assert max(len(code) for code in CODES) <= 40
    assert len({reason(code) for code in CODES}) == len(CODES)
    assert all(reason(code, "es") != reason(code) for code in CODES)
    assert reason("photo-empty", "tlh") == reason("photo-empty")


def test_the_words_say_what_to_do() -> None:
    for words in map(reason, CODES):
        assert "lease" in words, words


def test_every_picture_that_pillow_writes_is_accepted_or_refused_by_name() -> None:
    for kind, code in {"GIF": "gif", "TIFF": "tiff", "BMP": "bmp", "ICO": "ico", "AVIF": "avif"}.items():
        out = io.BytesIO()
        Image.new("RGB", (16, 16)).save(out, kind)
        refusal = accepted_type(out.getvalue()[:TYPE_NEEDS])
        assert isinstance(refusal, Refusal)
        assert refusal.code == f"photo-type-{code}"
