"""Writes: subscribing and leaving, saying that something happened, noting what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
import sqlalchemy as sa

from backend.core import clock, owed
from backend.core.db import AnySession, insert_new, transaction
from backend.core.owed import Claim
from backend.notices import keys
from backend.notices.interface import Notice
from backend.notices.models import Delivery, PushKey, Subscription

DUE, SENT, PASSED_OVER, GONE, REFUSED = "due", "sent", "passed-over", "gone", "refused"


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody can be told: the channel, its own address, and the reader's language."""

    channel: str
    address: Mapping[str, Any]
    language: str

    @property
    def id(self) -> str:
        """A digest of channel and address: the same address subscribes once."""
        where = self.address.get("endpoint") or self.address.get("email")
        return hashlib.sha256(orjson.dumps([self.channel, where])).hexdigest()[:32]


def subscribe(owner: int, who: Address) -> bool:
    """Tell `who` about everything that happens to `owner` from now on. Returns whether that is new; the keys and the
    language of one that is known are brought up to date."""
    row = {"owner": owner, "id": who.id, "channel": who.channel, "address": dict(who.address)}
    with transaction() as session:
        new = insert_new(session, Subscription, {**row, "language": who.language, "created_at": clock.now()})
        if not new:
            this = (Subscription.owner == owner, Subscription.id == who.id)
            fresh = {"address": dict(who.address), "language": who.language}
            session.execute(sa.update(Subscription).where(*this).values(fresh))
    return new


def unsubscribe(owner: int, subscription: str) -> None:
    """Tell that address no longer; harmless where it was not told anyway."""
    with transaction() as session:
        forget(session, owner, subscription)


def forget(session: AnySession, owner: int, subscription: str) -> None:
    """Forget an address, in the open transaction."""
    session.execute(sa.delete(Subscription).where(Subscription.owner == owner, Subscription.id == subscription))


def tell(claim: Claim, notice: Notice) -> None:
    """Owe a delivery of `notice` to everyone who follows the claim's owner, and strike the claim, in one transaction.
    Telling twice about the same event is harmless."""
    with transaction() as session:
        claim.finish(session)
        ids = session.scalars(sa.select(Subscription.id).where(Subscription.owner == claim.owner)).all()
        for subscription in ids:
            row = {"owner": claim.owner, "event": claim.item_no, "subscription": subscription, "state": DUE}
            said = {"kind": notice.kind, "path": notice.path, "context": notice.context, "made_at": clock.now()}
            if insert_new(session, Delivery, row | said):
                owed.owe(session, claim.owner, f"{subscription}:{claim.item_no}", "notice.due")


def note(claim: Claim, state: str, words: dict[str, Any] | None = None) -> None:
    """Note what came of a delivery, and strike the claim."""
    subscription = claim.item.partition(":")[0]
    this = (
        Delivery.owner == claim.owner,
        Delivery.event == claim.item_no,
        Delivery.subscription == subscription,
    )
    with transaction() as session:
        claim.finish(session)
        values = {"state": state, "words": words, "sent_at": clock.now() if state == SENT else None}
        session.execute(sa.update(Delivery).where(*this).values(values))
        if state == GONE:
            forget(session, claim.owner, subscription)


def rotate_push_key() -> str:
    """Make a new VAPID key pair for new subscriptions; the old ones go on serving theirs. Returns its id."""
    row = keys.made()
    with transaction() as session:
        session.execute(sa.insert(PushKey).values(**row, made_at=clock.now()))
    return row["id"]
