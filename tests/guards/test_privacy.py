"""What we promise about people holds: in the models, in the catalogue, in the log of a whole journey."""

from __future__ import annotations

import json
import re
from pathlib import Path

import orjson
import pytest
from flask import Flask

from backend.city import read_city
from backend.core import log
from backend.core.db import Base
from tests.factories import SACRAMENTO, Phone, SignedIn, a_photo, a_report, digest

NEVER_ASKED = re.compile(r"immigra|citizen|visa|nationalit|birth|born|passport|social.?security|\bssn\b", re.IGNORECASE)
ADDRESSES = re.compile(r"ip_?addr|remote_?addr|user_?agent|fingerprint", re.IGNORECASE)
PERSONAL = {"name", "email", "phone"}
CONTACT = {"kind": "person", "name": "Ada Lovelace", "email": "ada@example.org", "phone": "916-555-0100"}


def test_no_table_holds_where_somebody_comes_from(app: Flask) -> None:
    columns = [f"{table.name}.{column.name}" for table in Base.metadata.tables.values() for column in table.columns]
    assert len(columns) > 50
    assert [name for name in columns if NEVER_ASKED.search(name) or ADDRESSES.search(name)] == []


def test_a_reporters_name_stands_in_one_table_only(app: Flask) -> None:
    holders = {
        table.name
        for table in Base.metadata.tables.values()
        if PERSONAL & {column.name for column in table.columns} and table.name not in ("staff", "photo")
    }
    assert holders == {"reporter"}


def test_no_form_asks_what_the_city_must_not_know() -> None:
    for definition in read_city(SACRAMENTO).definitions:
        assert not NEVER_ASKED.search(orjson.dumps(definition.body).decode()), definition.code


def test_the_privacy_words_are_few() -> None:
    assert 50 < len(read_city(SACRAMENTO).facts["privacy"].split()) <= 150


def test_the_log_of_a_whole_journey_names_nobody(
    phone: Phone, clerk: SignedIn, worker, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    log.configure("debug")
    picture = a_photo()
    body = a_report(contact=CONTACT, description="Behind the blue house", photos=[digest(picture)])
    ticket = phone.sends(body)["ticket"]
    phone.sends(body | {"description": 7}, status=422)
    phone.sends_photo(ticket, picture)
    phone.looks_at(ticket, as_reporter=True)
    clerk.moves(ticket, "done", note="Filled.")
    worker.works()
    (tmp_path / "sent").rename(tmp_path / "moved")
    (tmp_path / "sent").write_text("no folder: the next mail fails")
    phone.sends(body | {"photos": []})
    worker.works()
    logged = capfd.readouterr().err
    assert logged.count("\n") > 3
    for line in filter(None, logged.splitlines()):
        json.loads(line)
    key = ticket.headers["Authorization"].removeprefix("Bearer ")
    for secret in (*CONTACT.values(), "blue house", "38.5766", "-121.4934", "1300 10th", "127.0.0.1", key):
        if secret != "person":
            assert secret not in logged, secret
