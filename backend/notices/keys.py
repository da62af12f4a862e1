"""The VAPID key pairs: the first is made at the first run, a new one by `wellkept push rotate`, none is thrown away."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import sqlalchemy as sa

from backend.core.db import db
from backend.notices.adapters.push import Keys
from backend.notices.models import PushKey


def newest() -> PushKey | None:
    """The pair that new subscriptions are made with, or None before the first run has made one."""
    return db.session.scalar(sa.select(PushKey).order_by(PushKey.made_at.desc()).limit(1))


def pair(key_id: str) -> Keys | None:
    """The pair with this id, or None."""
    return _pair(key_id)


def made() -> dict[str, str]:
    """A fresh pair, as a row of PushKey without its time."""
    from webpush.vapid import VAPID  # noqa: PLC0415 - 20 MB that whoever makes no key need not hold

    private, public, application_key = VAPID.generate_keys()
    return {
        "id": hashlib.sha256(application_key.encode()).hexdigest()[:16],
        "private_pem": private.decode(),
        "public_pem": public.decode(),
        "public": application_key,
    }


@lru_cache(maxsize=16)
def _pair(key_id: str) -> Keys | None:
    row = db.session.get(PushKey, key_id)
    return Keys(row.private_pem, row.public_pem) if row else None
