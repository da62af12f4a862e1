"""A small real Nominatim: /search and /reverse as documented (format=json), and whatever may go wrong with it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

HIT = {
    "place_id": 1,
    "lat": "38.5835",
    "lon": "-121.4874",
    "display_name": "1300, F Street, Mansion Flats, Sacramento, California, 95814, USA",
    "address": {"house_number": "1300", "road": "F Street", "city": "Sacramento", "postcode": "95814"},
}


@dataclass
class Service:
    """An outside geocoder. `does` is what it does: answer, empty, busy (429), broken (500), no-json, hang, drip."""

    answers: Any
    empty: Any
    port: int = 0
    does: str = "answer"
    asked: list[tuple[float, str, dict[str, str], dict[str, str]]] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    @property
    def domain(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one GET."""
        parts = urlsplit(handler.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.asked.append((time.monotonic(), parts.path, query, headers))
        if self.does == "hang":
            self.over.wait(30)
            return
        status = {"busy": 429, "broken": 500}.get(self.does, 200)
        body = json.dumps(self.empty(parts.path) if self.does == "empty" else self.answers(parts.path, query)).encode()
        if self.does == "no-json":
            body = b"<html>Bandwidth limit exceeded</html>"
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if self.does == "drip":
            for i in range(len(body)):
                handler.wfile.write(body[i : i + 1])
                if self.over.wait(0.5):
                    return
        handler.wfile.write(body)


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """The service on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                service.reply(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        service.port = server.server_address[1]
        Thread(target=server.serve_forever, daemon=True).start()
        yield service
        service.over.set()
        server.shutdown()


@contextmanager
def running() -> Iterator[Service]:
    """A Nominatim that knows one house."""

    def answers(path: str, query: dict[str, str]) -> Any:
        assert query["format"] == "json"
        return [HIT] if path == "/search" else HIT

    def empty(path: str) -> Any:
        return [] if path == "/search" else {"error": "Unable to geocode"}

    with serving(Service(answers, empty)) as service:
        yield service
