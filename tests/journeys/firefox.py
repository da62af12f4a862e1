"""Debian's Firefox, driven by Marionette: the engine with real push that can be had without anybody's account."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from marionette_driver.errors import JavascriptException
from marionette_driver.marionette import Marionette

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


class Firefox:
    """A Firefox with a page."""

    def __init__(self, marionette: Marionette) -> None:
        self.marionette = marionette

    def goes(self, url: str) -> None:
        """Open an address."""
        self.marionette.navigate(url)

    def runs(self, script: str, *arguments: Any) -> Any:
        """Run JavaScript with `arguments`; a promise is awaited."""
        whole = "const [done] = [arguments[arguments.length - 1]]; (async (...given) => {" + script + "})"
        whole += (
            "(...Array.prototype.slice.call(arguments, 0, -1)).then(x => done({ok: x}), e => done({bad: String(e)}))"
        )
        answer = self.marionette.execute_async_script(whole, script_args=list(arguments), sandbox=None)
        assert "bad" not in answer, answer
        return answer.get("ok")

    def waits_for(self, condition: str, *arguments: Any, within_s: float = 30) -> Any:
        """What a JavaScript expression (of `given`) gives, as soon as it is true."""
        deadline = time.monotonic() + within_s
        while True:
            try:
                if found := self.runs(f"return {condition}", *arguments):
                    return found
            except JavascriptException:
                pass  # the page is being replaced by the next one
            assert time.monotonic() < deadline, f"{condition} did not come true; the page says: {self.text()[:800]}"
            time.sleep(0.1)

    def text(self) -> str:
        """What the page says."""
        return str(self.runs("return document.body.innerText"))

    def presses(self, name: str) -> None:
        """Press the button, link or label that begins with these words."""
        find = """[...document.querySelectorAll('button, a, label, summary')]
          .find(e => e.innerText.trim().startsWith(given[0]) && e.getClientRects().length)"""
        self.waits_for(f"!!({find})", name)
        self.runs(f"({find}).click()", name)


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
        process = subprocess.Popen([*command, "--profile", str(profile)], env=environment, stdout=log, stderr=log)
    marionette = Marionette(host="127.0.0.1", port=port)
    try:
        _wait_for_port(port)
        marionette.start_session()
        marionette.timeout.script = 60
        yield Firefox(marionette)
    finally:
        process.terminate()
        process.wait(20)
