"""A visitor who walks through the screens in any language and any look, and takes pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from backend.city import read_city
from backend.core.words import translated
from tests.factories import SACRAMENTO
from tests.journeys.album import LOOKS


@dataclass(frozen=True, slots=True)
class Visitor:
    """A page, the look of it, and what keeps a picture of it under a name."""

    page: Page
    look: str
    keep: Callable[[str], None]

    def says(self, text: str) -> str:
        """An English text of the app or of the city in the visitor's language."""
        language = LOOKS[self.look].browser["locale"][:2]
        found = translated(text, language)
        return read_city(SACRAMENTO).text(text, language) if found == text else found

    def presses(self, name: str) -> None:
        """Press the button with this name."""
        self.page.get_by_role("button", name=self.says(name)).click()

    def sees(self, text: str) -> None:
        """This text is to be seen; what stands in braces may be anything."""
        parts = re.split(r"\{\w+\}", self.says(text))
        expect(self.page.get_by_text(re.compile(".*".join(map(re.escape, parts)))).first).to_be_visible()

    def chooses(self, answer: str) -> None:
        """Choose an answer of the form."""
        self.page.get_by_text(self.says(answer), exact=True).click()

    def opens_pothole(self) -> None:
        """The first screen of a pothole, from home."""
        self.page.goto("/")
        self.page.get_by_role("link", name=self.says("Pothole")).first.click()
        expect(self.page.get_by_role("heading", name=self.says("Pothole"))).to_be_visible()

    def adds(self, picture: Path) -> None:
        """Choose a picture from the gallery."""
        self.page.locator("input[type=file]").last.set_input_files(str(picture))
        expect(self.page.locator(".photo-remove")).to_have_count(1)

    def finds_itself(self) -> None:
        """Let the phone say where it is."""
        self.presses("Use my location")
        self.sees("Your location")

    def answers(self) -> None:
        """From the place over the questions to the check page."""
        self.presses("Continue")
        self.chooses("In a traffic lane")
        self.chooses("No")
        self.presses("Continue")
        self.sees("Check your answers")

    def sends(self) -> str:
        """Send the report; its number."""
        self.presses("Send the report")
        self.page.wait_for_url("**/sent/*")
        return self.page.url.rpartition("/")[2]

    def reports(self) -> str:
        """A whole pothole with a connection; its number."""
        self.opens_pothole()
        self.finds_itself()
        self.answers()
        number = self.sends()
        self.sees("The city has your report")
        return number
