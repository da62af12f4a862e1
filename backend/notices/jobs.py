"""What the worker does: hand one notice to one address."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from flask import current_app

from backend.core.db import db
from backend.core.owed import Claim, Later
from backend.notices import actions
from backend.notices.interface import Channel, Gone, Message, Refused, Wait
from backend.notices.models import Delivery, Subscription
from backend.notices.words import said


def deliver(claim: Claim) -> None:
    """Send the notice, note what came of it. One that a newer event of the same ticket has overtaken is passed over:
    the reader sees the latest state. Raises Later where the provider asks us to wait."""
    subscription = claim.item.partition(":")[0]
    mine = (Delivery.owner == claim.owner, Delivery.subscription == subscription)
    found = db.session.execute(sa.select(Delivery.__table__).where(*mine, Delivery.event == claim.item_no)).first()
    whom = db.session.get(Subscription, (claim.owner, subscription))
    newest = db.session.scalar(sa.select(sa.func.max(Delivery.event)).where(*mine))
    db.session.rollback()  # no transaction is open during the call outside
    if found is None or found.state != actions.DUE:
        return None
    if whom is None:
        return actions.note(claim, actions.GONE)
    if newest != claim.item_no:
        return actions.note(claim, actions.PASSED_OVER)
    return _send(claim, whom, _message(found, whom))


def _send(claim: Claim, whom: Subscription, message: Message) -> None:
    channels: Mapping[str, Channel] = current_app.extensions["channels"]
    words = {"title": message.title, "body": message.body, "url": message.url, "channel": whom.channel}
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


def _message(found: sa.Row, whom: Subscription) -> Message:  # type: ignore[type-arg]
    title, body = said(found.kind, found.context, whom.language)
    url = current_app.extensions["settings"].public_url + found.path
    topic = f"ticket.{found.context['number']}"
    return Message(f"{topic}.{found.event}.{whom.id[:12]}", topic, title, body, url, whom.language)
