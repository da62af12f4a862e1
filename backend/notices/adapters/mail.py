"""Notices by e-mail, through the house's mailer: short and plain, one thread for each ticket, left by one tap."""

from __future__ import annotations

from typing import Any

from backend.core.mail import Mail, Mailer, MailFailed, stable_id
from backend.core.words import translated
from backend.notices.interface import Gone, Message, Refused
from backend.notices.words import LEAVE

PAGE, ONE_CLICK = "/stop", "/api/v1/subscriptions/stop"


class MailChannel:
    """Writes a notice as a mail."""

    def __init__(self, mailer: Mailer, public_url: str) -> None:
        """`public_url` begins every link and names the host in message ids."""
        self._mailer, self._url = mailer, public_url

    def send(self, address: dict[str, Any], message: Message) -> None:
        """Write and send. `address` is {"email"}. The Message-ID follows from the message's id: a repeat can be told.

        Raises Gone for an address that is none, Refused for a mail that the server never takes, MailFailed else.
        """
        try:
            self._mailer.send(self._mail(address["email"], message))
        except MailFailed as failure:
            if failure.nobody:
                raise Gone(str(failure)) from failure
            if failure.permanent:
                raise Refused(str(failure)) from failure
            raise

    def _mail(self, to: str, message: Message) -> Mail:
        text, headers = f"{message.body}\n\n{message.url}\n", {"Content-Language": message.language}
        if message.leave:
            text += f"\n-- \n{translated(LEAVE, message.language)}\n{self._url}{PAGE}#{message.leave}\n"
            # RFC 2369 and 8058: the mail program's own button
            headers["List-Unsubscribe"] = f"<{self._url}{ONE_CLICK}/{message.leave}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message_id, thread = stable_id(message.id, self._url), stable_id(message.topic, self._url)
        return Mail(to, message.title, text, message_id, thread, headers=headers)
