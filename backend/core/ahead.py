"""What a page of the app will ask for, told with the page itself: on a slow line each answer waited for is a second."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from urllib.parse import quote

import orjson
from werkzeug.datastructures import LanguageAccept

WRITTEN_BY_THE_BUILD = Path(".vite", "ahead.json")


def links(root: Path, path: str, accepted: LanguageAccept) -> str:
    """The `Link` header (RFC 8288) for the app's page at `path`, in the first language asked for that the app speaks.
    Empty for an address of which the build under `root` says nothing."""
    file = root / WRITTEN_BY_THE_BUILD
    if not file.is_file():
        return ""
    known = orjson.loads(file.read_bytes())
    language = _first_spoken(accepted.values(), known["languages"])
    first, name, *_ = [*path.strip("/").split("/"), ""]
    routes = known["routes"]
    wanted = routes.get(f"{first}/{name}") or routes.get(first, [])
    if not wanted or (not name and any("{name}" in link for link in wanted)):
        return ""
    filled = [link.replace("{language}", language).replace("{name}", quote(name, safe="")) for link in wanted]
    return ", ".join([*filled, *known["languages"][language]])


def _first_spoken(wishes: Iterable[str], known: Collection[str]) -> str:
    """As the app itself chooses: wish by wish, each as it is or without its country."""
    choices = (choice for wish in wishes for choice in (wish, wish.split("-")[0]))
    return next((choice for choice in choices if choice in known), "en")
