"""A living city to look at: made-up reports over the last ninety days, in every state, with drawn photos."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import yaml
from PIL import Image, ImageDraw, ImageFilter

from backend import photos
from backend.city import Definition
from backend.city.catalogue import asked
from backend.city.queries import in_force, the_city
from backend.core import clock, owed
from backend.core.clock import rfc3339
from backend.core.db import db, transaction
from backend.core.owed import Owed
from backend.dispatch.models import Dispatch
from backend.notices.models import Delivery, Subscription
from backend.photos.models import Photo
from backend.reports import actions, workflow
from backend.reports import number as numbers
from backend.reports.events import By, Step
from backend.reports.models import Event, FollowUp, Report, Reporter, Words

CHANNEL = "demo"
REPORTS = 300
DAYS = 90
PATHS: tuple[tuple[str, ...], ...] = (
    (),
    (workflow.REVIEWED,),
    (workflow.REVIEWED, workflow.WORKING),
    (workflow.REVIEWED, workflow.ELSEWHERE),
    (workflow.WORKING, workflow.DONE),
    (workflow.REVIEWED, workflow.WORKING, workflow.DONE),
    (workflow.REVIEWED, workflow.CLOSED),
)
FRESH_DAYS = 12  # younger reports may still be open; older ones have come to an end


@dataclass
class Demonstration:
    """Makes the made-up reports, always the same ones for the same seed. `words` is the city's demo.yaml."""

    words: dict[str, Any]
    seed: int = 311
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - made-up reports, no secret

    def fill(self, count: int, told: Callable[[], None]) -> None:
        """Make `count` reports, oldest first, calling `told` after each."""
        now = clock.now()
        moments = sorted(now - timedelta(days=self.chance.uniform(0.05, DAYS)) for _ in range(count))
        with _unlogged():
            for definition, moment in zip(self._mixed(count), moments, strict=True):
                self._report(definition, moment, now)
                told()

    def _mixed(self, count: int) -> list[Definition]:
        """Every service that takes reports once, as far as `count` goes, and the commonest again and again."""
        every = [definition for definition in in_force() if not definition.body.get("leads_to")]
        common = [definition for definition in every if definition.code in the_city().facts["common"]] or every
        mixed = [*every, *self.chance.choices(common, k=max(0, count - len(every)))]
        self.chance.shuffle(mixed)
        return mixed[:count]

    def _report(self, definition: Definition, moment: datetime, now: datetime) -> None:
        number, key = numbers.mint()
        wants_photo = definition.body["photos"]["max"] > 0 and self.chance.random() < 0.3
        picture = a_drawing(self.chance) if wants_photo else None
        with clock.moved_to(moment):
            actions.submit(actions.Sent(number, key, self._body(definition, moment, picture), CHANNEL))
            if picture:
                photos.receive(number, hashlib.sha256(picture).hexdigest(), picture)
            owed.work_all_due()
        age_days = (now - moment).days
        at = moment
        for to in self.chance.choice(PATHS if age_days < FRESH_DAYS else PATHS[4:]):
            at = min(at + timedelta(hours=self.chance.uniform(2, 60)), now)
            with clock.moved_to(at):
                actions.move(number, to, By(), self._step(to, definition, at.date()))
                owed.work_all_due()
        if picture and self.chance.random() < 0.7:
            photos.release(number, 0, released=True)

    def _body(self, definition: Definition, moment: datetime, picture: bytes | None) -> dict[str, Any]:
        said = self.words["words"].get(definition.code) or self.words["words"]["any"]
        return {
            "service": definition.code,
            "version": definition.version,
            "place": self._place(definition.body["place"]),
            "answers": self._answers(definition),
            "description": self.chance.choice(said) or ("It is there." if _needs_words(definition) else ""),
            "photos": [hashlib.sha256(picture).hexdigest()] if picture else [],
            "language": "en",
            "reported_at": rfc3339(moment),
        }

    def _place(self, wanted: dict[str, Any]) -> dict[str, Any]:
        if wanted["kind"] == "none":
            return {}
        if wanted["kind"] == "area":
            return {"area": self.chance.choice(list(the_city().facts["areas"][wanted["of"]]["names"]))}
        place = self.chance.choice(self.words["places"])
        point = {"lat": place["lat"], "lng": place["lng"], "accuracy_m": 12, "source": "gps"}
        return {"point": point, "address": place["address"]}

    def _answers(self, definition: Definition) -> dict[str, Any]:
        answers: dict[str, Any] = {}
        while todo := [q for q in asked(definition.questions, answers) if q["code"] not in answers]:
            answers[todo[0]["code"]] = self._answer(todo[0])
        return {code: answer for code, answer in answers.items() if answer is not None}

    def _answer(self, question: dict[str, Any]) -> Any:
        kind = question["kind"]
        safe = [option["code"] for option in question["options"] if not option["stop"]]
        if kind in ("one", "yes-no"):
            return self.chance.choice(safe)
        if kind == "many":
            return [self.chance.choice(safe)]
        if not question["required"]:
            return None
        given = {
            "number": 1 + self.chance.randrange(3),
            "date": "2026-11-01",
            "date-time": "2026-11-01T18:30",
            "cart": "B10443",
            "phone": "916-555-0100",
            "plate": "7ABC123",
        }
        return given.get(kind, "As described")

    def _step(self, to: str, definition: Definition, today: date) -> Step:
        if to == workflow.WORKING and definition.body.get("booking"):
            return Step(day=today + timedelta(days=self.chance.randrange(2, 9)))
        if to == workflow.DONE:
            return Step(note=self.chance.choice(self.words["notes"]))
        if to == workflow.CLOSED:
            return Step(reason=self.chance.choice(["not-found", "duplicate", "not-ours"]))
        if to == workflow.ELSEWHERE:
            return Step(agency=self.chance.choice(self.words["agencies"]))
        return Step()


