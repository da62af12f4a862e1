"""The mail that a department gets: everything needed to mend it, in words, one thread for each ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.core.mail import Attachment, Mail


def thread_id(number: str, host: str) -> str:
    """The Message-ID of the report's first mail, which every update answers to."""
    return f"<report.{number}@{host}>"


def update_id(number: str, item: str, host: str) -> str:
    """The Message-ID of an update: always the same for the same item, so that a repeat can be told."""
    return f"<report.{number}.{item.replace(':', '-')}@{host}>"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Where a department's mail goes: its name and address, the link to the report, the host for message ids."""

    name: str
    to: str
    link: str
    host: str


def report_mail(view: dict[str, Any], whom: Addressee, photos: Sequence[Attachment]) -> Mail:
    """The first mail about a report. `view` is the reporter's view."""
    mine, number = view["mine"], view["number"]
    lines = [f"{view['service']['name']}", f"Ticket {spaced(number)}", f"Received {view['received_at']}", ""]
    lines += _place_lines(mine["place"])
    lines += [f"{line['question']} {line['answer']}" for line in mine["answers"]]
    if mine["description"]:
        lines += ["", "In the reporter's words:", mine["description"]]
    lines += ["", *_contact_lines(mine["contact"]), "", f"Work on it: {whom.link}"]
    subject = " · ".join(filter(None, (view["service"]["name"], _in_words(mine["place"]), spaced(number))))
    return Mail(whom.to, subject, "\n".join(lines), thread_id(number, whom.host), attachments=photos)


def update_mail(view: dict[str, Any], item: str, text: str, whom: Addressee, photos: Sequence[Attachment]) -> Mail:
    """A later mail in the report's thread."""
    number = view["number"]
    subject = f"Re: {view['service']['name']} · {spaced(number)}"
    body = f"{text}\n\nTicket {spaced(number)}\nWork on it: {whom.link}"
    return Mail(whom.to, subject, body, update_id(number, item, whom.host), thread_id(number, whom.host), photos)


def spaced(number: str) -> str:
    """`7K3M9QXT2T` as `7K3-M9Q-XT2T`."""
    return f"{number[:3]}-{number[3:6]}-{number[6:]}"


def _place_lines(place: dict[str, Any]) -> list[str]:
    lines = [where] if (where := _in_words(place)) else []
    if point := place["point"]:
        lat, lng = f"{point['lat']:.6f}", f"{point['lng']:.6f}"
        lines += [f"{lat}, {lng}", f"On a map: https://www.openstreetmap.org/?mlat={lat}&mlon={lng}#map=18/{lat}/{lng}"]
    if place["areas"]:
        lines.append(", ".join(place["areas"].values()))
    if place["note"]:
        lines.append(f"How to find it: {place['note']}")
    return [*lines, ""]


def _in_words(place: dict[str, Any]) -> str:
    """The address, or what is near; empty where neither is known."""
    return place["address"] or (f"near {place['near']}" if place["near"] else "")


def _contact_lines(contact: dict[str, Any] | None) -> list[str]:
    if contact is None:
        return ["The reporter gave no name."]
    given = [contact["name"], contact["email"], contact["phone"]]
    return ["Contact: " + ", ".join(part for part in given if part)]
