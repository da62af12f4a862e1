"""Web push (RFC 8030, 8291, 8292): encrypted by `webpush`, sent to a pinned address of a known provider."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
import urllib3

from backend.notices import endpoints
from backend.notices.interface import Gone, Message, Refused, Wait

LARGEST = 3993  # bytes of plaintext that fit the 4096-byte record every provider must take
TIMEOUT_S = 10.0
DEFAULT_WAIT_S = 60.0
LONGEST_WAIT_S = 3600.0


@dataclass(frozen=True, slots=True)
class Keys:
    """A VAPID key pair, PEM."""

    private: str
    public: str


class PushChannel:
    """Sends to a browser's push service. `keys_of` finds the pair that a subscription was made with."""

    def __init__(self, keys_of: Callable[[str], Keys | None], operator: str, proxy: str, test_host: str) -> None:
        """`operator` is the e-mail address a provider may write to; `proxy` an egress proxy's URL, or empty."""
        self._keys_of, self._operator, self._test_host = keys_of, operator, test_host
        self._proxy = urllib3.ProxyManager(proxy) if proxy else None
        self._pools: dict[tuple[str, str], urllib3.HTTPConnectionPool] = {}

    def send(self, address: dict[str, Any], message: Message) -> None:
        """Encrypt and send. `address` is {"endpoint", "keys": {"p256dh", "auth"}, "key_id"}."""
        keys = self._keys_of(address["key_id"])
        if keys is None:
            raise Gone("the key of this subscription is no more")
        try:
            endpoint = endpoints.check(address["endpoint"], self._test_host)
            body, headers = self._encrypted(address, message, keys)
            pool, target = self._pool(endpoint)
        except endpoints.NotAllowed as why:
            raise Gone(str(why)) from why
        headers |= {"Host": endpoint.host, "Content-Type": "application/octet-stream"}
        answer = pool.request(
            "POST", target, body=body, headers=headers, redirect=False, retries=False, timeout=TIMEOUT_S
        )
        _judge(answer.status, answer.headers.get("Retry-After"))

    def _encrypted(self, address: dict[str, Any], message: Message, keys: Keys) -> tuple[bytes, dict[str, str]]:
        from webpush import WebPush, WebPushSubscription  # noqa: PLC0415 - 20 MB that only the worker need hold

        words = {"title": message.title, "body": message.body, "url": message.url, "lang": message.language}
        plain = orjson.dumps(words | {"id": message.id, "tag": message.topic})
        if len(plain) > LARGEST:
            raise Refused("too long for a push")
        try:
            subscription = WebPushSubscription.model_validate(address)
            # One sender for each message: it keeps what it is given in itself, so threads would mix up messages.
            sender = WebPush(keys.private.encode(), keys.public.encode(), subscriber=self._operator)
            made = sender.get(plain, subscription)
        except ValueError as why:
            raise Gone("the subscription's keys are broken") from why
        urgency = {"TTL": str(message.ttl_s), "Urgency": "normal", "Topic": topic_header(message.topic)}
        kept = {name: value for name, value in dict(made.headers).items() if name.lower() != "ttl"}
        return made.encrypted, {**kept, **urgency}

    def _pool(self, endpoint: endpoints.Endpoint) -> tuple[Any, str]:
        if self._proxy is not None and endpoint.scheme == "https":
            return self._proxy, f"https://{endpoint.host}{endpoint.path}"
        at = endpoints.public_address(endpoint)
        key = (endpoint.host, at)
        if key not in self._pools:
            self._pools[key] = _connect(endpoint, at)
        return self._pools[key], endpoint.path


def _connect(endpoint: endpoints.Endpoint, at: str) -> urllib3.HTTPConnectionPool:
    """Connections to the address `at`, and to no other, whatever the name says next; TLS is for the name."""
    if endpoint.scheme == "http":
        return urllib3.HTTPConnectionPool(at, endpoint.port, maxsize=8)
    host = endpoint.host
    return urllib3.HTTPSConnectionPool(at, endpoint.port, maxsize=8, server_hostname=host, assert_hostname=host)


def topic_header(topic: str) -> str:
    """At most 32 URL-safe signs (RFC 8030 §5.4) that say nothing about the ticket."""
    digest = hmac.digest(b"wellkept-topic", topic.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest)[:32].decode()


def _judge(status: int, retry_after: str | None) -> None:
    """What a push service's answer means (RFC 8030, and what Apple, Google and Mozilla do)."""
    if 200 <= status < 300:
        return
    if status in (404, 410):
        raise Gone(f"push service said {status}")
    if status == 429:
        raise Wait(_seconds(retry_after))
    if status == 413:
        raise Refused("push service said 413")
    raise OSError(f"push service said {status}")


def _seconds(retry_after: str | None) -> float:
    try:
        return min(max(float(retry_after or DEFAULT_WAIT_S), 1.0), LONGEST_WAIT_S)
    except ValueError:
        return DEFAULT_WAIT_S
