"""What every test stands on: an app on a fresh SQLite and on a fresh PostgreSQL, a client, a mailbox, a worker."""

from __future__ import annotations

import email
import email.policy
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import psycopg
import pytest
from flask import Flask

from backend import create_app
from backend.city.actions import load
from backend.core import owed
from backend.core.db import db
from backend.core.http import limiter
from backend.core.migrations import migrate
from backend.notices.actions import rotate_push_key
from backend.settings import ROOT, Settings, from_env
from tests import postgres
from tests.factories import Phone, SignedIn

SHARED_DATA = ROOT.parent / "shared" / "data"


def settings_for(folder: Path, **overrides: object) -> Settings:
    """Settings of a test: everything under `folder`, nothing from the environment."""
    pwa = overrides.pop("pwa", ROOT / "pwa" / "dist")
    return from_env({}, env="test", data=folder, demo=False, pwa=pwa, log_level="error", **overrides)


def _build(settings: Settings) -> None:
    app = create_app(settings)
    migrate(app)
    with app.app_context():
        load(app.extensions["city"])
        rotate_push_key()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def built_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and loaded SQLite file, to be copied."""
    folder = tmp_path_factory.mktemp("sqlite")
    _build(settings_for(folder))
    return folder / "wellkept.db"


@pytest.fixture(scope="session")
def built_postgresql() -> Iterator[str]:
    """A cluster with a migrated and loaded database called `template`; yields the start of its URLs."""
    folder = Path(tempfile.mkdtemp(prefix="wellkept-pg-"))
    folder.chmod(0o755)
    with postgres.cluster(folder) as url:
        _sql(url, "CREATE DATABASE built")
        with tempfile.TemporaryDirectory() as data:
            _build(settings_for(Path(data), database_url=url + "built"))
        yield url
    shutil.rmtree(folder, ignore_errors=True)


_names = itertools.count()


@pytest.fixture
def fresh_postgresql(built_postgresql: str) -> Iterator[str]:
    """A fresh PostgreSQL database, migrated, with the city loaded."""
    name = f"t{os.getpid()}_{next(_names)}"
    _sql(built_postgresql, f"CREATE DATABASE {name} TEMPLATE built STRATEGY file_copy")
    yield built_postgresql + name
    _sql(built_postgresql, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database, migrated, with the city loaded: once SQLite, once PostgreSQL."""
    if request.param == "sqlite":
        copy = tmp_path / "wellkept.db"
        shutil.copyfile(request.getfixturevalue("built_sqlite"), copy)
        yield f"sqlite:///{copy}"
    else:
        yield request.getfixturevalue("fresh_postgresql")


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The app, on each database."""
    app = create_app(settings_for(tmp_path, database_url=database_url))
    limiter.reset()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def inside(app: Flask) -> Iterator[None]:
    """Within the app, for tests that look into the database (requests of such a test share their sign-in)."""
    with app.app_context():
        yield


@pytest.fixture
def phone(app: Flask) -> Phone:
    """A resident's phone."""
    return Phone(app.test_client())


@pytest.fixture
def clerk(app: Flask) -> SignedIn:
    """A member of staff who has signed in."""
    return SignedIn.as_role(app, "department")


class Mailbox:
    """The mails that were written to the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[EmailMessage]:
        """Every mail, oldest first."""
        paths = sorted(self.folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths]

    def only(self) -> EmailMessage:
        """The one mail there is."""
        (mail,) = self.all()
        return mail


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    """Where mails go."""
    return Mailbox(tmp_path / "sent")


@pytest.fixture
def worker(app: Flask) -> type[object]:
    """Does what is owed."""

    class Worker:
        @staticmethod
        def works() -> int:
            """Work on everything that is due; returns how many rows."""
            with app.app_context():
                return owed.work_all_due()

    return Worker


def _sql(start: str, statement: str) -> None:
    plain = start.replace("+psycopg", "") + "postgres"
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screens`: write the pictures of the screens into docs/screens."""
    parser.addoption("--screens", action="store_true", help="write pictures of the screens into docs/screens")
