"""The child's own part: take limits upon itself, read a picture from standard input, write what became of it.

Standard output is one line of JSON, then the bytes of the picture and of its thumbnail where there are any:
{"code", "taken_at", "lat", "lng", "width", "height", "sizes": [bytes, bytes], "peak": bytes of memory}
"""

from __future__ import annotations

import json
import logging
import resource
import signal
import sys
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, Final

from . import CRASHED, clean, exif
from .evidence import Evidence

_LARGEST_ANSWER: Final = 16 << 20
_OPEN_FILES: Final = 32


def main() -> None:
    """`argv`: type of the picture, seconds of CPU, seconds of wall time, bytes of memory."""
    kind, *limits = sys.argv[1:]
    confine(*(int(limit) for limit in limits))
    logging.disable()
    warnings.simplefilter("ignore")
    try:
        sys.stdout.buffer.write(answer(sys.stdin.buffer, kind))
        sys.stdout.buffer.flush()
    except Exception:
        sys.exit(CRASHED)


def confine(cpu: int, wall: int, memory: int) -> None:
    """From here on: so many seconds of CPU and of wall time, so many bytes of data, few open files, no core dump.

    The alarm ends the child also where its parent died. Memory is RLIMIT_DATA: it counts what the child allocates and
    not the libraries it shares, so it means the same on every distribution.
    """
    signal.alarm(wall)
    limits = {
        resource.RLIMIT_CPU: (cpu, cpu + 1),  # SIGXCPU at the first, so that the parent can tell; SIGKILL at the second
        resource.RLIMIT_DATA: (memory, memory),
        resource.RLIMIT_FSIZE: (_LARGEST_ANSWER, _LARGEST_ANSWER),
        resource.RLIMIT_NOFILE: (_OPEN_FILES, _OPEN_FILES),
        resource.RLIMIT_CORE: (0, 0),
    }
    for what, limit in limits.items():
        resource.setrlimit(what, limit)


def answer(file: BinaryIO, kind: str) -> bytes:
    """What became of the picture in `file`, as it goes to the parent."""
    pictures: list[bytes] = []
    facts: dict[str, Any] = {"code": None, "width": 0, "height": 0}
    evidence = Evidence()
    try:
        picture = clean.opened(file, kind)
        evidence, orientation = exif.read(picture.info.get("exif") or b"")
        clean.decode(picture)
        if kind == "PNG":  # its EXIF may stand behind the pixels
            evidence, orientation = exif.read(picture.info.get("exif") or b"")
        shown = clean.cleaned(picture, orientation)
        pictures = [clean.jpeg(shown), clean.jpeg(clean.thumbnail(shown))]
        facts |= {"width": shown.width, "height": shown.height}
    except (clean.TooManyPixels, MemoryError):
        facts["code"] = "photo-too-many-pixels"
    except Exception:  # whatever a decoder raises, the picture is what is broken
        facts["code"] = "photo-broken"
    facts |= asdict(evidence) | {"sizes": [len(data) for data in pictures], "peak": peak_memory()}
    return b"\n".join((json.dumps(facts).encode(), b"".join(pictures)))


def peak_memory() -> int:
    """The most memory this process has had resident, in bytes.

    getrusage would count the parent's as well: Linux carries its peak over into the child.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
