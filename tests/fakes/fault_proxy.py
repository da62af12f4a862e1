"""A small real proxy that a bad network hides in: it loses replies, cuts connections, answers like a hotel's portal."""

from __future__ import annotations

import random
import socket
import socketserver
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

Fate = Literal["pass", "lose-reply", "cut-request", "portal", "unavailable", "refuse", "number-taken", "too-many"]
TAKEN = b'{"code":"number-taken","status":409,"title":"This number belongs to another report."}'
PORTAL = b"<!doctype html><title>Welcome</title><p>Please accept our terms to use the Wi-Fi."
ANSWERS = {
    "portal": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
    % (len(PORTAL), PORTAL),
    "unavailable": b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    "too-many": b"HTTP/1.1 429 Slow\r\nRetry-After: 40\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    "number-taken": b"HTTP/1.1 409 Conflict\r\nContent-Type: application/problem+json\r\nConnection: close\r\n"
    b"Content-Length: %d\r\n\r\n%s" % (len(TAKEN), TAKEN),
}


@dataclass
class FaultProxy:
    """Stands at `port` before the server at `upstream`; `fate` decides for each request what becomes of it.

    Every connection carries one request, so that each has a fate of its own.
    """

    upstream: int
    fate: Callable[[bytes], Fate] = lambda _request: "pass"
    port: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def url(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self.port}"

    def handle(self, client: socket.socket) -> None:
        """Carry one request, or let it suffer its fate."""
        head = _read_head(client)
        if not head:
            return
        fate = self.fate(head.split(b"\r\n", 1)[0])
        self.seen[fate] += 1
        if fate in ANSWERS:
            _read_body(client, head)
            client.sendall(ANSWERS[fate])
        elif fate == "refuse":
            _reset(client)
        else:
            self._carry(client, head, fate)

    def _carry(self, client: socket.socket, head: bytes, fate: Fate) -> None:
        with socket.create_connection(("127.0.0.1", self.upstream), timeout=60) as server:
            body = _read_body(client, head)
            request = _closing(head) + body
            if fate == "cut-request":
                server.sendall(request[: random.randrange(1, len(request))])
                _reset(server)
                _reset(client)
                return
            server.sendall(request)
            reply = b"".join(iter(lambda: server.recv(65536), b""))
            if fate == "lose-reply":
                _reset(client)
            else:
                client.sendall(reply)


def sometimes(faults: dict[Fate, float], seed: int) -> Callable[[bytes], Fate]:
    """A fate by chance: {"lose-reply": 0.3} loses three replies in ten."""
    chance, lock = random.Random(seed), threading.Lock()

    def fate(_request: bytes) -> Fate:
        with lock:
            roll = chance.random()
        for name, share in faults.items():
            if roll < share:
                return name
            roll -= share
        return "pass"

    return fate


@contextmanager
def standing_before(upstream: int) -> Iterator[FaultProxy]:
    """A proxy before the port `upstream`, passing everything until told otherwise."""
    proxy = FaultProxy(upstream)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(60)
            with suppress(OSError):
                proxy.handle(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        request_queue_size = 256

    with Server(("127.0.0.1", 0), Handler) as server:
        proxy.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            server.shutdown()
            thread.join()


def _read_head(client: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        part = client.recv(65536)
        if not part:
            return b""
        data += part
    return data


def _read_body(client: socket.socket, head: bytes) -> bytes:
    """What follows the head; `head` may hold its beginning already."""
    start = head.partition(b"\r\n\r\n")[2]
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line[:15].lower() == b"content-length:"), 0
    )
    parts, have = [start], len(start)
    while have < length:
        part = client.recv(65536)
        if not part:
            break
        parts.append(part)
        have += len(part)
    return b"".join(parts)


def _closing(head: bytes) -> bytes:
    """The head with one request a connection."""
    lines = head.partition(b"\r\n\r\n")[0].split(b"\r\n")
    kept = [line for line in lines if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*kept, b"Connection: close"]) + b"\r\n\r\n"


def _reset(connection: socket.socket) -> None:
    """Close with a reset, as a network that goes away does."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