def of_city(folder: Path) -> Demonstration | None:
    """The demonstration of a city's folder, or None where it has none."""
    path = folder / "demo.yaml"
    return Demonstration(yaml.safe_load(path.read_text(encoding="utf-8"))) if path.exists() else None


def is_there() -> bool:
    """Whether any report is stored, made up or not."""
    return db.session.execute(sa.select(Report.number).limit(1)).first() is not None


def examples() -> dict[str, str]:
    """The numbers of three made-up reports: in work, done with a photo, closed without being done."""
    with_photo = sa.select(Photo.owner).where(Photo.owner == Report.number, Photo.released, Photo.state == "shown")
    wanted = {
        "in work": (Report.state == workflow.WORKING,),
        "done, with a photo": (Report.state == workflow.DONE, with_photo.exists()),
        "closed, not done": (Report.state == workflow.CLOSED,),
    }
    found = {}
    for name, conditions in wanted.items():
        query = sa.select(Report.number).where(Report.channel == CHANNEL, *conditions)
        if number := db.session.scalar(query.order_by(Report.received_at.desc()).limit(1)):
            found[name] = numbers.shown(number)
    return found


def clear() -> int:
    """Remove every made-up report and all that belongs to it; returns how many there were."""
    with transaction() as session:
        made_up = sa.select(Report.number).where(Report.channel == CHANNEL)
        numbers_there = list(session.scalars(made_up))
        names = list(session.scalars(sa.select(Photo.name).where(Photo.owner.in_(made_up), Photo.name.is_not(None))))
        for table, column in (
            (Event, Event.report),
            (Words, Words.report),
            (Reporter, Reporter.report),
            (FollowUp, FollowUp.report),
            (Dispatch, Dispatch.report),
            (Photo, Photo.owner),
            (Owed, Owed.owner),
            (Subscription, Subscription.owner),
            (Delivery, Delivery.owner),
        ):
            session.execute(sa.delete(table).where(column.in_(made_up)).execution_options(synchronize_session=False))
        session.execute(sa.delete(Report).where(Report.channel == CHANNEL))
    for name in names:
        photos.store().delete(f"{name}.jpg")
        photos.store().delete(f"{name}-small.jpg")
    return len(numbers_there)


def a_drawing(chance: random.Random) -> bytes:
    """A little picture of a street with something in it, as JPEG."""
    tone = chance.randrange(90, 150)
    road = Image.new("RGB", (640, 480), (tone, tone, tone + 4))
    pen = ImageDraw.Draw(road)
    sky = 120 + chance.randrange(60)
    pen.rectangle((0, 0, 640, sky), fill=(170 + chance.randrange(40), 200, 220))
    for x in range(chance.randrange(60), 640, 110):
        pen.rectangle((x, sky + 40, x + 60, sky + 48), fill=(225, 215, 150))
    x, y = chance.randrange(120, 420), chance.randrange(260, 380)
    for inset in range(0, 40, 8):
        shade = max(tone - 30 - inset * 2, 10)
        pen.ellipse((x + inset, y + inset // 2, x + 160 - inset, y + 80 - inset // 2), fill=(shade, shade, shade))
    out = io.BytesIO()
    road.filter(ImageFilter.GaussianBlur(1)).save(out, "JPEG", quality=80)
    return out.getvalue()


def _needs_words(definition: Definition) -> bool:
    return bool(definition.body["description"]["required"])


@contextmanager
def _unlogged() -> Iterator[None]:
    """Made-up work is not logged: hundreds of lines would hide what to open."""
    from backend.core import log  # noqa: PLC0415 - only here

    log.configure("error")
    try:
        yield
    finally:
        log.configure("info")
