"""Debian's WebKitGTK, the nearest relative of Safari that runs here, driven by plain WebDriver."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import requests

from tests.journeys.engine import Engine, PageGone, awaited
from tests.live import free_port

WINDOW = Path(__file__).with_name("webkit_window.py")
DEBIANS_PYTHON = "/usr/bin/python3"
GONE = {"javascript error", "no such window", "stale element reference", "no such frame"}
PICTURE = {
    "GDK_BACKEND": "x11",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # the sandbox does not run as root
}


class WebKit(Engine):
    """A WebKit with a page. `driver` leads the group of all its processes; `session` is the URL of its session."""

    def __init__(self, driver: subprocess.Popen[bytes], session: str) -> None:
        self.driver = driver
        self.session = session

    def goes(self, url: str) -> None:
        self._posts("url", {"url": url})

    def runs(self, script: str, *arguments: Any) -> Any:
        answer = self._posts("execute/async", {"script": awaited(script), "args": arguments})
        assert "bad" not in answer, answer
        return answer.get("ok")

    def attaches(self, paths: Sequence[Path]) -> None:
        found = self._posts("elements", {"using": "css selector", "value": "input[type=file]"})
        (element,) = found[-1].values()
        self._posts(f"element/{element}/value", {"text": "\n".join(map(str, paths))})

    def dies(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.driver.pid, signal.SIGKILL)
        self.driver.wait()

    def _posts(self, what: str, body: dict[str, Any]) -> Any:
        answer = requests.post(f"{self.session}/{what}", json=body, timeout=60).json()["value"]
        if isinstance(answer, dict) and answer.get("error") in GONE:
            raise PageGone(answer["message"])
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer


@contextmanager
def running(profile: Path | None) -> Iterator[WebKit]:
    """A WebKit that keeps its data in `profile`; without one it is a private window, which keeps nothing."""
    program = shutil.which("WebKitWebDriver")
    assert program, "webkit2gtk-driver is not installed; run tools/machine"
    port = free_port()
    with _screen() as display:
        environment = os.environ | PICTURE | {"DISPLAY": display}
        with subprocess.Popen([program, f"--port={port}"], env=environment, start_new_session=True) as driver:
            browser = WebKit(driver, "")
            try:
                browser.session = _session(
                    f"http://127.0.0.1:{port}", [str(WINDOW), *([str(profile)] if profile else [])]
                )
                yield browser
            finally:
                browser.dies()


def _session(driver: str, arguments: list[str]) -> str:
    options = {"webkitgtk:browserOptions": {"binary": DEBIANS_PYTHON, "args": arguments}}
    deadline = time.monotonic() + 60
    while True:
        try:
            body = {"capabilities": {"alwaysMatch": options | {"timeouts": {"script": 60_000}}}}
            answer = requests.post(f"{driver}/session", json=body, timeout=60).json()["value"]
        except requests.ConnectionError:
            assert time.monotonic() < deadline, "WebKitWebDriver did not start"
            time.sleep(0.05)
        else:
            assert "sessionId" in answer, answer
            return f"{driver}/session/{answer['sessionId']}"


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees, on a number that nobody uses; WebKit has no headless mode."""
    program = shutil.which("Xvfb")
    assert program, "xvfb is not installed; run tools/machine"
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-screen", "0", "800x900x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet) as screen:
        os.close(writing)
        with os.fdopen(reading) as told:
            display = told.readline().strip()
        try:
            yield f":{display}"
        finally:
            screen.terminate()
