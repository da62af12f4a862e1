"""Whatever is sent, the worker gets an answer in time, and goes on."""

from __future__ import annotations

import ast
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

import backend.photos.darkroom
from backend.photos.darkroom.evidence import Evidence
from backend.photos.sandbox import Cleaned, DarkroomError, Limits, clean_in_child
from backend.photos.sniff import Refusal
from tests.photos.drawn import (
    SECRET,
    corners,
    encoded,
    endless_maker_note,
    endless_scans,
    exif,
    hall_of_mirrors,
    photo_like,
    png_bomb,
    webp_bomb,
    with_comment,
    with_exif,
)
from tests.photos.segments import assert_only_pixels

JPEG = encoded(corners(), "JPEG")
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def refused(data: bytes, limits: Limits | None = None) -> Refusal:
    """The photo, which must be refused, within two seconds and 256 MB."""
    began = time.perf_counter()
    outcome = clean_in_child(data, limits)
    assert isinstance(outcome, Refusal), outcome
    assert time.perf_counter() - began < 2
    assert outcome.peak < 256e6
    return outcome


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-empty"),
        (b"nothing but words " * 300_000, "photo-type"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "photo-type-svg"),
        (HTML, "photo-type-html"),
        (png_bomb(), "photo-too-many-pixels"),
        (webp_bomb(), "photo-too-many-pixels"),
        (JPEG[: len(JPEG) // 2], "photo-broken"),
        (JPEG[:3], "photo-broken"),
        (encoded(corners(), "PNG")[:60], "photo-broken"),
        (encoded(corners(), "WEBP")[:40], "photo-broken"),
        (b"RIFF\x04\0\0\0WEBP", "photo-broken"),
        (endless_maker_note(), "photo-broken"),
    ],
    ids=[
        "empty",
        "text",
        "svg",
        "html",
        "png-bomb",
        "webp-bomb",
        "cut",
        "start",
        "cut-png",
        "cut-webp",
        "riff",
        "maker",
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_the_smallest_file_that_hangs_a_careless_reader_is_258_bytes() -> None:
    assert len(endless_maker_note()) == 258


@pytest.mark.parametrize(
    "hostile",
    [
        with_exif(endless_maker_note()[6 : 6 + 100]),
        with_exif(hall_of_mirrors()),
        JPEG + b"PK\x03\x04" + SECRET,
        JPEG + HTML,
        with_comment(JPEG, HTML),
        with_exif(b"II*\0" + b"\xff" * 60),
        with_exif(HTML),
    ],
    ids=["maker-note", "mirrors", "zip", "html-after", "html-inside", "pointers", "html-for-exif"],
)
def test_a_hostile_file_that_is_a_picture_too_is_shown_as_the_picture_alone(hostile: bytes) -> None:
    began = time.perf_counter()
    outcome = clean_in_child(hostile)
    assert time.perf_counter() - began < 2
    assert isinstance(outcome, Cleaned)
    assert (outcome.width, outcome.height) == corners().size
    for picture in (outcome.full, outcome.thumb):
        assert_only_pixels(picture)
        assert SECRET not in picture
        assert b"<script" not in picture
    assert outcome.evidence == Evidence()


def test_a_picture_that_keeps_the_processor_busy_for_ever_is_given_up() -> None:
    assert refused(endless_scans(), Limits(cpu=1)).code == "photo-timeout"


def test_a_picture_that_takes_too_long_by_the_clock_is_given_up() -> None:
    assert refused(endless_scans(), Limits(cpu=60, wall=1)).code == "photo-timeout"


def test_a_picture_that_needs_more_memory_than_it_may_have_is_refused() -> None:
    data = encoded(photo_like(3000, 2000), "PNG", compress_level=1)
    assert refused(data, Limits(memory=24 << 20)).code == "photo-too-many-pixels"


def test_a_child_that_cannot_even_answer_is_a_refusal() -> None:
    assert isinstance(refused(JPEG, Limits(memory=1)), Refusal)


def _child_of(parent: int) -> int:
    """The process id of the only child, as soon as it is at work on its picture."""
    listing = [path for path in Path(f"/proc/{parent}/task").glob("*/children") if path.read_text().strip()]
    pids = [int(pid) for path in listing for pid in path.read_text().split()]
    return next((pid for pid in pids if b"darkroom" in Path(f"/proc/{pid}/cmdline").read_bytes()), 0)


@pytest.mark.skipif(sys.platform != "linux", reason="finds the child in /proc")
def test_a_child_that_crashes_is_a_refusal() -> None:
    outcomes: list[Cleaned | Refusal] = []
    limits = Limits(cpu=20, wall=20)
    worker = threading.Thread(target=lambda: outcomes.append(clean_in_child(endless_scans(), limits)))
    worker.start()
    deadline, child = time.monotonic() + 10, 0
    while not child and time.monotonic() < deadline:
        child = _child_of(os.getpid())
    os.kill(child, signal.SIGSEGV)
    worker.join(10)
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Refusal)] == ["photo-broken"]


def test_an_installation_that_cannot_start_the_child_is_not_blamed_on_the_photo() -> None:
    with pytest.raises(DarkroomError, match="OverflowError"):
        clean_in_child(JPEG, Limits(memory=1 << 70))


def test_what_the_picture_told_is_kept_although_it_breaks_off() -> None:
    whole = with_exif(exif(), encoded(photo_like(600, 400), "JPEG"))
    refusal = refused(whole[: len(whole) // 2])
    assert refusal.code == "photo-broken"
    assert refusal.evidence.lat == pytest.approx(38.5816)


def test_the_child_loads_nothing_of_the_house() -> None:
    folder = Path(backend.photos.darkroom.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = {(node.module or "").split(".")[0]}
            else:
                continue
            assert names <= {*sys.stdlib_module_names, "PIL", "exifread"}, path


def test_the_child_does_not_inherit_the_secrets_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLKEPT_SECRET_KEY", SECRET.decode())
    limits, seen = Limits(cpu=20, wall=20), []
    worker = threading.Thread(target=clean_in_child, args=(endless_scans(), limits))
    worker.start()
    deadline, child = time.monotonic() + 10, 0
    while not child and time.monotonic() < deadline:
        child = _child_of(os.getpid())
    seen.append(Path(f"/proc/{child}/environ").read_bytes())
    os.kill(child, signal.SIGKILL)
    worker.join(10)
    assert SECRET not in seen[0]
