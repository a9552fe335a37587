"""The files of a package, each of them read once for all the tables that it feeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

import pyarrow as pa

from credit.evidence.feeds import Feed, read_together
from credit.evidence.rejects import Rejects
from credit.evidence.typed_rows import schema_of, typed_rows

__all__ = ["Progress", "Readings"]

Progress = Callable[[int, int, str], None]
"""Told (bytes done, bytes in all, table being read) while a package is read."""


class Readings:
    """The typed rows of feeds, read file by file as they are asked for.

    A file that feeds several tables is read when the first of them is asked for, batch by batch into all of them: only
    the columns that one of them wants, and never more of it in memory than a batch and what became rows.
    """

    def __init__(self, feeds: Iterable[Feed], rejects: Rejects, progress: Progress) -> None:
        self._waiting: defaultdict[str, list[Feed]] = defaultdict(list)
        for feed in feeds:
            self._waiting[feed.file.name].append(feed)
        self._parts: defaultdict[Feed, list[pa.Table]] = defaultdict(list)
        self._rejects = rejects
        self._progress = progress
        self._total = sum(feeds[0].file.size for feeds in self._waiting.values())
        self._done = 0

    def rows(self, feed: Feed) -> pa.Table:
        """Return the rows of a feed that stand on their own, in the order read; those that do not are rejects.

        Each feed can be asked for once. Raises PackageError where its file cannot be read as a whole.
        """
        if feed.file.name in self._waiting:
            self._read(self._waiting.pop(feed.file.name), feed.shape.name)
        return pa.concat_tables([schema_of(feed.shape).empty_table(), *self._parts.pop(feed, [])])

    def _read(self, feeds: list[Feed], table: str) -> None:
        def advance(read: int) -> None:
            self._progress(min(self._done + read, self._total), self._total, table)

        for feed, batch in read_together(feeds, advance):
            self._parts[feed].append(typed_rows(feed.shape, batch, self._rejects))
        self._done += feeds[0].file.size

    def finish(self) -> None:
        """Tell that nothing is left to read."""
        self._progress(self._total, self._total, "")
