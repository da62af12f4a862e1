"""What a resident does in any browser: the same words for three engines, whatever drives them."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CAN_DO_WITHOUT_A_CONNECTION = """navigator.serviceWorker.controller !== null
  && !!(await caches.match('/api/v1/services/pothole', {ignoreSearch: true}))"""


class PageGone(Exception):
    """The page is being replaced by the next one; what was asked of it can be asked again."""


class Engine(ABC):
    """A browser with one page."""

    @abstractmethod
    def goes(self, url: str) -> None:
        """Open an address."""

    @abstractmethod
    def runs(self, script: str, *arguments: Any) -> Any:
        """Run the body of an async JavaScript function of `given` and return what it returns. Raises PageGone."""

    @abstractmethod
    def attaches(self, paths: Sequence[Path]) -> None:
        """Choose pictures in the page's last file input."""

    @abstractmethod
    def dies(self) -> None:
        """SIGKILL to every process of the browser, as an empty battery would."""

    def waits_for(self, condition: str, *arguments: Any, within_s: float = 30) -> Any:
        """What a JavaScript expression (of `given`) gives, as soon as it is true."""
        deadline = time.monotonic() + within_s
        while True:
            try:
                if found := self.runs(f"return {condition}", *arguments):
                    return found
            except PageGone:
                pass
            assert time.monotonic() < deadline, f"{condition} did not come true; the page says: {self.text()[:800]}"
            time.sleep(0.1)

    def waits_for_words(self, words: str, *, within_s: float = 30) -> None:
        """Wait until the page says `words`."""
        self.waits_for("document.body.innerText.includes(given[0])", words, within_s=within_s)

    def text(self) -> str:
        """What the page says."""
        return str(self.runs("return document.body.innerText"))

    def presses(self, name: str) -> None:
        """Press the button, link or label that begins with these words."""
        find = """[...document.querySelectorAll('button, a, label, summary')]
          .find(e => e.innerText.trim().startsWith(given[0]) && e.getClientRects().length)"""
        self.waits_for(f"(found => found && (found.click(), true))({find})", name)

    def writes(self, text: str, *, into: str) -> None:
        """Write into the field whose label holds the words `into`."""
        find = "[...document.querySelectorAll('label')].find(e => e.innerText.includes(given[0]))?.control"
        write = """field => field && (field.focus(), field.value = given[1],
          field.dispatchEvent(new InputEvent('input', {bubbles: true})))"""
        self.waits_for(f"({write})({find})", into, text)


def awaited(script: str) -> str:
    """`script` as the body of a WebDriver async script: its last argument hears {ok} or {bad}."""
    return f"""const given = Array.prototype.slice.call(arguments, 0, -1), done = arguments[arguments.length - 1];
      (async () => {{{script}}})().then(x => done({{ok: x}}), e => done({{bad: String(e)}}));"""
