"""One writer for all who hand in at once: what waits goes into one commit, and each is answered for itself.

One process with one writer thread, as SQLite has one writer anyway: eight clients then share a wait for the disk, where
with a transaction each they queue for it and some starve. There is no timer: what waits is committed, and whoever comes
meanwhile waits for the next commit.
"""

from __future__ import annotations

from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Final, Self

from sqlalchemy import Engine

from models.errors import WuxinError
from models.record.clerk import Entropy
from web.register.bid_boxes import Clock
from web.register.bids import Committed, Outcome, submit_all

__all__ = ["BidWriter"]

_MOST: Final = 64
"""Submissions in one commit, so that nobody waits long behind others."""

_Waiting = tuple[bytes, "Future[Outcome]"]


class BidWriter:
    """Takes submissions from any thread; used as a context, it ends when everything that waits is answered."""

    def __init__(self, engine: Engine, clock: Clock, entropy: Entropy) -> None:
        self._engine, self._clock, self._entropy = engine, clock, entropy
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._thread = Thread(target=self._write, name="bid writer", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._queue.put(None)
        self._thread.join()

    def submit(self, text: bytes) -> Committed:
        """Put one submission on record and return when it is durable. Raises InputError or RefusedError as `submit`."""
        answer: Future[Outcome] = Future()
        self._queue.put((text, answer))
        outcome = answer.result()
        if isinstance(outcome, WuxinError):
            raise outcome
        return outcome

    def _write(self) -> None:
        while (first := self._queue.get()) is not None:
            group, ended = self._gathered(first)
            try:
                outcomes = submit_all(self._engine, [text for text, _ in group], self._clock, self._entropy)
            except Exception as error:  # noqa: BLE001 - whoever waits has to hear of it; the writer goes on
                for _, answer in group:
                    answer.set_exception(error)
            else:
                for (_, answer), outcome in zip(group, outcomes, strict=True):
                    answer.set_result(outcome)
            if ended:
                return

    def _gathered(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        """Return what waits by now, and whether the end was asked for behind it."""
        group = [first]
        while len(group) < _MOST:
            try:
                found = self._queue.get_nowait()
            except Empty:
                break
            if found is None:
                return group, True
            group.append(found)
        return group, False
