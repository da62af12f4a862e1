"""What a channel promises: to hand one message to one address, or to say why not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that people who follow a topic should hear. `kind` chooses the words, `context` fills them,
    `path` is the page that it opens."""

    kind: str
    path: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """A notice in the reader's words. `id` is the same each time it is sent; a newer message of the same `topic`
    may take its place while the reader is away. `leave` is the secret of the link by which the reader can leave, for
    channels on which nothing else ends it."""

    id: str
    topic: str
    title: str
    body: str
    url: str
    language: str
    leave: str = ""
    ttl_s: int = 172_800


class Gone(Exception):
    """The address is no more; whoever it belonged to has left. Forget it."""


class Wait(Exception):
    """The provider wants to be left alone for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds:.0f} s")
        self.seconds = seconds


class Refused(Exception):
    """The provider does not take this message, and never will."""


class Channel(Protocol):
    """A way to reach people. The call returns once the provider has taken the message.

    Raises Gone, Wait, Refused; anything else means: try again later.
    """

    def send(self, address: dict[str, Any], message: Message) -> None:
        """Hand `message` to `address` (the channel's own shape)."""
