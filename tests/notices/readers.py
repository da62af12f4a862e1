"""Somebody with a mailbox, who asks to be told and presses the buttons that mails lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

from tests.factories import SAME_ORIGIN, Phone, Ticket
from tests.fakes.smtp_service import SmtpService

ADA = "ada@example.org"
SECRET = re.compile(r"/(?:confirm|stop)#([\w.-]+)")


@dataclass
class Reader:
    """Somebody with a mailbox."""

    service: SmtpService
    phone: Phone
    address: str = ADA

    @property
    def mails(self) -> list[EmailMessage]:
        """What has come in, oldest first."""
        return [mail for mail in self.service.mails if mail["To"] == self.address]

    def asks(self, ticket: Ticket, status: int = 202, **change: Any) -> dict[str, Any]:
        """Ask to be told about a ticket."""
        body = {"ticket": ticket.text, "channel": "email", "email": self.address} | change
        answer = self.phone.client.post("/api/v1/subscriptions", json=body, headers=SAME_ORIGIN)
        return self.phone._expect(answer, status)

    def uses(self, purpose: str, token: str, status: int = 200) -> dict[str, Any]:
        """Press the button on the page that a link opens."""
        url = f"/api/v1/subscriptions/{purpose}"
        return self.phone._expect(self.phone.client.post(url, json={"token": token}, headers=SAME_ORIGIN), status)

    def follows(self, ticket: Ticket, worker: Any, **change: Any) -> None:
        """Ask, and say yes."""
        self.asks(ticket, **change)
        worker.works()
        self.uses("confirm", secret_in(self.mails[-1]))


def secret_in(mail: EmailMessage) -> str:
    """The secret of the link in a mail."""
    found = SECRET.search(mail.get_content())
    assert found
    return found[1]
