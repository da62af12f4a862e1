"""The commands start, stop and say what is wrong."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest
import requests

from backend.settings import ROOT
from tests.live import WELLKEPT, Live, eventually, free_port


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_up_starts_everything_and_stops_cleanly(tmp_path: Path, told: signal.Signals) -> None:
    live = Live(tmp_path / "var", free_port(), {"WELLKEPT_ENV": "development"})
    live.data.mkdir()
    command = [str(WELLKEPT), "up", "--port", str(live.port), "--data", str(live.data)]
    with (tmp_path / "log").open("wb") as log:
        up = subprocess.Popen(command, env=live.environment, cwd=ROOT, stdout=log, stderr=log)
    eventually(lambda: _answers(live.url), within_s=60)
    eventually(lambda: "worker-ready" in (tmp_path / "log").read_text(), within_s=60)
    began = time.monotonic()
    up.send_signal(told)
    assert up.wait(20) == 0, (tmp_path / "log").read_text()
    assert time.monotonic() - began < 15
    left = subprocess.run(["pgrep", "-f", f"--data {live.data}"], capture_output=True, check=False)
    assert left.stdout == b""
    said = (tmp_path / "log").read_text()
    assert live.url in said
    assert "Traceback" not in said
    assert (live.data / "staff-sign-in.txt").stat().st_mode & 0o077 == 0


def test_a_worker_stops_when_told(tmp_path: Path) -> None:
    live = Live(tmp_path / "var", free_port())
    live.data.mkdir()
    live.runs("migrate")
    live.start_worker()
    eventually(lambda: "worker-ready" in live.log("work"))
    assert live.worker
    live.worker.send_signal(signal.SIGTERM)
    assert live.worker.wait(15) == 0


def test_a_city_folder_is_checked_in_plain_words(tmp_path: Path) -> None:
    live = Live(tmp_path, free_port())
    said = live.runs("city", "check", str(ROOT / "backend/cities/sacramento"))
    assert "nothing to mend" in said
    assert "animal-shelter-address: The street address" in said
    assert "answers/lost-pet.md:" in said
    (tmp_path / "broken").mkdir()
    command = [str(WELLKEPT), "city", "check", str(tmp_path / "broken")]
    done = subprocess.run(command, env=live.environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "city.yaml: the file is missing." in done.stderr


def _answers(url: str) -> bool:
    try:
        return requests.get(f"{url}/healthz", timeout=1).ok
    except requests.RequestException:
        return False
