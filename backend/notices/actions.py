"""Writes: subscribing, confirming and leaving, saying that something happened, noting what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
import sqlalchemy as sa

from backend.core import clock, owed
from backend.core.db import AnySession, insert_new, transaction
from backend.core.errors import Problem
from backend.core.owed import Claim
from backend.core.speech import say
from backend.notices import keys, links
from backend.notices.interface import Notice
from backend.notices.models import Delivery, PushKey, Subscription

DUE, SENT, PASSED_OVER, GONE, REFUSED = "due", "sent", "passed-over", "gone", "refused"
PUSH, EMAIL = "push", "email"
ASKED = "asked"  # the kind of a delivery that asks its reader to confirm
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_A_DAY = 5  # mails that ask one address to confirm, whatever the tickets
MOST_FOR_A_TICKET = 30  # such mails about one ticket a day, whatever the addresses


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody can be told by push: the channel, its own address, and the reader's language."""

    channel: str
    address: Mapping[str, Any]
    language: str

    @property
    def id(self) -> str:
        """A digest of channel and address: the same address subscribes once."""
        return hashlib.sha256(orjson.dumps([self.channel, self.address["endpoint"]])).hexdigest()[:32]


def subscribe(owner: int, who: Address) -> bool:
    """Tell `who` about everything that happens to `owner` from now on. Returns whether that is new; the keys and the
    language of one that is known are brought up to date."""
    now = clock.now()
    row = {"owner": owner, "id": who.id, "channel": who.channel, "address": dict(who.address)}
    with transaction() as session:
        times = {"created_at": now, "confirmed_at": now}  # the browser has asked its owner
        new = insert_new(session, Subscription, {**row, "language": who.language, **times})
        if not new:
            this = (Subscription.owner == owner, Subscription.id == who.id)
            fresh = {"address": dict(who.address), "language": who.language}
            session.execute(sa.update(Subscription).where(*this).values(fresh))
    return new


def ask(owner: int, called: str, email: str, language: str) -> None:
    """Owe `email` a mail that asks whether it wants to be told about `owner`, which people call `called`.

    Nothing is owed to an address that said yes before, or that was asked in the last hour or often enough today: the
    caller cannot tell, and nobody's mailbox can be filled. Raises Problem 429 where too many were asked about one.
    """
    who, now = links.id_of(email), clock.now()
    with transaction() as session:
        _spare_the_ticket(session, owner, now)
        row = {"owner": owner, "id": who, "channel": EMAIL, "address": {"email": email}, "language": language}
        if not insert_new(session, Subscription, row | {"created_at": now}) and _confirmed(session, owner, who):
            return
        if _asked(session, now - DAY, Delivery.subscription == who) >= MOST_A_DAY:
            return
        mine = (Delivery.owner == owner, Delivery.subscription == who)
        if _asked(session, now - HOUR, *mine):
            return
        no = -1 - _asked(session, None, *mine)
        asking = {"kind": ASKED, "path": f"/{links.CONFIRM}", "context": {"number": called}, "state": DUE}
        key = {"owner": owner, "event": no, "subscription": who}
        if insert_new(session, Delivery, key | asking | {"made_at": now}):
            owed.owe(session, owner, f"{who}:{no}", "notice.asked")


def _spare_the_ticket(session: AnySession, owner: int, now: datetime) -> None:
    if _asked(session, now - DAY, Delivery.owner == owner) >= MOST_FOR_A_TICKET:
        words = say("Too many people were asked about this ticket today. Follow it by its number, or ask tomorrow.")
        raise Problem(429, "too-many", words, headers={"Retry-After": "3600"})


def _confirmed(session: AnySession, owner: int, subscription: str) -> bool:
    this = (Subscription.owner == owner, Subscription.id == subscription)
    return session.scalar(sa.select(Subscription.confirmed_at).where(*this)) is not None


def _asked(session: AnySession, since: datetime | None, *whom: sa.ColumnElement[bool]) -> int:
    query = sa.select(sa.func.count()).select_from(Delivery).where(Delivery.kind == ASKED, *whom)
    return session.scalar(query.where(Delivery.made_at > since) if since else query) or 0


def confirm(token: str) -> int:
    """Tell the reader of a mail from now on, as they say by the link in it; returns the owner that it is about. Saying
    yes twice is harmless. Raises Problem: 404 link-unknown, 410 link-expired, link-used (they have left since)."""
    owner, subscription = links.read(links.CONFIRM, token)
    with transaction() as session:
        this = (Subscription.owner == owner, Subscription.id == subscription)
        when = sa.func.coalesce(Subscription.confirmed_at, sa.literal(clock.now(), Subscription.confirmed_at.type))
        if session.execute(sa.update(Subscription).where(*this).values(confirmed_at=when)).rowcount == 0:  # type: ignore[attr-defined]
            raise Problem(410, "link-used", say("You have said since that you want no more mails."))
    return owner


def stop(token: str) -> int:
    """Tell the reader of a mail no longer, as they say by the link in it; returns the owner that it was about. Saying
    it twice is harmless. Raises Problem 404 link-unknown."""
    owner, subscription = links.read(links.STOP, token)
    unsubscribe(owner, subscription)
    return owner


def forget_unconfirmed(claim: Claim) -> None:
    """Forget an address that never said yes, and strike the claim; one that was asked again has another chance."""
    who = claim.item.partition(":")[0]
    this = (Subscription.owner == claim.owner, Subscription.id == who)
    again = (Delivery.owner == claim.owner, Delivery.subscription == who, Delivery.event < claim.item_no)
    with transaction() as session:
        claim.finish(session)
        silent = sa.delete(Subscription).where(*this, Subscription.confirmed_at.is_(None))
        session.execute(silent.where(~sa.exists().where(*again)))


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
        told = (Subscription.owner == claim.owner, Subscription.confirmed_at.is_not(None))
        ids = session.scalars(sa.select(Subscription.id).where(*told)).all()
        for subscription in ids:
            row = {"owner": claim.owner, "event": claim.item_no, "subscription": subscription, "state": DUE}
            said = {"kind": notice.kind, "path": notice.path, "context": notice.context, "made_at": clock.now()}
            if insert_new(session, Delivery, row | said):
                owed.owe(session, claim.owner, f"{subscription}:{claim.item_no}", "notice.due")


def note(claim: Claim, state: str, words: dict[str, Any] | None = None) -> None:
    """Note what came of a delivery, and strike the claim; an address that is gone is forgotten."""
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
