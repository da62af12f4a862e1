"""How often one address may ask. The library `limits` counts, in memory or in Redis, by a hash of the address that is
salted anew each day, so that none is kept."""

from __future__ import annotations

import hashlib
import hmac
import math
import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from flask import Flask, current_app, request
from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

from backend.core import clock
from backend.core.errors import of_status
from backend.settings import Settings

View = TypeVar("View", bound=Callable[..., Any])
TIDY_S = 60.0


class Recent(MemoryStorage):
    """The instants of recent requests, in memory. The parent starts a thread for almost every request to throw old ones
    away; this one looks through them once a minute."""

    STORAGE_SCHEME = ["recent"]  # noqa: RUF012 - as the library has it

    def __init__(self, uri: str | None = None, *, wrap_exceptions: bool = False, **options: str) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions, **options)
        self._lock = threading.Lock()
        self._seen: dict[str, deque[float]] = {}
        self._kept_s, self._tidy_at = 0.0, 0.0

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Whether `amount` more of `key` fit into `limit` for the last `expiry` seconds; they then count."""
        now = time.time()
        with self._lock:
            seen = self._seen.setdefault(key, deque())
            while seen and seen[0] <= now - expiry:
                seen.popleft()
            if len(seen) + amount > limit:
                return False
            seen.extend([now] * amount)
            self._tidy(now, expiry)
            return True

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """When the oldest that still counts was seen, and how many count."""
        with self._lock:
            seen = self._seen.get(key)
            return (seen[0], len(seen)) if seen else (time.time(), 0)

    def reset(self) -> int | None:
        """Forget all."""
        with self._lock:
            forgotten = len(self._seen)
            self._seen.clear()
        return forgotten

    def _tidy(self, now: float, expiry: int) -> None:
        self._kept_s = max(self._kept_s, expiry)
        if now >= self._tidy_at:
            self._tidy_at = now + TIDY_S
            for key in [key for key, seen in self._seen.items() if not seen or seen[-1] <= now - self._kept_s]:
                del self._seen[key]


class Limiter:
    """Marks views with what they allow one address, and holds them to it."""

    def __init__(self) -> None:
        self.enabled = True
        self.storage: Recent | RedisStorage
        self._window: MovingWindowRateLimiter

    def init_app(self, app: Flask, settings: Settings) -> None:
        """Count where the queue is, if that is Redis and so common to all processes; in this process otherwise."""
        app.extensions["limits-salt"] = settings.secret_key
        self.storage = RedisStorage(settings.queue_url) if settings.queue_url.startswith("redis") else Recent()
        self._window = MovingWindowRateLimiter(self.storage)

    def reset(self) -> None:
        """Forget every count."""
        self.storage.reset()

    def limit(self, text: str) -> Callable[[View], View]:
        """Allow each address as much as `text` says, such as "60 per minute; 600 per hour". What is over it is
        answered with 429 and, in Retry-After, the seconds until the next is allowed."""
        items = parse_many(text)

        def mark(view: View) -> View:
            @wraps(view)
            def limited(*args: Any, **kwargs: Any) -> Any:
                if self.enabled:
                    self._count(items)
                return view(*args, **kwargs)

            return cast(View, limited)

        return mark

    def hold(self, text: str) -> None:
        """Hold the request under way to what `text` says as well. Raises Problem 429."""
        if self.enabled:
            self._count(parse_many(text))

    def _count(self, items: list[RateLimitItem]) -> None:
        day, salt = clock.now().date(), current_app.extensions["limits-salt"]
        who = (request.endpoint or "", _hashed(request.remote_addr or "", day, salt))
        for item in items:
            if not self._window.hit(item, *who):
                again_at = self._window.get_window_stats(item, *who).reset_time
                raise of_status(429, {"Retry-After": str(max(1, math.ceil(again_at - time.time())))})


@lru_cache(maxsize=1)
def _salted(day: date, salt: str) -> hmac.HMAC:
    return hmac.new((salt + day.isoformat()).encode(), digestmod=hashlib.sha256)


def _hashed(address: str, day: date, salt: str) -> str:
    digest = _salted(day, salt).copy()
    digest.update(address.encode())
    return digest.hexdigest()[:16]


limiter = Limiter()
