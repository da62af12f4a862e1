"""The mail that a department gets: everything needed to mend it, as a good clerk would write it, in the city's own
language; one thread for each ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from backend.core.dates import day_in_words, time_in_words
from backend.core.mail import Attachment, Mail
from backend.core.words import mark, translated

URGENT = mark("Urgent")
TICKET = mark("Ticket {number}")
RECEIVED = mark("Received {when}")
PROMISED = mark("We told the reporter to expect it by {day}.")
WHERE = mark("Where")
NEAR = mark("near {address}")
HOW_TO_FIND_IT = mark("How to find it: {note}")
ON_A_MAP = mark("On a map: {link}")
NUMBER_ON_IT = mark("Number on it: {asset}")
NO_PLACE = mark("The reporter gave no place.")
ANSWERS = mark("What the reporter answered")
WORDS = mark("In the reporter's own words")
WHO = mark("Who reported it")
NO_NAME = mark("The reporter gave no name.")
ONE_PHOTO = mark("A photo is attached.")
PHOTOS = mark("{n} photos are attached.")
WORK_ON_IT = mark("Open the report to say what becomes of it:")
A_LATE_PHOTO = mark("A photo has come in. It is attached.")
ADDED = mark("The reporter has added:")
TAKEN_BACK = mark("The reporter has taken the report back: it is no longer needed.")


@dataclass(frozen=True, slots=True)
class Addressee:
    """Where a department's mail goes: its name and address, the link to the report, the host for message ids, and the
    language and time zone that the city writes in."""

    name: str
    to: str
    link: str
    host: str
    language: str
    zone: tzinfo

    def says(self, text: str, **values: object) -> str:
        """`text` in the language of the city, with each {name} put in."""
        return translated(text, self.language).format_map(values)


def thread_id(number: str, host: str) -> str:
    """The Message-ID of the report's first mail, which every update answers to."""
    return f"<report.{number}@{host}>"


def update_id(number: str, item: str, host: str) -> str:
    """The Message-ID of an update: always the same for the same item, so that a repeat can be told."""
    return f"<report.{number}.{item.replace(':', '-')}@{host}>"


def report_mail(view: dict[str, Any], whom: Addressee, photos: Sequence[Attachment]) -> Mail:
    """The first mail about a report. `view` is the reporter's view in the language of the city."""
    mine, number = view["mine"], view["number"]
    parts = [
        _head(view, whom),
        _under(whom.says(WHERE), _place(mine["place"], whom)),
        _under(whom.says(ANSWERS), [_line(**answer) for answer in mine["answers"]]),
        _under(whom.says(WORDS), [mine["description"]]),
        _under(whom.says(WHO), _who(mine["contact"], whom)),
        _photos(len(photos), whom),
        _foot(whom),
    ]
    urgent = whom.says(URGENT) if view["urgent"] else ""
    subject = (urgent, view["service"]["name"], _in_words(mine["place"], whom), spaced(number))
    return Mail(whom.to, _joined(subject), _body(parts), thread_id(number, whom.host), attachments=photos)


def update_mail(view: dict[str, Any], item: str, text: str, whom: Addressee, photos: Sequence[Attachment]) -> Mail:
    """A later mail in the report's thread."""
    number, service = view["number"], view["service"]["name"]
    body = _body([text, _joined((service, whom.says(TICKET, number=spaced(number)))), _foot(whom)])
    subject = f"Re: {_joined((service, spaced(number)))}"
    return Mail(whom.to, subject, body, update_id(number, item, whom.host), thread_id(number, whom.host), photos)


def photo_text(whom: Addressee) -> str:
    """What an update says that brings a photo."""
    return whom.says(A_LATE_PHOTO)


def added_text(words: str, whom: Addressee, *, taken_back: bool) -> str:
    """What an update says that brings the reporter's words or tells that the report was taken back."""
    if not taken_back:
        return f"{whom.says(ADDED)}\n{words}"
    return _body([whom.says(TAKEN_BACK), _under(whom.says(WORDS), [words])])


def spaced(number: str) -> str:
    """`7K3M9QXT2T` as `7K3-M9Q-XT2T`."""
    return f"{number[:3]}-{number[3:6]}-{number[6:]}"


def _head(view: dict[str, Any], whom: Addressee) -> str:
    when = time_in_words(datetime.fromisoformat(view["received_at"]), whom.zone, whom.language)
    title = _joined((whom.says(URGENT) if view["urgent"] else "", view["service"]["name"]))
    lines = [title, whom.says(TICKET, number=spaced(view["number"])), whom.says(RECEIVED, when=when)]
    if view["expected_by"]:
        day = day_in_words(date.fromisoformat(view["expected_by"]), whom.language)
        lines.append(whom.says(PROMISED, day=day))
    return "\n".join(lines)


def _place(place: dict[str, Any], whom: Addressee) -> list[str]:
    lines = [_in_words(place, whom), ", ".join(place["areas"].values())]
    if place["asset"]:
        lines.append(whom.says(NUMBER_ON_IT, asset=place["asset"]))
    if place["note"]:
        lines.append(whom.says(HOW_TO_FIND_IT, note=place["note"]))
    if point := place["point"]:
        lat, lng = f"{point['lat']:.6f}", f"{point['lng']:.6f}"
        link = f"https://www.openstreetmap.org/?mlat={lat}&mlon={lng}#map=18/{lat}/{lng}"
        lines += [f"{lat}, {lng}", whom.says(ON_A_MAP, link=link)]
    return [line for line in lines if line] or [whom.says(NO_PLACE)]


def _in_words(place: dict[str, Any], whom: Addressee) -> str:
    """The address, or what is near; empty where neither is known."""
    return place["address"] or (whom.says(NEAR, address=place["near"]) if place["near"] else "")


def _line(question: str, answer: str) -> str:
    return f"{question} {answer}" if question.endswith(("?", ":", "؟")) else f"{question}: {answer}"


def _who(contact: dict[str, Any] | None, whom: Addressee) -> list[str]:
    given = [contact[name] for name in ("name", "email", "phone")] if contact else []
    return [part for part in given if part] or [whom.says(NO_NAME)]


def _photos(count: int, whom: Addressee) -> str:
    if count < 2:
        return whom.says(ONE_PHOTO) if count else ""
    return whom.says(PHOTOS, n=count)


def _foot(whom: Addressee) -> str:
    return f"{whom.says(WORK_ON_IT)}\n{whom.link}"


def _under(title: str, lines: Sequence[str]) -> str:
    """The lines under their title; nothing where there is nothing to say."""
    said = [line for line in lines if line]
    return "\n".join([f"{title}:", *said]) if said else ""


def _body(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)
