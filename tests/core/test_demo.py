"""A fresh city is a living one, and the made-up reports go when told, without touching the real ones."""

from __future__ import annotations

import random
import re

import sqlalchemy as sa
from flask import Flask

from backend import demo
from backend.city.queries import in_force
from backend.core.db import db
from backend.reports.models import Report
from backend.settings import ROOT
from tests.factories import Phone, a_report

SACRAMENTO = ROOT / "backend" / "cities" / "sacramento"


def taking_reports() -> set[str]:
    """Every service for which reports are taken."""
    return {definition.code for definition in in_force() if not definition.body["leads_to"]}


def test_a_living_city_has_reports_in_every_state_and_can_be_cleared(app: Flask, phone: Phone) -> None:
    with app.app_context():
        made = demo.of_city(SACRAMENTO)
        assert made
        told: list[int] = []
        count = len(taking_reports()) + 10
        made.fill(count, lambda: told.append(1))
        assert len(told) == count
        assert set(db.session.scalars(sa.select(Report.service))) == taking_reports()
        assert set(demo.examples()) >= {"closed, not done"}
        assert all(re.fullmatch(r"\w{3}-\w{3}-\w{4}", number) for number in demo.examples().values())
        db.session.remove()
    ticket = phone.sends(a_report())["ticket"]
    with app.app_context():
        assert demo.clear() == count
        assert demo.examples() == {}
        db.session.remove()
    phone.looks_at(ticket)


def test_a_city_without_a_demonstration_has_none(app: Flask, tmp_path) -> None:
    assert demo.of_city(tmp_path) is None


def test_every_drawing_is_a_small_picture() -> None:
    assert 2_000 < len(demo.a_drawing(random.Random(1))) < 60_000
