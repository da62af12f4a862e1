"""What goes out about subscriptions."""

from __future__ import annotations

from backend.core.shapes import Shape, text


class PushKeyShape(Shape):
    """The server's key that a browser needs to subscribe (base64url), and its id."""

    id = text()
    key = text()


class SubscribedShape(Shape):
    """A subscription's id, by which it can be ended."""

    id = text()
    channel = text()


class AskedShape(Shape):
    """Taken; whoever reads that channel decides. It says nothing about an address that may be somebody else's."""

    channel = text()


class AboutShape(Shape):
    """The ticket that a link in a mail is about."""

    ticket = text()
