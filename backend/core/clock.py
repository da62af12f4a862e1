"""The one place that asks what time it is, so that tests and long runs can move it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_moved_to: datetime | None = None


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _moved_to or datetime.now(UTC)


@contextmanager
def moved_to(instant: datetime) -> Iterator[None]:
    """Hold the clock of this process at `instant` (aware) while the block runs."""
    global _moved_to  # noqa: PLW0603 - the clock is the one thing a process shares
    before, _moved_to = _moved_to, instant
    try:
        yield
    finally:
        _moved_to = before


def rfc3339(instant: datetime) -> str:
    """An aware instant as `2026-11-22T19:00:00Z`, whole seconds, UTC (RFC 3339)."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
