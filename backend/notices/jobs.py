"""What the worker does: hand one notice to one address, ask one address whether it wants them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import sqlalchemy as sa
from flask import current_app

from backend.core import clock
from backend.core.db import db
from backend.core.owed import Claim, Later
from backend.notices import actions, links
from backend.notices.interface import Channel, Gone, Message, Refused, Wait
from backend.notices.models import Delivery, Subscription
from backend.notices.words import asked, said

Row = sa.Row


def deliver(claim: Claim) -> None:
    """Send the notice, note what came of it. One that a newer event of the same ticket has overtaken is passed over:
    the reader sees the latest state. Raises Later where the provider asks us to wait."""
    found, whom, newest = _look(claim)
    if found is None or found.state != actions.DUE:
        return None
    if whom is None:
        return actions.note(claim, actions.GONE)
    if newest != claim.item_no:
        return actions.note(claim, actions.PASSED_OVER)
    leave = links.written(links.STOP, claim.owner, whom.id) if whom.channel == actions.EMAIL else ""
    return _send(claim, whom, _message(found, whom, said(found.kind, found.context, whom.language), leave=leave))


def ask_to_confirm(claim: Claim) -> None:
    """Send the mail that asks its reader to confirm, unless that has been said or taken back meanwhile."""
    found, whom, _ = _look(claim)
    if found is None or found.state != actions.DUE:
        return None
    if whom is None or whom.confirmed_at is not None:
        return actions.note(claim, actions.PASSED_OVER)
    words = asked(found.context["number"], links.DAYS, whom.language)
    secret = links.written(links.CONFIRM, claim.owner, whom.id)
    return _send(claim, whom, _message(found, whom, words, secret=secret))


def forget_unconfirmed(claim: Claim) -> None:
    """Forget the address once the link that it was sent works no longer. Raises Later until then."""
    found, _, _ = _look(claim)
    if found is not None:
        left = (found.made_at + timedelta(days=links.DAYS) - clock.now()).total_seconds()
        if left > 0:
            raise Later(left, "the link still works")
    actions.forget_unconfirmed(claim)


def _look(claim: Claim) -> tuple[Row | None, Row | None, int | None]:
    """The delivery, whom it is for, and the newest event they are owed word of."""
    subscription = claim.item.partition(":")[0]
    mine = (Delivery.owner == claim.owner, Delivery.subscription == subscription)
    found = db.session.execute(sa.select(Delivery.__table__).where(*mine, Delivery.event == claim.item_no)).first()
    this = (Subscription.owner == claim.owner, Subscription.id == subscription)
    whom = db.session.execute(sa.select(Subscription.__table__).where(*this)).first()
    newest = db.session.scalar(sa.select(sa.func.max(Delivery.event)).where(*mine))
    db.session.rollback()  # no transaction is open during the call outside
    return found, whom, newest


def _send(claim: Claim, whom: Row, message: Message) -> None:
    channels: Mapping[str, Channel] = current_app.extensions["channels"]
    url = message.url.partition("#")[0]  # a secret is for its reader alone
    words = {"id": message.id, "title": message.title, "body": message.body, "url": url}
    words |= {"channel": whom.channel, "language": whom.language}
    try:
        channels[whom.channel].send(whom.address, message)
    except Gone:
        actions.note(claim, actions.GONE, words)
    except Refused:
        actions.note(claim, actions.REFUSED, words)
    except Wait as wait:
        raise Later(wait.seconds, "the provider asked us to wait") from wait
    else:
        actions.note(claim, actions.SENT, words)


def _message(found: Row, whom: Row, words: tuple[str, str], *, secret: str = "", leave: str = "") -> Message:
    url = current_app.extensions["settings"].public_url + found.path + (f"#{secret}" if secret else "")
    topic = f"ticket.{found.context['number']}"
    return Message(f"{topic}.{found.event}.{whom.id[:12]}", topic, *words, url, whom.language, leave)
