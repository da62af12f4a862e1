"""What was sent: every mail and push as its reader would see it, newest first. Reads only."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import sqlalchemy as sa
from flask import current_app

from backend.city.queries import the_city
from backend.core.clock import rfc3339
from backend.core.db import db
from backend.core.mail import Mailer, stable_id
from backend.dispatch.models import Dispatch
from backend.notices.actions import EMAIL, SENT
from backend.notices.models import Delivery, Subscription
from backend.reports import number as numbers
from backend.settings import Settings

LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
ADDRESS = re.compile(rf"(?<!{LOCAL})({LOCAL}){LOCAL}*@([\w-]+(?:\.[\w-]+)+)")
SECRET = re.compile(r"(/(?:confirm|stop)#)[\w.-]+")
WENT = (Delivery.state == SENT, Delivery.sent_at.is_not(None))
Row = sa.Row


def page(before: datetime | None, limit: int) -> tuple[list[dict[str, Any]], datetime | None]:
    """About `limit` things that were sent before an instant (or until now), and the instant that the next page begins
    before, None at the end. What was sent at one instant stands on one page."""
    found = _before(before or datetime.max.replace(tzinfo=UTC), limit + 1)
    if len(found) <= limit:
        return [_shown(row) for row in found], None
    first_left_out = found[limit].sent_at
    whole = [row for row in found if row.sent_at > first_left_out]
    if whole:
        return [_shown(row) for row in whole], whole[-1].sent_at
    whole = _newest(Dispatch.sent_at == first_left_out, Delivery.sent_at == first_left_out, None)
    return [_shown(row) for row in whole], first_left_out if _before(first_left_out, 1) else None


def write_cursor(before: datetime) -> str:
    """Where a page ended, as an opaque word: microseconds since 1970."""
    return str(round(before.timestamp() * 1_000_000))


def read_cursor(word: str) -> datetime | None:
    """Where the next page begins, or None if the word is none of ours."""
    if not (word.isascii() and word.isdigit() and len(word) <= 17):
        return None
    seconds, micros = divmod(int(word), 1_000_000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micros)


def masked(text: str) -> str:
    """The text with every e-mail address as `j…@host`, but for the city's own."""
    own = _own()
    return ADDRESS.sub(lambda found: found[0] if found[0].lower() in own else f"{found[1]}…@{found[2]}", text)


def _before(until: datetime, limit: int) -> list[Row]:
    return _newest(Dispatch.sent_at < until, Delivery.sent_at < until, limit)


def _newest(mails: sa.ColumnElement[bool], notices: sa.ColumnElement[bool], limit: int | None) -> list[Row]:
    handed_over = sa.select(Dispatch.__table__).where(mails).order_by(Dispatch.sent_at.desc()).limit(limit)
    whom = sa.and_(Subscription.owner == Delivery.owner, Subscription.id == Delivery.subscription)
    told = sa.select(Delivery.__table__, Subscription.address).outerjoin(Subscription, whom)
    told = told.where(*WENT, notices).order_by(Delivery.sent_at.desc()).limit(limit)
    rows = [*db.session.execute(handed_over), *db.session.execute(told)]
    return sorted(rows, key=lambda row: row.sent_at, reverse=True)[:limit]


def _shown(row: Row) -> dict[str, Any]:
    return _hand_over(row) if "message_id" in row._fields else _notice(row)


def _hand_over(row: Row) -> dict[str, Any]:
    """A department's mail; where it is not kept, what the database knows of it."""
    known = {"title": None, "body": None, "photos": [f"photo-{no + 1}.jpg" for no in row.photos]}
    head = {"id": f"{row.report}.{row.item}", "at": rfc3339(row.sent_at), "ticket": numbers.symbols(row.report)}
    about = {"channel": row.channel, "to": row.to, "sender": _settings().mail_from, "language": None, "url": None}
    return head | about | known | _kept(row.message_id)


def _notice(row: Row) -> dict[str, Any]:
    """A resident's mail or push. Its words are those that were sent; of the address only a hint is shown."""
    words = row.words or {}
    head = {"id": f"{row.owner}.{row.event}.{row.subscription[:12]}", "at": rfc3339(row.sent_at)}
    about = {name: words.get(name) for name in ("channel", "language", "title", "body", "url")}
    seen = head | about | {"ticket": numbers.symbols(row.owner), "to": None, "sender": None, "photos": []}
    if words.get("channel") != EMAIL:
        return seen
    mail = {"to": masked(row.address["email"]) if row.address else None, "sender": _settings().mail_from}
    return seen | mail | _kept(stable_id(words["id"], _settings().public_url))


def _kept(message_id: str) -> dict[str, Any]:
    """What a mail says, read back from where it is kept; nothing where it is not."""
    mailer: Mailer = current_app.extensions["mailer"]
    mail = mailer.kept(message_id)
    if mail is None:
        return {}
    heads = {"sender": str(mail["From"]), "to": masked(str(mail["To"])), "title": masked(str(mail["Subject"]))}
    photos = [part.get_filename() or "" for part in mail.iter_attachments()]
    return heads | {"body": masked(_text(mail)), "photos": photos, "url": None}


def _text(mail: EmailMessage) -> str:
    """The mail's words. In production the secrets in its links are its reader's alone."""
    part = mail.get_body(("plain",))
    text = str(part.get_content()).replace("\r\n", "\n") if part else ""
    return SECRET.sub(r"\1…", text) if _settings().production else text


def _own() -> set[str]:
    """The city's own addresses, which are nobody's secret."""
    departments = (str(known.get("email") or "") for known in the_city().departments.values())
    return {address.lower() for address in (*departments, _settings().mail_from)}


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
