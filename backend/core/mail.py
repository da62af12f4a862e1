"""E-mail going out: by SMTP, or into a folder where it can be looked at. Chosen by WELLKEPT_MAIL_URL."""

from __future__ import annotations

import email
import email.policy
import os
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from backend.core import clock

TIMEOUT_S = 20
NOBODY = (b"5.1.1", b"5.1.10", b"5.2.1")
"""RFC 3463 and 7505: no such mailbox, a host that takes no mail, a mailbox that was closed."""
# Folding would break a link or an id that is longer than 78 signs into encoded words, which no reader puts together.
UNFOLDED = email.policy.default.clone(max_line_length=900)


def stable_id(name: str, public_url: str) -> str:
    """The Message-ID for `name` (the same each time), at the host that residents know us by."""
    return f"<{name}@{urlsplit(public_url).hostname or 'localhost'}>"


class MailFailed(Exception):
    """The mail was not accepted; `permanent` says that trying again cannot help, `nobody` that the address is none."""

    def __init__(self, why: str, *, permanent: bool, nobody: bool = False) -> None:
        super().__init__(why)
        self.permanent, self.nobody = permanent, nobody


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail. `message_id` is stable: sent twice, the receiver can tell. `thread` is the id it answers to, `headers`
    are those it has beside the usual."""

    to: str
    subject: str
    text: str
    message_id: str
    thread: str | None = None
    attachments: Sequence[Attachment] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def message(self, sender: str) -> EmailMessage:
        """The mail as RFC 5322 wants it. Raises ValueError where a header would hold a line break."""
        message = EmailMessage(policy=UNFOLDED)
        message["From"], message["To"], message["Subject"] = sender, self.to, self.subject
        message["Date"] = format_datetime(clock.now())
        message["Message-ID"] = self.message_id
        message["Auto-Submitted"] = "auto-generated"
        if self.thread:
            message["In-Reply-To"] = message["References"] = self.thread
        message.set_content(self.text, cte="quoted-printable")
        for name, value in self.headers.items():
            message[name] = value
        for attachment in self.attachments:
            main, _, sub = attachment.content_type.partition("/")
            message.add_attachment(attachment.data, maintype=main, subtype=sub, filename=attachment.name)
        return message


class Mailer(Protocol):
    """Hands a mail over, and shows what went out where that is kept."""

    def send(self, mail: Mail) -> None:
        """Hand `mail` over. Returns once it is accepted; raises MailFailed."""

    def kept(self, message_id: str) -> EmailMessage | None:
        """The mail with this Message-ID as it went out, or None where it is not kept."""


class FolderMailer:
    """Writes each mail as a file into a folder; the same mail twice is the same file."""

    def __init__(self, folder: Path, sender: str) -> None:
        self.folder, self.sender = folder, sender

    def send(self, mail: Mail) -> None:
        """Write the mail as `<message id>.eml`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._path(mail.message_id)
        part = path.with_name(f".{path.stem}.{os.getpid()}")
        part.write_bytes(bytes(mail.message(self.sender)))
        part.replace(path)

    def kept(self, message_id: str) -> EmailMessage | None:
        """Read the mail back."""
        try:
            return email.message_from_bytes(self._path(message_id).read_bytes(), policy=email.policy.default)
        except FileNotFoundError:
            return None

    def _path(self, message_id: str) -> Path:
        name = "".join(c if c.isalnum() or c in "-.@" else "_" for c in message_id.strip("<>"))
        return self.folder / f"{name}.eml"


class SmtpMailer:
    """Sends by SMTP; smtps:// speaks TLS from the start, smtp:// takes STARTTLS where it is offered."""

    def __init__(self, url: str, sender: str) -> None:
        self.url, self.sender = urlsplit(url), sender

    def send(self, mail: Mail) -> None:
        """Connect, send, close; every failure becomes MailFailed. A server that does not take us, our password or our
        sender is ours to mend: only what it says about this recipient or this mail is permanent."""
        try:
            with self._connect() as smtp:
                smtp.send_message(mail.message(self.sender))
        except smtplib.SMTPRecipientsRefused as error:
            ((code, said),) = error.recipients.values()
            nobody = said.startswith(NOBODY)
            raise MailFailed("recipient refused", permanent=500 <= code < 600, nobody=nobody) from error
        except smtplib.SMTPDataError as error:
            raise MailFailed(f"SMTP {error.smtp_code}", permanent=500 <= error.smtp_code < 600) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailFailed(type(error).__name__, permanent=False) from error

    def kept(self, message_id: str) -> None:
        """Nothing: what is handed over is the server's."""

    def _connect(self) -> smtplib.SMTP:
        host, tls = self.url.hostname or "localhost", ssl.create_default_context()
        if self.url.scheme == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(host, self.url.port or 465, timeout=TIMEOUT_S, context=tls)
        else:
            smtp = smtplib.SMTP(host, self.url.port or 25, timeout=TIMEOUT_S)
            smtp.ehlo()
            if smtp.has_extn("starttls"):
                smtp.starttls(context=tls)
        if self.url.username:
            smtp.login(unquote(self.url.username), unquote(self.url.password or ""))
        return smtp


def make(url: str, sender: str) -> Mailer:
    """The mailer for `url`: file:///folder, smtp://user:password@host:587 or smtps://…"""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return FolderMailer(Path(unquote(parts.path)), sender)
    if parts.scheme in ("smtp", "smtps"):
        return SmtpMailer(url, sender)
    raise ValueError(f"WELLKEPT_MAIL_URL begins with {parts.scheme!r}; file, smtp and smtps are known.")
