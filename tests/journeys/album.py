"""The pictures of the screens: how a screen is looked at, and where its pictures go."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Page

from tests.journeys.chromium import CAPITOL

COLORS: Final = 96


@dataclass(frozen=True, slots=True)
class Look:
    """A way to look at the screens: options of a browser context, and whether the page is turned right to left."""

    browser: dict[str, Any] = field(default_factory=dict)
    turned: bool = False


def _handset(width: int = 390, **more: Any) -> dict[str, Any]:
    held = {"viewport": {"width": width, "height": 844}, "is_mobile": True, "has_touch": True}
    where = {"geolocation": CAPITOL, "permissions": ["geolocation"], "timezone_id": "America/Los_Angeles"}
    return {"locale": "en-US", **held, **where, **more}


LOOKS: Final = {
    "phone": Look(_handset()),
    "dark": Look(_handset(color_scheme="dark")),
    "narrow-spanish": Look(_handset(320, locale="es-US")),
    "right-to-left": Look(_handset(), turned=True),
    "desktop": Look(_handset(1280, is_mobile=False, has_touch=False)),
}


@dataclass(frozen=True, slots=True)
class Album:
    """A folder of pictures, one folder in it for each look."""

    folder: Path

    def keeper(self, page: Page, look: str) -> Callable[[str], None]:
        """What takes a picture of the whole page, as `<look>/<name>.png`, once nothing on it moves."""

        def keep(name: str) -> None:
            if LOOKS[look].turned:
                page.evaluate("document.documentElement.dir = 'rtl'")
            picture = page.screenshot(full_page=True, animations="disabled", caret="hide")
            path = self.folder / look / f"{name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            small(Image.open(io.BytesIO(picture))).save(path, optimize=True)

        return keep


def small(picture: Image.Image) -> Image.Image:
    """The picture with few colors: a third of the bytes, and nobody sees it."""
    return picture.convert("RGB").quantize(COLORS)
