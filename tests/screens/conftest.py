"""Pictures of the screens: into a temporary folder, or with --screens into docs/screens, where people look at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.settings import ROOT
from tests.journeys.conftest import chromium, live, page, phone_browser, playwright

__all__ = ["chromium", "live", "page", "phone_browser", "playwright"]


@pytest.fixture
def album(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where pictures go."""
    folder = ROOT / "docs" / "screens" if request.config.getoption("--screens") else tmp_path / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
