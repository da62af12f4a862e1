"""A small real push service: it decrypts what it is sent (RFC 8291), checks the VAPID signature, answers as told."""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jwt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def b64u(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64u(text: str) -> bytes:
    """The bytes of base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Browser:
    """A browser's side of a subscription: it can read what was encrypted for it."""

    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = b"sixteen bytes..."

    @property
    def point(self) -> bytes:
        """The public key, uncompressed."""
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def keys(self) -> dict[str, str]:
        """As PushSubscription.toJSON() gives them."""
        return {"p256dh": b64u(self.point), "auth": b64u(self.auth)}

    def reads(self, body: bytes) -> Any:
        """What was encrypted, as JSON. Raises InvalidTag for anything tampered with."""
        salt, key_length = body[:16], body[20]
        sender = body[21 : 21 + key_length]
        shared = self.private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
        info = b"WebPush: info\0" + self.point + sender
        secret = HKDF(hashes.SHA256(), 32, self.auth, info).derive(shared)
        key = HKDF(hashes.SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(secret)
        nonce = HKDF(hashes.SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(secret)
        (record_size,) = struct.unpack(">I", body[16:20])
        assert len(body) <= record_size
        return json.loads(AESGCM(key).decrypt(nonce, body[21 + key_length :], None).rstrip(b"\2\0"))


@dataclass
class PushService:
    """What it got, and how it answers: a status and, if any, a Retry-After."""

    port: int = 0
    answers: list[tuple[int, str | None]] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def host(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def subscription(self, browser: Browser, name: str = "one") -> dict[str, Any]:
        """A browser's subscription here."""
        return {"endpoint": f"http://{self.host}/push/{name}", "keys": browser.keys, "expirationTime": None}

    def signed_by(self, headers: dict[str, str]) -> str:
        """The public key (base64url) that signed a request; raises if the signature is wrong."""
        scheme, _, rest = headers["authorization"].partition(" ")
        assert scheme == "vapid"
        parts = dict(part.strip().split("=", 1) for part in rest.split(","))
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unb64u(parts["k"]))
        jwt.decode(parts["t"], public, algorithms=["ES256"], options={"verify_aud": False})
        return parts["k"]


@contextmanager
def running() -> Iterator[PushService]:
    """A push service on a free port."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            status, retry_after = service.answers.pop(0) if service.answers else (201, None)
            self.send_response(status)
            if retry_after:
                self.send_header("Retry-After", retry_after)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service.port = server.server_address[1]
        Thread(target=server.serve_forever, daemon=True).start()
        yield service
        server.shutdown()
