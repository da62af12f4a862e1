"""A real SMTP server that keeps every mail it takes, in order, repeats included."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.live import free_port


@dataclass
class SmtpService:
    """What it took; `answers` are given before it takes anything more (such as "451 later"). `unknown` are addresses
    that nobody has here; with `refuses_senders` it takes nothing from anybody."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    refuses_senders: bool = False

    @property
    def url(self) -> str:
        """As WELLKEPT_MAIL_URL wants it."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_MAIL(  # noqa: N802 - its name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a sender, or none."""
        if self.refuses_senders:
            return "550 5.7.1 you may not send here"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - its name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient who exists."""
        if address in self.unknown:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        """Take one mail, or answer as told."""
        if self.answers:
            return self.answers.pop(0)
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(email.message_from_bytes(content, policy=email.policy.default))  # type: ignore[arg-type]
        return "250 OK"


@contextmanager
def running() -> Iterator[SmtpService]:
    """An SMTP server on a free port."""
    service = SmtpService(free_port())
    controller = Controller(service, hostname="127.0.0.1", port=service.port)
    controller.start()
    try:
        yield service
    finally:
        controller.stop()
