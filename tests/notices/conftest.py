"""A mail server, an app that hands its mails to it, and somebody with a mailbox there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from backend import create_app
from backend.core.db import db
from backend.core.http import limiter
from tests.conftest import settings_for
from tests.factories import Phone, Ticket, a_report
from tests.fakes import smtp_service
from tests.fakes.smtp_service import SmtpService
from tests.notices.readers import Reader


@pytest.fixture
def service() -> Iterator[SmtpService]:
    """A mail server on this machine."""
    with smtp_service.running() as running:
        yield running


@pytest.fixture
def app(database_url: str, tmp_path: Path, service: SmtpService) -> Iterator[Flask]:
    """The app, which hands its mails to that server."""
    app = create_app(settings_for(tmp_path, database_url=database_url, mail_url=service.url))
    limiter.reset()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def reader(service: SmtpService, phone: Phone) -> Reader:
    """Ada."""
    return Reader(service, phone)


@pytest.fixture
def ticket(phone: Phone) -> Ticket:
    """A pothole that was reported."""
    return phone.sends(a_report())["ticket"]
