"""A small real autopush: Firefox keeps a web socket to it, application servers post to it over HTTP.

It speaks as much of Mozilla's push protocol as a browser needs to subscribe, to be told, and to leave.
"""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

FIREFOX_TAKES_IT = 100  # the code with which Firefox acknowledges a message it could decrypt


@dataclass
class Autopush:
    """Its two ports, who is subscribed, what was posted and what Firefox said of it."""

    socket_port: int = 0
    http_port: int = 0
    channels: dict[str, tuple[str, ServerConnection]] = field(default_factory=dict)
    posted: list[dict[str, str]] = field(default_factory=list)
    acknowledged: list[int] = field(default_factory=list)

    @property
    def host(self) -> str:
        """Where application servers post to."""
        return f"127.0.0.1:{self.http_port}"

    async def talk(self, browser: ServerConnection) -> None:
        """Answer a browser until it goes."""
        with suppress(ConnectionClosed, EOFError):
            async for raw in browser:
                answer = self._answer(json.loads(raw), browser)
                if answer is not None:
                    await browser.send(json.dumps(answer))

    def _answer(self, said: dict[str, Any], browser: ServerConnection) -> dict[str, Any] | None:
        kind = said.get("messageType")
        if kind is None:
            return {}
        if kind == "hello":
            uaid = said.get("uaid") or secrets.token_hex(16)
            return {"messageType": "hello", "uaid": uaid, "status": 200, "use_webpush": True, "broadcasts": {}}
        if kind == "register":
            token = secrets.token_urlsafe(16)
            self.channels[token] = (said["channelID"], browser)
            endpoint = f"http://{self.host}/wpush/v2/{token}"
            return {"messageType": "register", "channelID": said["channelID"], "status": 200, "pushEndpoint": endpoint}
        if kind == "unregister":
            gone = [token for token, (channel, _) in self.channels.items() if channel == said["channelID"]]
            for token in gone:
                del self.channels[token]
            return {"messageType": "unregister", "channelID": said["channelID"], "status": 200}
        if kind == "ack":
            self.acknowledged += [update.get("code", 0) for update in said.get("updates", [])]
        return None

    async def take_post(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One POST of an application server: handed to the browser, or 410 where nobody is subscribed any more."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        token = head[0].split(" ")[1].rsplit("/", 1)[-1]
        status = "410 Gone"
        if token in self.channels:
            channel, browser = self.channels[token]
            self.posted.append(headers)
            data = base64.urlsafe_b64encode(body).rstrip(b"=").decode()
            encoding = {"encoding": headers.get("content-encoding")}
            note = {"messageType": "notification", "channelID": channel, "version": secrets.token_hex(8)}
            await browser.send(json.dumps(note | {"ttl": int(headers["ttl"]), "data": data, "headers": encoding}))
            status = "201 Created"
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()


@contextmanager
def running() -> Iterator[Autopush]:
    """An autopush on two free ports, in a thread of its own."""
    autopush, loop = Autopush(), asyncio.new_event_loop()
    ready, stop = threading.Event(), asyncio.Event()

    async def serve_both() -> None:
        sockets = await serve(autopush.talk, "127.0.0.1", 0, subprotocols=["push-notification"])  # type: ignore[list-item]
        posts = await asyncio.start_server(autopush.take_post, "127.0.0.1", 0)
        autopush.socket_port = next(iter(sockets.sockets)).getsockname()[1]
        autopush.http_port = posts.sockets[0].getsockname()[1]
        ready.set()
        async with sockets, posts:
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve_both(),), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield autopush
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
