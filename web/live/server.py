"""The live server put together: listening, woken, polling, beating, and stopped in good order."""

from __future__ import annotations

import asyncio
import resource
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Final

import structlog
from sqlalchemy import Engine

from models.tables import engine_for
from web.live.connections import Connection
from web.live.feed import Feed
from web.live.hub import Hub
from web.live.woken import woken

__all__ = ["LiveServer", "run"]

_LEAVING_SECONDS: Final = 2.0
"""Within which watchers are sent what still waits for them when the server stops."""
_OTHER_FILES: Final = 100

_LOG = structlog.get_logger()


class LiveServer:
    """Serves at most so many watchers of the auctions of one database."""

    def __init__(self, engine: Engine, most: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.hub = Hub(Feed(engine), now)
        self.most, self.now = _possible(most), now
        self.connections: set[Connection] = set()
        self.watching: set[Connection] = set()
        self._engine = engine

    @asynccontextmanager
    async def listening(self, host: str, port: int) -> AsyncIterator[int]:
        """Serve until the context ends; gives the port, which is a free one for 0."""
        loop = asyncio.get_running_loop()
        async with woken(self._engine, self.hub.wake):
            server = await loop.create_server(lambda: Connection(self), host, port, backlog=1024)
            tasks = [loop.create_task(self.hub.follow()), loop.create_task(self.hub.beat())]
            try:
                yield server.sockets[0].getsockname()[1]
            finally:
                server.close()
                await self._leave()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                self.hub.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    async def _leave(self) -> None:
        """End all streams, and cut off after a moment who does not take what is left."""
        leaving = tuple(self.connections)
        for connection in leaving:
            connection.end()
        if leaving:
            await asyncio.wait([connection.lost for connection in leaving], timeout=_LEAVING_SECONDS)
        for connection in tuple(self.connections):
            connection.cut()


def run(
    url: str, address: tuple[str, int], most: int, *, now: Callable[[], datetime], beside: bool = False,
    ready: Callable[[int], None] | None = None,
) -> None:  # fmt: skip
    """Serve until SIGTERM or SIGINT; `beside`: also until standard input ends, which the portal holds open.

    `ready` is told the port once it listens.
    """
    asyncio.run(_run(LiveServer(engine_for(url), most, now), address, ready, beside=beside))


async def _run(
    server: LiveServer, address: tuple[str, int], ready: Callable[[int], None] | None, *, beside: bool
) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    if beside:
        loop.add_reader(sys.stdin.fileno(), stop.set)
    async with server.listening(*address) as port:
        if ready is not None:
            ready(port)
        await stop.wait()
    server.close()


def _possible(most: int) -> int:
    """Return how many watchers the system allows, after asking it for as many as are wanted."""
    wanted = 2 * most + _OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    possible = min(most, max(1, (soft - _OTHER_FILES) // 2)) if soft < wanted else most
    if possible < most:
        _LOG.warning("live.fewer", wanted=most, watchers=possible, why="the limit on open files")
    return possible
