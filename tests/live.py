"""Wellkept as it really runs: a web server and a worker in processes of their own, which tests may kill."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import requests

from backend.settings import ROOT

WELLKEPT = Path(sys.executable).parent / "wellkept"
START_WAIT_S = 60.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Live:
    """A running Wellkept: its data, its port, its processes."""

    data: Path
    port: int
    settings: dict[str, str] = field(default_factory=dict)
    web: subprocess.Popen[bytes] | None = None
    worker: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        own = {
            "WELLKEPT_ENV": "test",
            "WELLKEPT_DATA": str(self.data),
            "WELLKEPT_PORT": str(self.port),
            "WELLKEPT_DEMO": "0",
            "WELLKEPT_LOG_LEVEL": "info",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WELLKEPT_")}
        return kept | own | self.settings

    def runs(self, *arguments: str) -> str:
        """Run a command of `wellkept` to its end; returns what it printed."""
        command = [str(WELLKEPT), *arguments]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def _spawn(self, name: str) -> subprocess.Popen[bytes]:
        log = (self.data / f"{name}.log").open("ab")
        with log:
            return subprocess.Popen([str(WELLKEPT), name], env=self.environment, cwd=ROOT, stdout=log, stderr=log)

    def start_web(self) -> None:
        """Start the web server and wait until it answers."""
        self.web = self._spawn("serve")
        deadline = time.monotonic() + START_WAIT_S
        while time.monotonic() < deadline:
            try:
                if requests.get(f"{self.url}/healthz", timeout=1).json() == {"wellkept": "ok"}:
                    return
            except (requests.RequestException, ValueError):
                assert self.web.poll() is None, self.log("serve")
                time.sleep(0.05)
        raise AssertionError(f"no answer: {self.log('serve')}")

    def start_worker(self) -> None:
        """Start the worker."""
        self.worker = self._spawn("work")

    def kill(self, name: str) -> None:
        """SIGKILL, as a power cut would."""
        process = getattr(self, name)
        if process is not None and process.poll() is None:
            for child in _children(process.pid):
                with suppress(ProcessLookupError):  # it had just ended by itself
                    os.kill(child, signal.SIGKILL)
            process.kill()
            process.wait()
        setattr(self, name, None)

    def stop(self) -> None:
        """Stop both as an operator would."""
        for process in (self.worker, self.web):
            if process is not None and process.poll() is None:
                process.terminate()
        for process in (self.worker, self.web):
            if process is not None:
                try:
                    process.wait(15)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        self.web = self.worker = None

    def log(self, name: str) -> str:
        """What a process has written."""
        path = self.data / f"{name}.log"
        return path.read_text() if path.exists() else ""


def _children(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


@contextmanager
def running(data: Path, built: Path | None = None, **settings: str) -> Iterator[Live]:
    """A migrated Wellkept with the city loaded, its web server and worker running; stopped at the end.

    `built` is a SQLite file that is both already; a copy of it spares two starts of Python.
    """
    live = Live(data, free_port(), settings)
    data.mkdir(parents=True, exist_ok=True)
    if built:
        shutil.copyfile(built, data / "wellkept.db")
    else:
        live.runs("migrate")
        live.runs("city", "load")
    try:
        live.start_web()
        live.start_worker()
        yield live
    finally:
        live.stop()


def eventually(what: object, *, within_s: float = 20.0) -> object:
    """What the function `what` returns, as soon as it is true; fails after `within_s` seconds."""
    assert callable(what)
    deadline = time.monotonic() + within_s
    while True:
        found = what()
        if found:
            return found
        assert time.monotonic() < deadline, f"did not come true within {within_s} s"
        time.sleep(0.05)
