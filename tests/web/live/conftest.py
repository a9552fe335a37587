"""Live servers in the loop of a test, and watchers of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.builders.auction_floor import AuctionFloor
from tests.builders.loops import run_apart
from web.live.server import LiveServer


class Line:
    """A connection of a watcher."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def until(self, text: str) -> str:
        """Return what came, up to a text."""
        return (await asyncio.wait_for(self.reader.readuntil(text.encode()), 10)).decode()

    async def rest(self) -> str:
        """Return all that comes until the other side ends."""
        return (await asyncio.wait_for(self.reader.read(), 10)).decode()


class Stage:
    """A register, and a live server on it at a port."""

    def __init__(self, floor: AuctionFloor, server: LiveServer, port: int) -> None:
        self.floor, self.server, self.port = floor, server, port

    @asynccontextmanager
    async def line(self, path: str, *headers: str, version: str = "1.1", method: str = "GET") -> AsyncIterator[Line]:
        """Ask, and give the line."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = (f"{method} {path} HTTP/{version}", "Host: x", *headers, "", "")
        writer.write("\r\n".join(lines).encode())
        try:
            yield Line(reader, writer)
        finally:
            writer.close()

    async def bid(self, by: str, amount: int) -> None:
        """Place a bid beside the loop, as another process does."""
        await asyncio.to_thread(self.floor.bid, by, amount)


Act = Callable[[Stage], Awaitable[None]]


@pytest.fixture
def floor(tmp_path: Path) -> AuctionFloor:
    """Return a register with one open auction."""
    return AuctionFloor.of(tmp_path)


@pytest.fixture
def played(floor: AuctionFloor) -> Callable[..., None]:
    """Return a way to act on a stage with a server for so many watchers."""

    def play(act: Act, most: int = 5) -> None:
        async def run() -> None:
            server = LiveServer(floor.engine, most, floor.now)
            async with server.listening("127.0.0.1", 0) as port:
                await act(Stage(floor, server, port))

        run_apart(run())
        floor.engine.dispose()

    return play
