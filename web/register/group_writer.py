"""One writer for all who hand in at once: what waits goes into one commit, and each is answered for itself.

One process with one writer thread, as SQLite has one writer anyway: eight clients then share a wait for the disk, where
with a transaction each they queue for it and some starve. There is no timer: what waits is committed, and whoever comes
meanwhile waits for the next commit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Generic, Self, TypeVar

from models.errors import WuxinError

__all__ = ["GroupWriter"]

Given = TypeVar("Given")
Done = TypeVar("Done")


class GroupWriter(Generic[Given, Done]):
    """Takes what is given from any thread; used as a context, it ends when everything that waits is answered.

    `commit` writes a group in one transaction and returns what became of each, in order. `most`: the largest group, so
    that nobody waits long behind others.
    """

    def __init__(self, commit: Callable[[Sequence[Given]], Sequence[Done | WuxinError]], most: int = 64) -> None:
        self._commit, self._most = commit, most
        self._queue: SimpleQueue[tuple[Given, Future[Done | WuxinError]] | None] = SimpleQueue()
        self._thread = Thread(target=self._write, name="group writer", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._queue.put(None)
        self._thread.join()

    def submit(self, given: Given) -> Done:
        """Write one and return when it is durable. Raises what `commit` returned or raised for it."""
        answer: Future[Done | WuxinError] = Future()
        self._queue.put((given, answer))
        outcome = answer.result()
        if isinstance(outcome, WuxinError):
            raise outcome
        return outcome

    def _write(self) -> None:
        while (first := self._queue.get()) is not None:
            group, ended = self._gathered(first)
            try:
                outcomes = self._commit([given for given, _ in group])
            except Exception as error:  # noqa: BLE001 - whoever waits has to hear of it; the writer goes on
                for _, answer in group:
                    answer.set_exception(error)
            else:
                for (_, answer), outcome in zip(group, outcomes, strict=True):
                    answer.set_result(outcome)
            if ended:
                return

    def _gathered(
        self, first: tuple[Given, Future[Done | WuxinError]]
    ) -> tuple[list[tuple[Given, Future[Done | WuxinError]]], bool]:
        """Return what waits by now, and whether the end was asked for behind it."""
        group = [first]
        while len(group) < self._most:
            try:
                found = self._queue.get_nowait()
            except Empty:
                break
            if found is None:
                return group, True
            group.append(found)
        return group, False
