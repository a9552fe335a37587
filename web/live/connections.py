"""One connection: a request read strictly (h11), a refusal in words, or a stream until one of the two sides ends it."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Final, Protocol
from urllib.parse import parse_qs, unquote

import h11
import structlog

from web.live.frames import HEADERS, LAST_CHUNK, Frame, clock_frame, retry_frame, together
from web.live.hub import AheadError, Hub, UnknownAuctionError, Watcher

__all__ = ["MOST_WAITING", "REQUEST_SECONDS", "Connection", "Server"]

MOST_WAITING: Final = 64 * 1024
"""Bytes that may wait for one watcher; who is slower is dropped, and goes on where it was when it comes back."""
REQUEST_SECONDS: Final = 10.0
"""Within which a request has to be there, and a page of what was missed to be taken."""
_RETRY_MS: Final = (1_000, 4_000)
"""A browser comes back after a time between these, so that not all come back at once."""
_NUMBER: Final = re.compile(r"\d{1,15}", re.ASCII)
_OPEN: Final = (("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin"),
                ("X-Content-Type-Options", "nosniff"))  # fmt: skip
"""What is told here is public and the same for all, so any page may read it."""

_LOG = structlog.get_logger()


class Server(Protocol):
    """What a connection knows of the server that it belongs to."""

    hub: Hub
    most: int
    connections: set[Connection]
    watching: set[Connection]

    def now(self) -> datetime:
        """Return this moment."""


class Connection(asyncio.Protocol):
    """Reads one request and answers it; a watcher of one auction where it asked for that."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._http = h11.Connection(h11.SERVER)
        self._chunked = True
        self._request: h11.Request | None = None
        self._joining: asyncio.Task[None] | None = None
        self._auction_id = ""
        self._writable = asyncio.Event()
        self._writable.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for a request, not for ever; with far more connections than watchers, for none."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - of a stream protocol
        self._transport = transport
        self.lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        transport.set_write_buffer_limits(high=MOST_WAITING // 2)
        self._late = asyncio.get_running_loop().call_later(REQUEST_SECONDS, transport.abort)
        self._server.connections.add(self)
        if len(self._server.connections) > 2 * self._server.most + 100:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - of the protocol
        """Let go of everything."""
        self._late.cancel()
        self._server.connections.discard(self)
        self._server.watching.discard(self)
        if self._joining is not None:
            self._joining.cancel()
            self._server.hub.leave(self._auction_id, self)
        self._writable.set()
        self.lost.set_result(None)

    def pause_writing(self) -> None:
        """Note that the other side takes nothing for now."""
        self._writable.clear()

    def resume_writing(self) -> None:
        """Note that it goes on."""
        self._writable.set()

    def data_received(self, data: bytes) -> None:
        """Read on until the request is whole; a watcher has nothing more to say."""
        if self._request is not None:
            self._transport.abort()
            return
        try:
            self._http.receive_data(data)
            event = self._http.next_event()
        except h11.RemoteProtocolError as error:
            self._refuse(error.error_status_hint, "This is no request that can be read.")
            return
        if isinstance(event, h11.Request):
            self._request = event
            self._answer(event)

    def send(self, frame: Frame) -> None:
        """Write a frame, or drop a watcher for whom too much waits; it resumes by its last event."""
        if self._transport.get_write_buffer_size() > MOST_WAITING:
            _LOG.info("live.dropped", auction=self._auction_id)
            self._transport.abort()
            return
        self._transport.write(frame.chunked if self._chunked else frame.plain)

    async def drained(self) -> None:
        """Wait until the other side has taken most of it; raises TimeoutError where it does not."""
        async with asyncio.timeout(REQUEST_SECONDS):
            await self._writable.wait()

    def end(self) -> None:
        """End a stream in good order: what waits is still sent."""
        if self in self._server.watching and self._chunked:
            self._transport.write(LAST_CHUNK)
        self._transport.close()

    def cut(self) -> None:
        """End at once."""
        self._transport.abort()

    def _answer(self, request: h11.Request) -> None:
        path, _, query = request.target.decode("ascii", "replace").partition("?")
        if request.method != b"GET":
            self._refuse(405, "Only GET is answered here.", [("Allow", "GET")])
        elif path == "/live/health":
            told = {"watchers": len(self._server.watching), "auctions": self._server.hub.auctions}
            self._reply(200, json.dumps(told), [("Content-Type", "application/json")])
        elif not path.startswith("/live/auctions/"):
            self._refuse(404, "Watch an auction at /live/auctions/NAME.")
        elif len(self._server.watching) >= self._server.most:
            self._refuse(503, "So many watch already. Come back later.", [("Retry-After", "30")])
        elif (after := _after(request, query)) is None:
            self._refuse(400, "Last-Event-ID and after are numbers of events.")
        else:
            self._auction_id = unquote(path.removeprefix("/live/auctions/"))
            self._server.watching.add(self)
            self._joining = asyncio.get_running_loop().create_task(self._join(after))

    async def _join(self, after: int) -> None:
        try:
            await self._server.hub.join(self._auction_id, after, self._begin)
        except UnknownAuctionError:
            self._not_watching(404, "There is no auction of this name.")
        except AheadError:
            self._not_watching(400, "So many events are not on record.")
        except TimeoutError:
            self._transport.abort()
        except Exception as error:  # noqa: BLE001 - whatever the database says: the watcher comes back
            _LOG.error("live.failed", exc_info=error)
            self._not_watching(503, "The register cannot be read now.", [("Retry-After", "10")])

    def _begin(self) -> Watcher:
        """Send the head of the stream and the time."""
        headers = [*HEADERS, *_OPEN, ("Date", _date(self._server.now()))]
        self._transport.write(self._http.send(h11.Response(status_code=200, headers=headers, reason=b"OK")) or b"")
        self._chunked = self._request is not None and self._request.http_version == b"1.1"
        self._late.cancel()
        retry = _RETRY_MS[0] + secrets.randbelow(_RETRY_MS[1] - _RETRY_MS[0])
        self.send(together([retry_frame(retry), clock_frame(self._server.now())]))
        return self

    def _not_watching(self, status: int, why: str, headers: Iterable[tuple[str, str]] = ()) -> None:
        self._server.watching.discard(self)
        if self._http.our_state is h11.SEND_RESPONSE:
            self._refuse(status, why, headers)
        else:
            self._transport.abort()

    def _refuse(self, status: int, why: str, headers: Iterable[tuple[str, str]] = ()) -> None:
        self._reply(status, f"{why}\n", [("Content-Type", "text/plain; charset=utf-8"), *headers])

    def _reply(self, status: int, text: str, headers: Iterable[tuple[str, str]]) -> None:
        body = text.encode()
        told = [*headers, *_OPEN, ("Content-Length", str(len(body))), ("Connection", "close"),
                ("Date", _date(self._server.now()))]  # fmt: skip
        silent = self._request is not None and self._request.method == b"HEAD"
        parts = (h11.Response(status_code=status, headers=told), *(() if silent else (h11.Data(data=body),)))
        for part in (*parts, h11.EndOfMessage()):
            self._transport.write(self._http.send(part) or b"")
        self._transport.close()


def _after(request: h11.Request, query: str) -> int | None:
    """Return after which event to begin: what the browser saw last, else what the page names; None for no number."""
    named = [value.decode("ascii", "replace") for name, value in request.headers if name == b"last-event-id"]
    found = (named or parse_qs(query).get("after") or ["0"])[-1] or "0"
    return int(found) if _NUMBER.fullmatch(found) else None


def _date(now: datetime) -> str:
    """Return a moment as HTTP writes it (RFC 9110 5.6.7)."""
    return f"{now:%a, %d %b %Y %H:%M:%S} GMT"
