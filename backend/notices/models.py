"""Who wants to be told about what, and what was told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import Base, Instant


class Subscription(Base):
    """Somebody to be told about a topic of `owner` (a report's number). `id` is a digest of channel and address, so
    that subscribing twice is subscribing once. `address` is personal: it is never shown, logged or exported. Nobody is
    told anything before `confirmed_at`: an e-mail address may have been typed by somebody else."""

    __tablename__ = "subscription"

    owner: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(sa.String(10))
    address: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    language: Mapped[str] = mapped_column(sa.String(12))
    created_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)


class Delivery(Base):
    """One notice to one subscription; its key keeps it from being told twice. `event` is what it tells of; below zero
    it tells of none: -1 is the first mail that asks its reader to confirm. `words` is what was said, for the page that
    shows what went out: id, title, body, url, channel, language."""

    __tablename__ = "delivery"

    owner: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True, autoincrement=False)
    event: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)
    subscription: Mapped[str] = mapped_column(sa.String(32), primary_key=True, index=True)
    kind: Mapped[str] = mapped_column(sa.String(40))
    path: Mapped[str] = mapped_column(sa.String(200))
    context: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    state: Mapped[str] = mapped_column(sa.String(12))
    words: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON)
    made_at: Mapped[datetime] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant, index=True)


class PushKey(Base):
    """A VAPID key pair (RFC 8292). The newest is given to new subscriptions; old ones serve those made with them."""

    __tablename__ = "push_key"

    id: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    private_pem: Mapped[str] = mapped_column(sa.Text)
    public_pem: Mapped[str] = mapped_column(sa.Text)
    public: Mapped[str] = mapped_column(sa.String(100))
    made_at: Mapped[datetime] = mapped_column(Instant)
