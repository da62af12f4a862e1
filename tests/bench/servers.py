"""The two servers that are compared, as processes of their own, and what their process trees have cost."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from backend.settings import ROOT
from tests.live import Live, free_port

START_WAIT_S = 60.0


@dataclass
class Served:
    """A server on a port, and the processes whose CPU time counts as its own: its tree and the database's."""

    port: int
    roots: list[psutil.Process]
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def cpu_s(self) -> float:
        """Seconds of CPU (user and system) that the process trees have used so far, ended children included."""
        total = 0.0
        for root in self.roots:
            for process in (root, *root.children(recursive=True)):
                spent = process.cpu_times()
                total += spent.user + spent.system + spent.children_user + spent.children_system
        return total

    def memory_mb(self) -> float:
        """Proportional set size (10⁶ bytes) of the largest process of the server: its one web worker."""
        processes = (self.roots[0], *self.roots[0].children(recursive=True))
        return max(_pss(process) for process in processes) / 1e6

    def asks(self, method: str, path: str, headers: Mapping[str, str], body: bytes | None, expected: int) -> bytes:
        """One request on the one connection that is kept; returns the answer's body."""
        self._connection = self._connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        self._connection.request(method, path, body, dict(headers))
        answer = self._connection.getresponse()
        data = answer.read()
        assert answer.status == expected, f"{method} {path}: {answer.status} {data[:300]!r}"
        return data


def _pss(process: psutil.Process) -> int:
    memory = process.memory_full_info()
    return int(getattr(memory, "pss", memory.uss))


@contextmanager
def limit(url: str, database: psutil.Process | None) -> Iterator[Served]:
    """The bare app on the database at `url`."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.limit", str(port), url]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            served = Served(port, _roots(process.pid, database))
            _wait_for(served)
            yield served
        finally:
            process.terminate()


@contextmanager
def ours(data: Path, settings: Mapping[str, str], database: psutil.Process | None) -> Iterator[Served]:
    """`wellkept serve` on an already migrated database."""
    live = Live(data, free_port(), dict(settings))
    live.start_web()
    assert live.web is not None
    try:
        yield Served(live.port, _roots(live.web.pid, database))
    finally:
        live.stop()


def _roots(pid: int, database: psutil.Process | None) -> list[psutil.Process]:
    return [psutil.Process(pid), *([database] if database else [])]


def _wait_for(served: Served) -> None:
    deadline = time.monotonic() + START_WAIT_S
    while True:
        try:
            served.asks("GET", "/rows", {}, None, 200)
            return
        except OSError:
            served._connection = None
            assert time.monotonic() < deadline, "the bare app does not answer"
            time.sleep(0.05)
