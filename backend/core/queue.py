"""The queue: it only says "look now". huey carries the word; the database holds what is owed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey
from huey.consumer import Consumer
from huey.serializer import SignedSerializer

from backend.core import owed
from backend.core.log import log

SWEEP_S = 10.0


def make(url: str, secret: str) -> Huey:
    """The queue at `url` (sqlite:///file, postgresql://… or redis://…); its messages are signed with `secret`."""
    serializer = SignedSerializer(secret=secret, salt="wellkept-queue")
    common: dict[str, Any] = {"results": False, "serializer": serializer}
    scheme = urlsplit(url).scheme.partition("+")[0]
    if scheme == "sqlite":
        return SqliteHuey("wellkept", filename=url.removeprefix("sqlite:///"), fsync=False, **common)
    if scheme in ("postgresql", "postgres"):
        return PostgresHuey("wellkept", dsn=url.replace("+psycopg", ""), **common)
    if scheme in ("redis", "rediss"):
        return RedisHuey("wellkept", url=url, **common)
    raise ValueError(f"WELLKEPT_QUEUE_URL begins with {scheme!r}; sqlite, postgresql and redis are known.")


def teller(app: Flask, queue: Huey) -> Callable[[], None]:
    """Makes the queue carry one message, and returns the function that sends it. A queue that is down is only logged:
    the sweep finds the work."""

    @queue.task(name="look")  # type: ignore[untyped-decorator]
    def look() -> None:
        with app.app_context():
            owed.work_all_due()

    def tell() -> None:
        try:
            look()
        except Exception:
            log.exception("queue-away")

    return tell


class Listeners(Consumer):  # type: ignore[misc]
    """huey's workers; who starts them says when they stop."""

    def _set_signal_handlers(self) -> None:
        """Leave SIGTERM and Ctrl-C to `wellkept work`: huey would take them and never act on them here."""


def consume(app: Flask, queue: Huey, threads: int, stop: threading.Event) -> None:
    """Work what is owed until `stop` is set: `threads` workers listen to the queue and one sweep looks by itself."""
    consumer = Listeners(queue, workers=threads, periodic=False, initial_delay=0.05, backoff=1.3, max_delay=2.0)
    consumer.start()
    log.info("worker-ready", threads=threads)
    while not stop.is_set():
        try:
            with app.app_context():
                owed.work_all_due()
        except Exception:
            log.exception("sweep-failed")
        stop.wait(SWEEP_S)
    consumer.stop(graceful=True)
