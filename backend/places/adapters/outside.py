"""What the outside geocoders have in common: a deadline that holds, errors in our words, and no trace of what was
asked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import BoundedSemaphore, Thread
from typing import Any, Final, TypeVar

from geopy.exc import GeopyError

from backend.core.log import log
from backend.places.interface import Unavailable

TIMEOUT_S: Final = 4.0
AT_ONCE: Final = 8

# geopy and urllib3 write whole addresses into their logs.
for _library in ("geopy", "urllib3"):
    logging.getLogger(_library).setLevel(logging.WARNING)

Answer = TypeVar("Answer")
_places = BoundedSemaphore(AT_ONCE)


def ask(call: Callable[[], Answer], seconds: float = TIMEOUT_S) -> Answer:
    """The answer of `call`, which asks an outside geocoder, within `seconds`.

    The time-outs of HTTP libraries count from one byte to the next, so a server that drips could hold us for hours;
    hence the thread. Raises Unavailable for whatever goes wrong, and at once where too many calls hang already.
    """
    if not _places.acquire(blocking=False):
        raise Unavailable("too many questions are waiting")
    answer: Future[Answer] = Future()
    Thread(target=_run, args=(call, answer), daemon=True).start()
    try:
        return answer.result(seconds)
    except (GeopyError, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("geocoder-away", error=type(error).__name__)
        raise Unavailable(type(error).__name__) from None


def _run(call: Callable[[], Any], answer: Future[Any]) -> None:
    try:
        answer.set_result(call())
    except Exception as error:
        answer.set_exception(error)
    finally:
        _places.release()
