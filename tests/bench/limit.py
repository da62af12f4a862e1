"""The limit: a bare Flask app on the same server and database, with one insert, one read and one list, and nothing
else: no check, no key, no event, no header. `python -m tests.bench.limit PORT URL` serves it."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

import orjson
import sqlalchemy as sa
from flask import Flask, Response, request
from granian.server import Server

ROW = sa.Table(
    "bare",
    sa.MetaData(),
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("service", sa.String(60)),
    sa.Column("state", sa.String(20)),
    sa.Column("lat", sa.Double),
    sa.Column("lng", sa.Double),
    sa.Column("address", sa.String(200)),
    sa.Column("description", sa.Text),
    sa.Column("answers", sa.JSON),
    sa.Column("received_at", sa.DateTime(timezone=True), index=True),
)
NAMES = [str(column.name) for column in ROW.c]
URL = "BENCH_LIMIT_URL"


def create_app() -> Flask:
    """The bare app on the database that the environment names."""
    app = Flask("limit", static_folder=None)
    engine = bare_engine(os.environ[URL])

    @app.put("/rows/<int:number>")
    def insert(number: int) -> Response:
        body = orjson.loads(request.get_data())
        point = body["place"]["point"]
        values = {
            "number": number,
            "service": body["service"],
            "state": "received",
            "lat": point["lat"],
            "lng": point["lng"],
            "address": body["place"]["address"],
            "description": body["description"],
            "answers": body["answers"],
            "received_at": datetime.now(UTC),
        }
        with engine.begin() as connection:
            connection.execute(sa.insert(ROW).values(**values))
        return _json({"number": number}, 201)

    @app.get("/rows/<int:number>")
    def read(number: int) -> Response:
        with engine.connect() as connection:
            row = connection.execute(sa.select(ROW).where(ROW.c.number == number)).one()
        return _json(dict(zip(NAMES, row, strict=True)))

    @app.get("/rows")
    def newest() -> Response:
        with engine.connect() as connection:
            rows = connection.execute(sa.select(ROW).order_by(ROW.c.received_at.desc()).limit(50)).all()
        return _json([dict(zip(NAMES, row, strict=True)) for row in rows])

    return app


def bare_engine(url: str) -> sa.Engine:
    """An engine that keeps rows as safely as ours does (SQLite: WAL, synchronous FULL)."""
    engine = sa.create_engine(url)
    if url.startswith("sqlite"):

        @sa.event.listens_for(engine, "connect")
        def prepare(connection: object, _record: object) -> None:
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 5000"):
                connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

    return engine


def _json(body: object, status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, content_type="application/json")


if __name__ == "__main__":
    port, os.environ[URL] = int(sys.argv[1]), sys.argv[2]
    Server(
        "tests.bench.limit:create_app",
        port=port,
        interface="wsgi",
        factory=True,
        workers=1,
        blocking_threads=4,
        log_level="warning",
        websockets=False,
    ).serve()
