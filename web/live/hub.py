"""Who watches what: channels of auctions, filled from the record alone, each event framed once and written to all."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

import structlog

from bidding.auction import ToldEvent
from web.live.feed import Feed
from web.live.frames import Frame, clock_frame, step_frame, together

__all__ = ["BEAT_SECONDS", "POLL_SECONDS", "AheadError", "Hub", "UnknownAuctionError", "Watcher"]

POLL_SECONDS: Final = 1.0
"""How often the database is looked at where no wake-up came; so a lost one costs at most that."""
BEAT_SECONDS: Final = 10.0
"""How often the clock is told: a page that hears nothing for three beats knows that it is not live."""
_KEPT: Final = 256
"""Events of each watched auction in memory, for those who come back after a moment; older ones are read again."""
_PAGE: Final = 100
"""Events that somebody who catches up is sent at a time."""

_LOG = structlog.get_logger()


class UnknownAuctionError(LookupError):
    """There is no auction of this name."""


class AheadError(ValueError):
    """Somebody names an event that is not on record."""


class Watcher(Protocol):
    """Somebody who watches."""

    def send(self, frame: Frame) -> None:
        """Write a frame without waiting; a watcher who is too slow is dropped."""

    async def drained(self) -> None:
        """Wait until most of what was written is taken."""


@dataclass(slots=True)
class _Channel:
    number: int = 0
    known: bool = False
    coming: int = 0
    watchers: set[Watcher] = field(default_factory=set)
    recent: deque[Frame] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def tell(self, told: list[ToldEvent]) -> None:
        self.known = True
        new = [step_frame(one) for one in told if one.event.number > self.number]
        if new:
            self.number = new[-1].number
            self.recent.extend(new)
            frame = together(new)
            for watcher in tuple(self.watchers):
                watcher.send(frame)

    def since(self, after: int) -> list[Frame] | None:
        """Return the next events after a number from memory, None where they are no longer kept."""
        if not self.recent or self.recent[0].number > after + 1:
            return None
        first = after + 1 - self.recent[0].number
        return [self.recent[place] for place in range(first, min(first + _PAGE, len(self.recent)))]


class Hub:
    """Looks at the record when it is woken, and each second; tells every watcher what is new, in order, once."""

    def __init__(self, feed: Feed, now: Callable[[], datetime]) -> None:
        self._feed, self._now = feed, now
        self._channels: dict[str, _Channel] = {}
        self._asked = asyncio.Event()
        self._named: set[str] = set()
        self._waiting: list[asyncio.Future[None]] = []
        self._reader = ThreadPoolExecutor(1, "live reader")

    @property
    def auctions(self) -> int:
        """Return how many auctions are watched."""
        return len(self._channels)

    def wake(self, auction_id: str) -> None:
        """Look at an auction soon; one that nobody watches is left alone."""
        if auction_id in self._channels:
            self._named.add(auction_id)
            self._asked.set()

    async def join(self, auction_id: str, after: int, begin: Callable[[], Watcher]) -> None:
        """Let somebody watch: everything after a number first, then whatever comes.

        `begin` is called when it is known that there is something to watch, and gives the watcher. Raises
        UnknownAuctionError, AheadError, and what the database raises.
        """
        channel = self._channels.setdefault(auction_id, _Channel())
        channel.coming += 1
        try:
            await self._look(auction_id)
            if not channel.known:
                raise UnknownAuctionError
            if after > channel.number:
                raise AheadError
            watcher = begin()
            while after < channel.number:
                page = channel.since(after) or await self._missed(auction_id, after)
                watcher.send(together(page))
                after = page[-1].number
                await watcher.drained()
            channel.watchers.add(watcher)
        finally:
            channel.coming -= 1
            self._drop_unwatched(auction_id)

    def leave(self, auction_id: str, watcher: Watcher) -> None:
        """Let somebody go; an auction that nobody watches is forgotten."""
        if (channel := self._channels.get(auction_id)) is not None:
            channel.watchers.discard(watcher)
            self._drop_unwatched(auction_id)

    async def follow(self) -> None:
        """Look at the record for ever."""
        loop, polled = asyncio.get_running_loop(), 0.0
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL_SECONDS):
                    await self._asked.wait()
            due = loop.time() - polled >= POLL_SECONDS
            polled = loop.time() if due else polled
            await self._round(everything=due)

    async def beat(self) -> None:
        """Tell the clock to all, for ever."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            frame = clock_frame(self._now())
            for channel in tuple(self._channels.values()):
                for watcher in tuple(channel.watchers):
                    watcher.send(frame)

    def close(self) -> None:
        """Let go of the thread that reads."""
        self._reader.shutdown(cancel_futures=True)

    async def _look(self, auction_id: str) -> None:
        """Wait until the record was looked at after now."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append(done)
        self._named.add(auction_id)
        self._asked.set()
        await done

    async def _round(self, *, everything: bool) -> None:
        self._asked.clear()
        named, self._named = self._named, set()
        waiting, self._waiting = self._waiting, []
        watched = {name: one.number for name, one in self._channels.items() if one.known} if everything else {}
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._reader, self._feed.look, named, watched)
        except Exception as error:  # noqa: BLE001 - the database may be away for a while: the next round tries again
            _LOG.error("live.unread", exc_info=error)
            for one in waiting:
                if not one.done():
                    one.set_exception(error)
            await asyncio.sleep(POLL_SECONDS)
            return
        for name, told in found.items():
            if name in self._channels:
                self._channels[name].tell(told)
        for one in waiting:
            if not one.done():
                one.set_result(None)

    async def _missed(self, auction_id: str, after: int) -> list[Frame]:
        loop = asyncio.get_running_loop()
        told = await loop.run_in_executor(self._reader, self._feed.told, auction_id, after, _PAGE)
        return [step_frame(one) for one in told]

    def _drop_unwatched(self, auction_id: str) -> None:
        channel = self._channels.get(auction_id)
        if channel is not None and not channel.watchers and not channel.coming:
            del self._channels[auction_id]
            self._reader.submit(self._feed.forget, auction_id)
