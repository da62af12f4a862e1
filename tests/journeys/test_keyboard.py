"""A pothole without mouse or touch: Tab, Enter, Space and arrows, and what is typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.live import Live

pytestmark = pytest.mark.browser
MOST_TABS = 60

FOCUSED = """() => {
  const e = document.activeElement;
  const words = e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText;
  const drawn = part => part && getComputedStyle(part).outlineStyle !== 'none'
    && parseFloat(getComputedStyle(part).outlineWidth) >= 2;
  return {words: words.trim(), seen: Boolean(drawn(e) || drawn(e.closest('label'))), role: e.getAttribute('role'),
    tag: e.tagName};
}"""


class Keyboard:
    """What a reader without a mouse does and sees."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def focused(self) -> dict[str, object]:
        """The element that has the focus: its words, whether the focus is seen, its role and tag."""
        found: dict[str, object] = self.page.evaluate(FOCUSED)
        return found

    def tabs_to(self, words: str) -> None:
        """Tab until what begins with `words` has the focus; every stop on the way shows where it is."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            now = self.focused()
            assert now["seen"] or now["tag"] == "BODY", f"nobody sees that the focus is on {now}"
            if str(now["words"]).startswith(words):
                return
        raise AssertionError(f"no {words!r} within {MOST_TABS} tabs")

    def presses(self, words: str) -> None:
        """Tab to a button or link and press it."""
        self.tabs_to(words)
        self.page.keyboard.press("Enter")

    def chooses(self, words: str) -> None:
        """With the focus on the first of some radio buttons: choose the one with these words."""
        self.page.keyboard.press("Space")
        for _ in range(10):
            if self.focused()["words"] == words:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not lead to {words!r}")

    def is_at_heading(self, words: str) -> None:
        """A new screen: its heading has the focus, so that it is read out first."""
        heading = self.page.get_by_role("heading", name=words, level=1)
        expect(heading).to_be_focused()

    def is_at_summary(self, *faults: str) -> None:
        """What is wrong has the focus, and says all of it."""
        expect(self.page.get_by_role("alert", name="There is a problem")).to_be_focused()
        for fault in faults:
            expect(self.page.get_by_role("link", name=fault)).to_be_visible()


def test_a_pothole_by_keyboard_alone_with_every_mistake_shown_the_way(page: Page, live: Live) -> None:
    keys = Keyboard(page)
    page.goto("/")
    expect(page.get_by_role("link", name="Pothole")).to_be_visible()
    keys.presses("Pothole")
    keys.is_at_heading("Pothole")

    keys.presses("Continue")
    keys.is_at_summary("Say where it is")
    keys.presses("Say where it is")
    expect(page.get_by_role("region", name="Where is it?")).to_be_focused()
    keys.tabs_to("Or write the address")
    page.keyboard.type("1300 10th St")
    keys.presses("Continue")
    expect(page.get_by_text("Where in the road is it?")).to_be_visible()
    keys.is_at_heading("Pothole")

    keys.presses("Continue")
    keys.is_at_summary("Please answer: Where in the road", "Please answer: Has it damaged")
    keys.presses("Please answer: Where in the road")
    assert keys.focused()["words"] == "In a traffic lane"
    keys.chooses("In a bike lane")
    keys.tabs_to("Yes")
    keys.chooses("No")
    keys.presses("Continue")
    keys.is_at_heading("Check your answers")
    expect(page.get_by_text("In a bike lane")).to_be_visible()

    keys.presses("Send the report")
    expect(page.get_by_role("heading", name="The city has your report")).to_be_visible()
    keys.is_at_heading("The city has your report")
    keys.presses("See the ticket")
    keys.is_at_heading("Pothole")
    expect(page.get_by_role("heading", name="What you sent")).to_be_visible()
