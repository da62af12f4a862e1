"""The database: SQLite or PostgreSQL, read freely, written only inside `transaction()`."""

from __future__ import annotations

import select
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from importlib import import_module
from typing import Any, Final, cast

import sqlalchemy as sa
from flask import Flask, g
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Session, scoped_session

from backend.core.log import log

BEGIN = "wellkept_begin"
AFTER = "wellkept_after_commit"
HELD = "wellkept_connection"
BUSY_TIMEOUT_MS = 5000
TO_WRITE: Final[Mapping[str, dict[str, Any]]] = {
    "sqlite": {BEGIN: "IMMEDIATE"},
    "postgresql": {"isolation_level": "READ COMMITTED"},
}
"""What a connection is told before it writes, by the name of the dialect; one that reads begins no transaction."""


class Base(DeclarativeBase):
    """The parent of every table; names of constraints are fixed so that migrations can name them."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Instant(sa.types.TypeDecorator[datetime]):
    """An aware instant, kept in UTC on every database (SQLite keeps no zone of its own)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Aware instants only: a naive one is a mistake in our code and raises ValueError."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return value.astimezone(UTC)

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        """What makes the instant, in UTC and aware, of what the driver gives. `process_result_value` would stand behind
        two more calls for each instant of a list, five times as long in all."""
        return _of_text if dialect.name == "sqlite" else _in_utc


def _of_text(text: str | None) -> datetime | None:
    return datetime.fromisoformat(f"{text}+00:00") if text is not None else None


def _in_utc(instant: datetime | None) -> datetime | None:
    return instant.astimezone(UTC) if instant is not None else None


db = SQLAlchemy(model_class=Base, disable_autonaming=True, session_options={"expire_on_commit": False})

AnySession = Session | scoped_session[Any]


def init_app(app: Flask, url: str) -> None:
    """Bind `app` to the database at `url` (sqlite:///… or postgresql+psycopg://…)."""
    sqlite = url.startswith("sqlite")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    options: dict[str, Any] = {"pool_size": 16, "max_overflow": 16, "hide_parameters": True}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options if sqlite else options | {"isolation_level": "AUTOCOMMIT"}
    db.init_app(app)
    app.teardown_appcontext(_let_go)
    with app.app_context():
        if sqlite:
            sa.event.listen(db.engine, "connect", _prepare_sqlite)
            sa.event.listen(db.engine, "begin", _begin_sqlite)
        else:
            sa.event.listen(db.engine, "checkout", _still_there)


def connection() -> sa.Connection:
    """What statements made on tables run on, at a third less than by the session: the connection of the open
    transaction, or one for the reads of this request, each of which stands by itself."""
    held: sa.Connection | None = g.get(HELD)
    if held is None:
        held = db.engine.connect()
        setattr(g, HELD, held)
    return held


@contextmanager
def transaction() -> Iterator[AnySession]:
    """The only way to write: yields the session, commits at the end, rolls back on any error.

    Reads outside it stand each by itself, so whatever the block decides on must be read again inside it. On SQLite the
    write lock is taken at once (BEGIN IMMEDIATE): a read that turns into a write would fail with "database is locked"
    however long the busy timeout. What was left with `after_commit` runs once the commit stands.
    """
    session = db.session
    if AFTER in session.info:
        raise RuntimeError("a transaction is open already: one action, one transaction")
    _let_go()
    session.rollback()
    session.expire_all()
    after: list[Callable[[], None]] = []
    session.info[AFTER] = after
    try:
        setattr(g, HELD, session.connection(execution_options=TO_WRITE[session.get_bind().dialect.name]))
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        del session.info[AFTER]
        g.pop(HELD, None)
    for act in after:
        try:
            act()
        except Exception:
            log.exception("after-commit-failed")


def insert_new(
    session: AnySession,  # noqa: ARG001 - whoever has one has a transaction open
    table: type[Base],
    rows: dict[str, Any] | list[dict[str, Any]],
) -> bool:
    """Insert what is not there yet; a row whose key is taken is left as it is, without an error, also when two
    transactions insert it at once. Returns whether anything was inserted."""
    held = connection()
    return bool(held.execute(_insert_new(table, held.dialect.name), rows).all())


@lru_cache(maxsize=64)
def _insert_new(table: type[Base], dialect: str) -> sa.Insert:
    insert = import_module(f"sqlalchemy.dialects.{dialect}").insert  # that dialect alone, for the other takes 2 MB
    columns = table_of(table)
    return cast(sa.Insert, insert(columns).on_conflict_do_nothing().returning(*columns.primary_key))


def table_of(model: type[Base]) -> sa.Table:
    """The table behind a model. Statements on it, made once and run often, cost a quarter of those that are made on
    the model for each request."""
    return cast(sa.Table, model.__table__)


def written(value: int | str) -> sa.ColumnClause[Any]:
    """A fixed value of our own, written into a statement and not given with it: what has no parameters, PostgreSQL
    plans once, and the others mostly each time."""
    return sa.literal_column(repr(value))


def after_commit(session: AnySession, act: Callable[[], None]) -> None:
    """Run `act` once after the open transaction has been committed; the same function is run only once."""
    waiting: list[Callable[[], None]] = session.info[AFTER]
    if act not in waiting:
        waiting.append(act)


def _let_go(_error: BaseException | None = None) -> None:
    if held := g.pop(HELD, None):
        held.close()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    if how := connection.get_execution_options().get(BEGIN):
        connection.exec_driver_sql(f"BEGIN {how}")


def _still_there(connection: Any, _record: object, _proxy: object) -> None:
    """A server that has gone away leaves its last words, or the end, to be read where nothing was asked. To look for
    that costs no message to the server and back; the pool then connects anew."""
    waiting = select.poll()
    waiting.register(connection, select.POLLIN)
    if waiting.poll(0):
        raise sa.exc.InvalidatePoolError
