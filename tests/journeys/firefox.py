"""Debian's Firefox, driven by Marionette: the engine with real push that can be had without anybody's account."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from marionette_driver.by import By
from marionette_driver.errors import JavascriptException
from marionette_driver.marionette import Marionette

from tests.journeys.engine import Engine, PageGone, awaited
from tests.live import free_port

CAPITOL = 'data:application/json,{"location":{"lat":38.5766,"lng":-121.4934},"accuracy":12}'
QUIET = {
    "app.update.auto": False,
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "browser.region.network.url": "",
    "services.settings.server": "data:,#none",
    "network.proxy.type": 0,
}
POWERS = {
    "dom.push.enabled": True,
    "dom.push.connection.enabled": True,
    "dom.push.testing.allowInsecureServerURL": True,
    "permissions.default.desktop-notification": 1,
    "alerts.useSystemBackend": False,  # there is no desktop here that could show them
    "geo.provider.network.url": CAPITOL,
    "geo.provider.use_geoclue": False,
    "geo.provider.testing": True,
    "geo.prompt.testing": True,
    "geo.prompt.testing.allow": True,
}


class Firefox(Engine):
    """A Firefox with a page."""

    def __init__(self, marionette: Marionette, process: subprocess.Popen[bytes]) -> None:
        self.marionette = marionette
        self.process = process

    def goes(self, url: str) -> None:
        self.marionette.navigate(url)

    def runs(self, script: str, *arguments: Any) -> Any:
        try:
            answer = self.marionette.execute_async_script(awaited(script), script_args=list(arguments), sandbox=None)
        except JavascriptException as error:
            raise PageGone(str(error)) from error
        assert "bad" not in answer, answer
        return answer.get("ok")

    def attaches(self, paths: Sequence[Path]) -> None:
        self.marionette.find_elements(By.CSS_SELECTOR, "input[type=file]")[-1].send_keys("\n".join(map(str, paths)))

    def dies(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _wait_for_port(port: int) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < deadline, "Firefox did not start"
            time.sleep(0.1)
        else:
            return


@contextmanager
def running(profile: Path, **preferences: Any) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "firefox-esr is not installed; run tools/machine"
    port = free_port()
    profile.mkdir(parents=True, exist_ok=True)
    given = QUIET | POWERS | preferences | {"marionette.port": port}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in given.items())
    (profile / "user.js").write_text("".join(lines))
    command = [program, "--marionette", "--remote-allow-system-access", "--headless", "--no-remote"]
    environment = os.environ | {"MOZ_HEADLESS": "1", "HOME": str(profile)}
    with (profile / "firefox.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--profile", str(profile)], env=environment, stdout=log, stderr=log, start_new_session=True
        )
    marionette = Marionette(host="127.0.0.1", port=port)
    try:
        _wait_for_port(port)
        marionette.start_session()
        marionette.timeout.script = 60
        yield Firefox(marionette, process)
    finally:
        process.terminate()
        process.wait(20)
