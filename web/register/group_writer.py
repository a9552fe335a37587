"""One writer at a time for all who hand in at once: what waits goes into one commit, and each is answered for itself.

Whoever finds nobody writing writes at once, in its own thread; who comes meanwhile waits, and the first of those
writes next, for all who wait by then. So one client alone pays for no hand-over, and eight share a wait for the disk,
where with a transaction each they would queue for it. There is no timer, and no thread to start: a server that forks
may make one of these before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Generic, TypeVar, cast

from models.errors import WuxinError

__all__ = ["GroupWriter"]

Given = TypeVar("Given")
Done = TypeVar("Done")


@dataclass(eq=False, slots=True)
class _Waiting(Generic[Given, Done]):
    """What somebody gave; `turn` comes when it is answered, or when it is theirs to write."""

    given: Given
    turn: Event = field(default_factory=Event)
    outcome: Done | BaseException | None = None


class GroupWriter(Generic[Given, Done]):
    """Takes what is given from any thread of one process.

    `commit` writes a group in one transaction and returns what became of each, in order. `most`: the largest group, so
    that nobody waits long behind others.
    """

    def __init__(self, commit: Callable[[Sequence[Given]], Sequence[Done | WuxinError]], most: int = 64) -> None:
        self._commit, self._most = commit, most
        self._lock = Lock()
        self._queue: deque[_Waiting[Given, Done]] = deque()
        self._busy = False

    def submit(self, given: Given) -> Done:
        """Write one and return when it is durable. Raises what `commit` returned or raised for it."""
        mine: _Waiting[Given, Done] = _Waiting(given)
        with self._lock:
            self._queue.append(mine)
            alone, self._busy = not self._busy, True
        if not alone:
            mine.turn.wait()
        if mine.outcome is None:
            self._write()
        if isinstance(mine.outcome, BaseException):
            raise mine.outcome
        return cast("Done", mine.outcome)  # whoever wrote has answered everybody

    @property
    def waiting(self) -> int:
        """How many wait for the next commit."""
        return len(self._queue)

    def _write(self) -> None:
        """Write what waits, answer it, and give the turn to the first who came meanwhile."""
        with self._lock:
            group = [self._queue.popleft() for _ in range(min(self._most, len(self._queue)))]
        outcomes = self._outcomes([one.given for one in group])
        with self._lock:
            successor = self._queue[0] if self._queue else None
            self._busy = successor is not None
        for one, outcome in zip(group, outcomes, strict=True):
            one.outcome = outcome
            one.turn.set()
        if successor is not None:
            successor.turn.set()

    def _outcomes(self, given: Sequence[Given]) -> Sequence[Done | BaseException]:
        try:
            return self._commit(given)
        except BaseException as error:  # noqa: BLE001 - whoever waits has to hear of it, and the next has to have its turn
            return [error] * len(given)
