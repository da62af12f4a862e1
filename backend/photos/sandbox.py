"""One child process for each photo: it may crash, hang or eat memory, and the worker goes on. No Flask, no database."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from backend.photos.darkroom import CRASHED
from backend.photos.darkroom.evidence import Evidence
from backend.photos.sniff import TYPE_NEEDS, Kind, Refusal, accepted_type

_START: Final = "import sys; sys.path.append(sys.argv.pop(1)); from darkroom.child import main; main()"
"""The darkroom is started by itself: importing the whole house would cost the child 0.6 s and 25 MB."""

_OUT_OF_TIME: Final = (-signal.SIGXCPU, -signal.SIGALRM)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one photo may cost: seconds of CPU, seconds of wall time (a busy machine needs more), bytes of memory.

    An honest photo of 12 megapixels takes 0.4 s of CPU and 70 MB. With the interpreter's own pages the child stays
    below 256 MB resident.
    """

    cpu: int = 2
    wall: int = 10
    memory: int = 224 << 20


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A photo that may be shown: two JPEGs without metadata (longest side 2048 and 400 px), the larger one's size in
    pixels, what the original told about itself, and the peak memory of cleaning it in bytes."""

    full: bytes
    thumb: bytes
    width: int
    height: int
    evidence: Evidence
    peak: int


class DarkroomError(RuntimeError):
    """The child could not start: this installation is at fault and the photo is not. Try again later."""


def clean_in_child(data: bytes, limits: Limits | None = None) -> Cleaned | Refusal:
    """Clean the photo in `data`, or say why it cannot be shown. A child that hangs or crashes is a Refusal.

    Raises DarkroomError or OSError only where no child could be started at all.
    """
    kind = accepted_type(data[:TYPE_NEEDS])
    if isinstance(kind, Refusal):
        return kind
    with tempfile.TemporaryFile() as photo, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        photo.write(data)
        photo.seek(0)
        status = _developed(photo, out, errors, kind, limits or Limits())
        if status == 0:
            out.seek(0)
            return _outcome(out.read())
        if status in _OUT_OF_TIME:
            return Refusal("photo-timeout")
        if status < 0 or status == CRASHED:
            return Refusal("photo-broken")
        errors.seek(0)
        raise DarkroomError(errors.read()[-2000:].decode(errors="replace"))


def _developed(photo: IO[bytes], out: IO[bytes], errors: IO[bytes], kind: Kind, limits: Limits) -> int:
    """Run the darkroom and return its exit status; negative is the signal that ended it.

    The environment is empty (it may hold secrets), and the session is its own (Ctrl-C is the worker's to answer).
    """
    numbers = (str(number) for number in (limits.cpu, limits.wall, limits.memory))
    command = [sys.executable, "-I", "-c", _START, str(Path(__file__).parent), kind, *numbers]
    with subprocess.Popen(  # noqa: S603 - our own code, with a type from a fixed list and numbers
        command, stdin=photo, stdout=out, stderr=errors, env={}, start_new_session=True
    ) as child:
        try:
            return child.wait(limits.wall + 1)
        except subprocess.TimeoutExpired:
            child.kill()
            return -signal.SIGALRM


def _outcome(answer: bytes) -> Cleaned | Refusal:
    """The child's answer, read with care: its output is as little trusted as the picture was."""
    head, _, pictures = answer.partition(b"\n")
    try:
        facts = json.loads(head)
        evidence = Evidence(facts["taken_at"], facts["lat"], facts["lng"])
        width, height, peak = (int(facts[name]) for name in ("width", "height", "peak"))
        if facts["code"] is not None:
            return Refusal(str(facts["code"]), evidence, peak)
        first, second = facts["sizes"]
        full, thumb = pictures[:first], pictures[first : first + second]
    except (KeyError, TypeError, ValueError):
        return Refusal("photo-broken")
    if not (_is_jpeg(full) and _is_jpeg(thumb)):
        return Refusal("photo-broken")
    return Cleaned(full, thumb, width, height, evidence, peak)


def _is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8\xff") and data.endswith(b"\xff\xd9")
