"""Secrets that are made at the first run and kept: one file each, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def kept(path: Path, make: Callable[[], str]) -> str:
    """The text in `path`; where there is no such file, `make()` is written there first (mode 600).

    Two processes may start at once: the first one to link its file wins and both return the same text.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        mine = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        mine.touch(mode=0o600)
        mine.write_text(make(), encoding="utf-8")
        try:
            os.link(mine, path)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return path.read_text(encoding="utf-8").strip()
