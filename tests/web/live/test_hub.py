"""Channels: each event once, in order, to all."""

from __future__ import annotations

import asyncio

import pytest

from tests.builders.auction_floor import AuctionFloor
from tests.builders.auctions import AUCTION, STARTING, STEP
from tests.builders.loops import run_apart
from web.live import hub as module
from web.live.feed import Feed
from web.live.frames import Frame
from web.live.hub import AheadError, Hub, UnknownAuctionError


class Noting:
    """A watcher who notes what comes."""

    def __init__(self) -> None:
        self.text = ""

    def send(self, frame: Frame) -> None:
        """Note it."""
        self.text += frame.plain.decode()

    async def drained(self) -> None:
        """Wait for nobody."""

    @property
    def numbers(self) -> list[int]:
        """Return the numbers of the events that came."""
        return [int(line.removeprefix("id: ")) for line in self.text.splitlines() if line.startswith("id: ")]


def test_late_comers_catch_up_from_memory_or_record(floor: AuctionFloor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is still kept: each is told every event once, in order."""
    monkeypatch.setattr(module, "_PAGE", 2)
    for turn in range(7):
        floor.bid("ab"[turn % 2], STARTING + turn * STEP)

    async def run() -> list[list[int]]:
        hub, watchers = Hub(Feed(floor.engine), floor.now), [Noting(), Noting(), Noting()]
        task = asyncio.create_task(hub.follow())
        await hub.join(AUCTION, 0, lambda: watchers[0])
        hub._channels[AUCTION].recent.popleft()  # noqa: SLF001 - as if it were long ago
        await hub.join(AUCTION, 0, lambda: watchers[1])
        await hub.join(AUCTION, 5, lambda: watchers[2])
        task.cancel()
        hub.close()
        return [one.numbers for one in watchers]

    assert run_apart(run()) == [[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7], [6, 7]]


def test_what_is_not_there_is_not_watched(floor: AuctionFloor) -> None:
    """Neither an unknown auction nor an event that is not on record; nothing is kept of either."""

    async def run() -> int:
        hub = Hub(Feed(floor.engine), floor.now)
        task = asyncio.create_task(hub.follow())
        with pytest.raises(UnknownAuctionError):
            await hub.join("other", 0, Noting)
        with pytest.raises(AheadError):
            await hub.join(AUCTION, 5, Noting)
        task.cancel()
        hub.close()
        return hub.auctions

    assert run_apart(run()) == 0


def test_a_database_that_is_away_is_told_and_tried_again(
    floor: AuctionFloor, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Whoever waits hears of it."""
    monkeypatch.setattr(module, "POLL_SECONDS", 0.05)

    async def run() -> None:
        hub = Hub(Feed(floor.engine), floor.now)
        task = asyncio.create_task(hub.follow())
        monkeypatch.setattr(Feed, "look", _away)
        with pytest.raises(OSError, match="away"):
            await hub.join(AUCTION, 0, Noting)
        monkeypatch.undo()
        await hub.join(AUCTION, 0, Noting)
        task.cancel()
        hub.close()

    run_apart(run())


def _away(*_: object) -> None:
    message = "away"
    raise OSError(message)
