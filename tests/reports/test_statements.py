"""What is asked of the database stays a small, fixed number of statements, however much is stored or shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask

from backend.core.db import db
from backend.reports.queries import _page
from tests.factories import CAPITOL, Phone, SignedIn, a_photo, a_report, digest


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The statements that the block asks of the database; BEGIN is none."""
    asked: list[str] = []
    with app.app_context():
        engine = db.engine

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def test_the_staff_list_takes_the_same_statements_for_five_and_for_fifty(
    app: Flask, phone: Phone, clerk: SignedIn
) -> None:
    for n in range(50):
        picture = a_photo(f"#{n:06x}", size=(16, 16))
        phone.sends(a_report(photos=[digest(picture)], place={"point": CAPITOL, "address": f"{n} 10th St"}))
    found = {}
    for limit in (5, 50):
        with counted(app) as asked:
            assert len(clerk.gets(f"reports?limit={limit}")["reports"]) == limit
        found[limit] = len(asked)
    assert found == {5: 3, 50: 3}  # the session, the page with the number of photos, the counts


@pytest.mark.parametrize("page", ["first", "later"])
def test_what_is_open_is_read_along_its_index(inside: None, page: str) -> None:
    statement = _page(frozenset(), 51, pressing=True, first=page == "first")
    if page == "later":
        statement = statement.params(after_at=date(2026, 11, 22), after_number=1)
    asked = statement.compile(db.engine, compile_kwargs={"literal_binds": True})
    on_sqlite, connection = db.engine.dialect.name == "sqlite", db.session.connection()
    if not on_sqlite:  # it would rather read so few rows all and sort them
        connection.exec_driver_sql("SET enable_seqscan = off; SET enable_sort = off")
    rows = connection.exec_driver_sql(f"{'EXPLAIN QUERY PLAN' if on_sqlite else 'EXPLAIN'} {asked}")
    plan = "\n".join(map(str, rows))
    assert "ix_report_pressing" in plan
    assert ("TEMP B-TREE" if on_sqlite else "Sort") not in plan


@pytest.mark.parametrize("photos", [0, 4])
def test_a_report_is_stored_in_a_fixed_number_of_statements(app: Flask, phone: Phone, photos: int) -> None:
    listed = [digest(a_photo(f"#{n:06x}", size=(16, 16))) for n in range(photos)]
    phone.sends(a_report())
    with counted(app) as asked:
        phone.sends(a_report(photos=listed))
    writes = [statement for statement in asked if statement.startswith(("INSERT", "UPDATE"))]
    assert len(writes) == 4 + bool(photos)  # the report, its words, its first event, what is owed, its photos
    assert len(asked) - len(writes) <= 5


def test_a_ticket_is_shown_in_three_statements(app: Flask, phone: Phone, clerk: SignedIn) -> None:
    ticket = phone.sends(a_report())["ticket"]
    clerk.moves(ticket, "reviewed")
    clerk.moves(ticket, "done", note="Filled.")
    with counted(app) as asked:
        assert len(phone.looks_at(ticket)["timeline"]) == 3
    assert len(asked) == 3  # the report with its words, its photos, its events
