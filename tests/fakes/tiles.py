"""A small map server: a grey picture for every tile, as /{z}/{x}/{y}.png."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image

TILE = re.compile(r"/\d+/\d+/\d+\.png")


@dataclass
class Tiles:
    """The running server: the address of its tiles, and what it was asked for."""

    url: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def running() -> Iterator[Tiles]:
    """Serve on a free port of this machine."""
    picture = io.BytesIO()
    Image.new("RGB", (256, 256), "#dfe5df").save(picture, "PNG")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tiles.asked.append(self.path)
            self.send_response(200 if TILE.fullmatch(self.path) else 404)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(picture.getvalue())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        tiles = Tiles(f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield tiles
        server.shutdown()
        thread.join()
