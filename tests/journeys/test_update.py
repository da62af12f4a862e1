"""A new version of the app: offered, never forced; the old page stays whole until its reader says so."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from backend.settings import ROOT
from tests.journeys import chromium
from tests.journeys.steps import TRACES, answer_questions, begin_pothole, button, ready_for_offline, use_my_location
from tests.live import Live, eventually, running

pytestmark = pytest.mark.browser
DIST = ROOT / "pwa" / "dist"


@pytest.fixture(scope="session")
def next_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the next version of the app is built to: the very sources, one word of the first screen changed."""
    copy = tmp_path_factory.mktemp("next")
    shutil.copytree(ROOT / "locales", copy / "locales")
    shutil.copytree(ROOT / "pwa", copy / "pwa", ignore=shutil.ignore_patterns("node_modules", "dist"))
    (copy / "pwa" / "node_modules").symlink_to(ROOT / "pwa" / "node_modules")
    routes = copy / "pwa" / "src" / "features" / "nowhere" / "Nowhere.tsx"
    old = routes.read_text()
    new = old.replace("t('There is no such page')", "t('There is no page like that')")
    assert new != old
    routes.write_text(new)
    built = subprocess.run(["npm", "run", "build", "--silent"], cwd=copy / "pwa", capture_output=True, check=False)
    assert built.returncode == 0, built.stderr[-2000:]
    return copy / "pwa" / "dist"


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """The build that the server hands out; a test may put another in its place."""
    folder = tmp_path / "served"
    shutil.copytree(DIST, folder)
    return folder


@pytest.fixture
def live(tmp_path: Path, served: Path, built_sqlite: Path) -> Iterator[Live]:
    """Wellkept, with a build of its own."""
    with running(tmp_path / "var", built_sqlite, WELLKEPT_PWA=str(served)) as live:
        yield live


@pytest.fixture
def phone(playwright: Playwright, live: Live, tmp_path: Path) -> Iterator[BrowserContext]:
    """A phone."""
    with chromium.switched_on(playwright, tmp_path / "profile", base_url=live.url) as context:
        yield context


def update_arrives(page: Page, served: Path, build: Path) -> None:
    """The city puts `build` in the old one's place, and the browser finds it."""
    shutil.rmtree(served)
    shutil.copytree(build, served)
    page.evaluate("navigator.serviceWorker.ready.then(registration => void registration.update())")


def build_of(page: Page) -> str:
    """The heading of an address that is none: it differs between the two builds."""
    page.goto("/nowhere")
    return page.get_by_role("heading", level=1).inner_text()


def test_an_old_page_can_be_used_to_its_end_and_the_new_version_is_never_forced(
    phone: BrowserContext, served: Path, next_build: Path
) -> None:
    page = ready_for_offline(phone)
    begin_pothole(page)
    page.evaluate("window.opened = 'before the update'")
    update_arrives(page, served, next_build)
    expect(page.get_by_text("A new version is ready")).to_be_visible()
    use_my_location(page)
    answer_questions(page)
    button(page, "Send the report")
    expect(page.get_by_role("heading", name="The city has your report")).to_be_visible()
    assert page.evaluate("window.opened") == "before the update"
    assert build_of(page) == "There is no such page"
    expect(page.get_by_text("A new version is ready")).to_be_visible()
    with page.expect_event("load"):
        button(page, "Use it now")
    assert build_of(page) == "There is no page like that"


def test_what_was_written_in_the_old_version_is_there_in_the_new_one(
    phone: BrowserContext, served: Path, next_build: Path
) -> None:
    page = ready_for_offline(phone)
    begin_pothole(page)
    use_my_location(page)
    eventually(lambda: '"source":"gps"' in page.evaluate(TRACES))
    update_arrives(page, served, next_build)
    with page.expect_event("load"):
        button(page, "Use it now")
    expect(page.get_by_role("heading", name="Pothole")).to_be_visible()
    expect(page.get_by_text("Your location")).to_be_visible()
    assert build_of(page) == "There is no page like that"


def test_a_bad_worker_can_be_switched_off_and_takes_nothing_written_with_it(
    phone: BrowserContext, served: Path
) -> None:
    page = ready_for_offline(phone)
    begin_pothole(page)
    use_my_location(page)
    eventually(lambda: '"source":"gps"' in page.evaluate(TRACES))
    (served / "sw-off.json").write_text(json.dumps({"off": True}))
    for packed in served.glob("sw-off.json.*"):
        packed.unlink()
    page.goto("/report/pothole")
    expect(page.get_by_text("Your location")).to_be_visible()
    gone = "Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(all => !all.flat().length)"
    eventually(lambda: page.evaluate(gone))
    page.reload()
    assert page.evaluate("navigator.serviceWorker.controller") is None
    expect(page.get_by_text("Your location")).to_be_visible()
