"""A fresh city is a living one, and the made-up reports go when told, without touching the real ones."""

from __future__ import annotations

import random
import re

from flask import Flask

from backend import demo
from backend.core.db import db
from backend.settings import ROOT
from tests.factories import Phone, a_report

SACRAMENTO = ROOT / "backend" / "cities" / "sacramento"


def test_a_living_city_has_reports_in_every_state_and_can_be_cleared(app: Flask, phone: Phone) -> None:
    with app.app_context():
        made = demo.of_city(SACRAMENTO)
        assert made
        told: list[int] = []
        made.fill(40, lambda: told.append(1))
        assert len(told) == 40
        assert set(demo.examples()) >= {"closed, not done"}
        assert all(re.fullmatch(r"\w{3}-\w{3}-\w{4}", number) for number in demo.examples().values())
        db.session.remove()
    ticket = phone.sends(a_report())["ticket"]
    with app.app_context():
        assert demo.clear() == 40
        assert demo.examples() == {}
        db.session.remove()
    phone.looks_at(ticket)


def test_a_city_without_a_demonstration_has_none(app: Flask, tmp_path) -> None:
    assert demo.of_city(tmp_path) is None


def test_every_drawing_is_a_small_picture() -> None:
    assert 2_000 < len(demo.a_drawing(random.Random(1))) < 60_000
