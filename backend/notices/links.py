"""Links that do one thing for whoever holds them: say that an address wants to be told, or that it no longer does.

They are signed and kept nowhere. The page shows a button and the button redeems: programs that look into every mail
open each link in it, and must change nothing.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

from flask import current_app
from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from backend.core import clock
from backend.core.errors import Problem
from backend.core.speech import say

CONFIRM, STOP = "confirm", "stop"
DAYS: Final = 7
LIFE_S: Final = {CONFIRM: DAYS * 86_400, STOP: None}
"""For how long a link works: one that stops mails does for as long as somebody may still find the mail."""


class _Signer(TimestampSigner):
    def get_timestamp(self) -> int:
        return int(clock.now().timestamp())


def written(purpose: str, owner: int, subscription: str) -> str:
    """The secret part of a link: URL-safe, says nothing about a person, good for `purpose` and nothing else."""
    return str(_serializer(purpose).dumps([owner, subscription]))


def read(purpose: str, token: str) -> tuple[int, str]:
    """Owner and subscription of a link. Raises Problem: 404 link-unknown, 410 link-expired."""
    try:
        owner, subscription = _serializer(purpose).loads(token, max_age=LIFE_S[purpose])
    except SignatureExpired:
        raise Problem(410, "link-expired", say("This link is too old. Ask once more on the ticket page.")) from None
    except BadData:
        raise Problem(404, "link-unknown", say("This link is not whole. Open it once more from the mail.")) from None
    return int(owner), str(subscription)


def id_of(email: str) -> str:
    """A name for an e-mail address that nobody can make without our secret: it stands in ids and in the log."""
    return hmac.new(_secret(), f"email {email.casefold()}".encode(), hashlib.sha256).hexdigest()[:32]


def _serializer(purpose: str) -> URLSafeTimedSerializer:
    how = {"digest_method": hashlib.sha256}
    return URLSafeTimedSerializer(_secret(), f"wellkept-{purpose}", signer=_Signer, signer_kwargs=how)


def _secret() -> bytes:
    secret: str = current_app.extensions["settings"].secret_key
    return secret.encode()
