"""One writer at a time for all who hand in at once: what waits goes into one commit, and each is answered for itself.

Whoever finds nobody writing writes at once, in its own thread; who comes meanwhile waits, and the first of those
writes next, for all who wait by then. So one client alone pays for no hand-over, and eight share a wait for the disk.
There is no timer, and no thread to start: a server that forks may make one of these before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Final, cast

from sqlalchemy import Engine

from models.record.clerk import Entropy
from web.register.bid_boxes import Clock
from web.register.bids import Committed, Outcome, submit_all

__all__ = ["BidWriter"]

_MOST: Final = 64
"""Submissions in one commit, so that nobody waits long behind others."""


@dataclass(eq=False, slots=True)
class _Waiting:
    """Somebody's submission; `turn` comes when it is answered, or when it is theirs to write."""

    text: bytes
    turn: Event = field(default_factory=Event)
    outcome: Outcome | BaseException | None = None


class BidWriter:
    """Takes submissions from any thread of one process."""

    def __init__(self, engine: Engine, clock: Clock, entropy: Entropy) -> None:
        self._engine, self._clock, self._entropy = engine, clock, entropy
        self._lock = Lock()
        self._queue: deque[_Waiting] = deque()
        self._busy = False

    def submit(self, text: bytes) -> Committed:
        """Put one submission on record and return when it is durable. Raises InputError or RefusedError as `submit`."""
        mine = _Waiting(text)
        with self._lock:
            self._queue.append(mine)
            alone, self._busy = not self._busy, True
        if not alone:
            mine.turn.wait()
        if mine.outcome is None:
            self._write()
        if isinstance(mine.outcome, BaseException):
            raise mine.outcome
        return cast("Committed", mine.outcome)  # whoever wrote has answered everybody

    @property
    def waiting(self) -> int:
        """How many wait for the next commit."""
        return len(self._queue)

    def _write(self) -> None:
        """Write what waits, answer it, and give the turn to the first who came meanwhile."""
        with self._lock:
            group = [self._queue.popleft() for _ in range(min(_MOST, len(self._queue)))]
        outcomes = self._outcomes([one.text for one in group])
        with self._lock:
            successor = self._queue[0] if self._queue else None
            self._busy = successor is not None
        for one, outcome in zip(group, outcomes, strict=True):
            one.outcome = outcome
            one.turn.set()
        if successor is not None:
            successor.turn.set()

    def _outcomes(self, texts: Sequence[bytes]) -> Sequence[Outcome | BaseException]:
        try:
            return submit_all(self._engine, texts, self._clock, self._entropy)
        except BaseException as error:  # noqa: BLE001 - whoever waits has to hear of it, and the next has to have its turn
            return [error] * len(texts)
