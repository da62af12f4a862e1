"""What comes in: who wants to be told, and by which channel."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate, validates_schema

from backend.core.schemas import language_code
from backend.core.speech import Later, say
from backend.notices.actions import EMAIL, PUSH
from backend.notices.endpoints import NotAllowed, check

LONGEST_EMAIL = 254  # RFC 5321
MAILBOX = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
MAILBOX += r"[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
"""As browsers check it (HTML, input type=email), at a host on the internet: no quotes, no bare host, no number."""


class PushKeysSchema(Schema):
    """The browser's keys (RFC 8291): an uncompressed P-256 point and 16 bytes, base64url."""

    p256dh = fields.String(required=True, validate=validate.Regexp(r"^[A-Za-z0-9_-]{87}=?$"))
    auth = fields.String(required=True, validate=validate.Regexp(r"^[A-Za-z0-9_-]{22}={0,2}$"))


class PushSchema(Schema):
    """A browser's push subscription, as its toJSON() gives it."""

    class Meta:
        """Browsers add fields of their own."""

        unknown = EXCLUDE

    endpoint = fields.String(required=True)
    keys = fields.Nested(PushKeysSchema, required=True)


class SubscriptionSchema(Schema):
    """Tell me about this ticket: by push (the browser's subscription, and the id of our key it was made with), or by
    e-mail, once its reader has confirmed."""

    class Meta:
        """Newer phones may send more."""

        unknown = EXCLUDE

    ticket = fields.String(required=True, validate=validate.Length(max=40))
    channel = fields.String(required=True, validate=validate.OneOf([PUSH, EMAIL]))
    push = fields.Nested(PushSchema)
    key_id = fields.String(validate=validate.Length(max=16))
    email = fields.String(
        validate=[
            validate.Length(max=LONGEST_EMAIL, error=Later("This is too long. | Use at most {max} signs.")),
            validate.Regexp(
                rf"^{MAILBOX}\Z", error=Later("This is no e-mail address. | Write it like maria@gmail.com.")
            ),
        ]
    )
    language = language_code()

    def __init__(self, test_host: str = "") -> None:
        """`test_host` is a push service on this machine, let through where ENV=test."""
        super().__init__()
        self._test_host = test_host

    @validates_schema
    def channel_has_its_address(self, data: dict[str, Any], **_: object) -> None:
        """Push needs the browser's subscription, e-mail an address."""
        needed = ["push", "key_id"] if data["channel"] == PUSH else ["email"]
        if missing := [name for name in needed if name not in data]:
            words = say("This is missing. | It is where we write to.")
            raise ValidationError({name: [words] for name in missing})

    @validates_schema
    def endpoint_is_one_that_we_send_to(self, data: dict[str, Any], **_: object) -> None:
        """The endpoint comes from a stranger: only known providers."""
        if data["channel"] != PUSH or "push" not in data:
            return
        try:
            check(data["push"]["endpoint"], self._test_host)
        except NotAllowed:
            words = "We do not send to this push service. | Follow the ticket by its number instead."
            raise ValidationError(words, "push.endpoint") from None


class LinkSchema(Schema):
    """The secret part of a link in a mail."""

    token = fields.String(required=True, validate=validate.Length(max=400))
