"""What the worker does for a department. A job takes ids and may run twice: the Message-ID tells a repeat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import current_app

from backend import photos
from backend.city.queries import the_city
from backend.core import clock
from backend.core.db import db, transaction
from backend.core.mail import Attachment, Mail, Mailer, MailFailed
from backend.core.owed import Claim, Later, Never
from backend.dispatch import letters
from backend.dispatch.letters import Addressee
from backend.dispatch.models import Dispatch
from backend.dispatch.queries import THE_REPORT, handed_over
from backend.reports import actions, queries
from backend.reports import number as numbers
from backend.reports.schemas import WITHDRAW
from backend.settings import Settings

WAIT_FOR_REPORT_S = 30


def send(claim: Claim) -> None:
    """Hand a new report to its department once its photos are settled; at the latest after the photo wait, and an
    urgent one at once. Raises Later while it waits, Never where the department has no address that takes mail."""
    row = queries.find(claim.owner)
    if row is None:
        raise Never("the report is gone")
    settings = _settings()
    ready_by = row.received_at + timedelta(seconds=settings.photo_wait_seconds)
    left = (ready_by - clock.now()).total_seconds()
    if left > 0 and not row.urgent and photos.unsettled(claim.owner):
        raise Later(left, "waiting for photos")
    with_photos = photos.shown(claim.owner)
    view = queries.reporters_view(row)
    whom = _addressee(row)
    mail = letters.report_mail(view, whom, _attachments(with_photos))
    _hand_over(claim, whom, mail, [photo.no for photo in with_photos], first=True)


def send_photo(claim: Claim) -> None:
    """Hand a photo that was shown after its report had gone to the department. Nothing to do if it went with it."""
    report = _first(claim)
    late = [photo for photo in photos.shown(claim.owner) if photo.no == claim.item_no]
    if late and claim.item_no not in report.photos:
        _send_update(claim, letters.photo_text, late)


def send_update(claim: Claim) -> None:
    """Tell the department what the reporter added in words, or that the report was taken back."""
    _first(claim)
    added = next(line for line in queries.added(claim.owner) if line["event"] == claim.item_no)
    taken_back = added["kind"] == WITHDRAW
    _send_update(claim, partial(letters.added_text, added["text"], taken_back=taken_back), [])


def _first(claim: Claim) -> Dispatch:
    for sent in handed_over(claim.owner):
        if sent.item == THE_REPORT:
            return sent
    raise Later(WAIT_FOR_REPORT_S, "the report itself has not gone yet")


def _send_update(claim: Claim, text: Callable[[Addressee], str], pictures: list[photos.Photo]) -> None:
    row = queries.find(claim.owner)
    if row is None:
        raise Never("the report is gone")
    whom = _addressee(row)
    attached = _attachments(pictures)
    mail = letters.update_mail(queries.reporters_view(row), claim.item, text(whom), whom, attached)
    _hand_over(claim, whom, mail, [photo.no for photo in pictures], first=False)


def _hand_over(claim: Claim, whom: Addressee, mail: Mail, photo_nos: list[int], *, first: bool) -> None:
    db.session.rollback()  # no transaction is open during the call outside
    mailer: Mailer = current_app.extensions["mailer"]
    try:
        mailer.send(mail)
    except MailFailed as failure:
        if failure.permanent:
            raise Never(str(failure)) from failure
        raise
    row = {"report": claim.owner, "item": claim.item, "channel": "email", "to": mail.to}
    sent = {"message_id": mail.message_id, "photos": photo_nos, "sent_at": clock.now()}
    with transaction() as session:
        claim.finish(session)
        session.execute(sa.insert(Dispatch).values(**row, **sent))
        if first:
            actions.note_sent(session, claim.owner, whom.name)


def _attachments(shown: list[photos.Photo]) -> list[Attachment]:
    return [Attachment(f"photo-{photo.no + 1}.jpg", "image/jpeg", photos.picture(photo)) for photo in shown]


def _addressee(row: queries.Row) -> Addressee:
    city = the_city()
    known = city.departments.get(row.department)
    if known is None:
        raise Never(f"no department is called {row.department}")
    public_url = _settings().public_url
    link = f"{public_url}/staff/reports/{numbers.symbols(row.number)}"
    host = urlsplit(public_url).hostname or "localhost"
    return Addressee(str(known["name"]), str(known["email"]), link, host, city.languages[0], city.zone)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
