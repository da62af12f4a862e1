"""What comes out of the darkroom is a new picture: right way up, of bounded size, with nothing in it but pixels."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image, ImageCms, ImageOps

from backend.photos.darkroom.evidence import Evidence
from backend.photos.sandbox import Cleaned, clean_in_child
from tests.photos.drawn import SECRET, XMP, A, B, Q, corners, encoded, exif, photo_like, with_comment, with_exif
from tests.photos.segments import assert_only_pixels

HERE = Evidence("2026-11-22T09:15:00-08:00", pytest.approx(38.5816), pytest.approx(-121.4944))


def cleaned(data: bytes) -> Cleaned:
    """The photo, which must be shown, free of metadata, and of the size it says."""
    outcome = clean_in_child(data)
    assert isinstance(outcome, Cleaned), outcome
    for picture in (outcome.full, outcome.thumb):
        assert_only_pixels(picture)
        assert SECRET not in picture
    assert opened(outcome).size == (outcome.width, outcome.height)
    return outcome


def opened(outcome: Cleaned) -> Image.Image:
    """The shown picture's pixels."""
    return Image.open(io.BytesIO(outcome.full))


def near(found: object, expected: tuple[int, int, int], within: int = 12) -> bool:
    """Whether a pixel has this colour, as far as JPEG keeps it."""
    assert isinstance(found, tuple)
    return all(abs(one - other) <= within for one, other in zip(found, expected, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_orientation_comes_out_the_right_way_up(kind: str, orientation: int) -> None:
    data = encoded(corners(), kind, exif=exif(orientation))
    outcome = cleaned(data)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    shown = opened(outcome)
    assert shown.size == upright.size == ((48, 64) if orientation >= 5 else (64, 48))
    for x in (3, shown.width - 4):
        for y in (3, shown.height - 4):
            assert near(shown.getpixel((x, y)), upright.getpixel((x, y)), 20)
    assert outcome.evidence == HERE


def test_an_upright_picture_keeps_its_corners() -> None:
    shown = opened(cleaned(encoded(corners(), "PNG")))
    for colour, at in ((Q, (4, 4)), (A, (60, 4)), (B, (4, 44)), ((255, 255, 255), (60, 44))):
        assert near(shown.getpixel(at), colour)


def test_the_comment_of_a_jpeg_is_gone() -> None:
    cleaned(with_comment(encoded(corners(), "JPEG", exif=exif()), SECRET))


def test_the_text_and_the_place_in_a_png_are_gone_and_the_place_is_kept_apart() -> None:
    from PIL.PngImagePlugin import PngInfo

    text = PngInfo()
    text.add_text("Comment", SECRET.decode())
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    data = encoded(corners(), "PNG", exif=exif(), pnginfo=text)
    assert SECRET in data
    assert cleaned(data).evidence == HERE


def test_a_png_that_tells_its_place_after_its_pixels_is_heard() -> None:
    plain, told = encoded(corners(), "PNG"), encoded(corners(), "PNG", exif=exif(6))
    start = told.index(b"eXIf") - 4
    chunk = told[start : start + 12 + int.from_bytes(told[start : start + 4], "big")]
    end = plain.index(b"IEND") - 4
    outcome = cleaned(plain[:end] + chunk + plain[end:])
    assert outcome.evidence == HERE
    assert (outcome.width, outcome.height) == (48, 64)


def test_the_xmp_of_a_webp_is_gone() -> None:
    data = encoded(corners(), "WEBP", exif=exif(), xmp=XMP)
    assert SECRET in data
    assert cleaned(data).evidence == HERE


def test_the_iptc_photoshop_block_and_the_xmp_of_a_jpeg_are_gone() -> None:
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0" + len(SECRET).to_bytes(2, "big") + SECRET
    plain = encoded(corners(), "JPEG", xmp=XMP)
    data = plain[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + plain[2:]
    assert data.count(SECRET) == 2
    cleaned(data)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_shown(kind: str) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in (Q, A, B)]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert near(opened(cleaned(data)).getpixel((20, 15)), Q)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(mode: str) -> None:
    glass = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    glass.paste((0, 0, 0, 255), (0, 0, 20, 30))
    shown = opened(cleaned(encoded(glass.convert(mode), "PNG")))
    assert near(shown.getpixel((5, 15)), (0, 0, 0))
    assert near(shown.getpixel((35, 15)), (255, 255, 255))


@pytest.mark.parametrize(
    ("picture", "kind", "expected"),
    [
        (Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG", (255, 0, 0)),
        (Image.new("L", (40, 30), 90), "JPEG", (90, 90, 90)),
        (Image.new("1", (40, 30), 1), "PNG", (255, 255, 255)),
        (Image.new("P", (40, 30), 0), "PNG", (0, 0, 0)),
        (Image.new("I;16", (40, 30), 0x8000), "PNG", (128, 128, 128)),
    ],
    ids=lambda value: value.mode if isinstance(value, Image.Image) else None,
)
def test_every_mode_of_picture_comes_out_in_its_colours(
    picture: Image.Image, kind: str, expected: tuple[int, int, int]
) -> None:
    assert near(opened(cleaned(encoded(picture, kind))).getpixel((20, 15)), expected)


def test_colours_of_a_wider_space_are_brought_into_srgb() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = srgb.index(b"rXYZ"), srgb.index(b"gXYZ")
    swapped = bytearray(srgb.replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be")))
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"  # a space whose red is our green
    shown = opened(cleaned(encoded(Image.new("RGB", (40, 30), (255, 0, 0)), "JPEG", icc_profile=bytes(swapped))))
    assert near(shown.getpixel((20, 15)), (0, 255, 0), 30)


def test_a_colour_profile_that_is_nonsense_is_left_out() -> None:
    nonsense = b"\0" * 12 + b"mntrRGB " + b"\xff" * 400
    shown = opened(cleaned(encoded(Image.new("RGB", (40, 30), Q), "JPEG", icc_profile=nonsense)))
    assert near(shown.getpixel((20, 15)), Q)


@pytest.mark.parametrize(
    ("size", "shown"),
    [((100, 80), (100, 80)), ((4032, 300), (2016, 150)), ((300, 5000), (123, 2048)), ((3000, 3000), (2048, 2048))],
)
def test_no_side_is_longer_than_2048_and_no_picture_is_made_larger(
    size: tuple[int, int], shown: tuple[int, int]
) -> None:
    outcome = cleaned(encoded(Image.new("RGB", size, Q), "JPEG"))
    assert (outcome.width, outcome.height) == shown
    assert max(Image.open(io.BytesIO(outcome.thumb)).size) == min(400, max(shown))


@pytest.mark.parametrize(
    ("name", "size", "options"),
    [
        ("12 megapixels", (4032, 3024), {}),
        ("12 megapixels, progressive", (4032, 3024), {"progressive": True}),
        ("50 megapixels", (8160, 6120), {}),
    ],
)
def test_a_phone_s_largest_photo_is_cleaned_within_two_seconds_and_256_mb(
    name: str, size: tuple[int, int], options: dict[str, bool]
) -> None:
    data = encoded(photo_like(*size), "JPEG", quality=88, exif=exif(6), **options)
    began = time.perf_counter()
    outcome = cleaned(data)
    seconds = time.perf_counter() - began
    print(f"\n{name}: {len(data) / 1e6:.1f} MB in {seconds:.2f} s, peak {outcome.peak / 1e6:.0f} MB,"
          f" shown in {len(outcome.full) / 1e3:.0f} kB and {len(outcome.thumb) / 1e3:.0f} kB")  # fmt: skip
    assert outcome.height > outcome.width >= 1440
    assert seconds < 2
    assert outcome.peak < 256e6


def test_the_largest_png_and_webp_that_are_taken_fit_the_memory() -> None:
    glass = Image.effect_noise((4460, 4460), 60).convert("RGBA")
    assert cleaned(encoded(glass, "PNG", compress_level=1)).peak < 256e6
    assert cleaned(encoded(glass.resize((3600, 3600)), "WEBP", method=0)).peak < 256e6


def test_evidence_is_kept_of_a_picture_whose_profile_comes_before_its_exif() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + bytes(20_000)
    plain = encoded(corners(), "JPEG", icc_profile=profile)
    after = plain.index(b"\xff\xdb")
    data = plain[:after] + with_exif(exif(6))[2:].split(b"\xff\xe0")[0] + plain[after:]
    outcome = cleaned(data)
    assert outcome.evidence == HERE
    assert outcome.height > outcome.width
