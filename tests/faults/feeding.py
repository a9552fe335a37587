"""The feed drill: writers whose transactions end in any order, a sequencer, and readers that must miss nothing.

python -m tests.faults.feeding --entries 1000000 --readers 8
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, select
from sqlmodel import Session

from models.migrations import upgrade
from models.record import entries_from, sequence
from models.record.rows import table_of
from models.tables import LedgerEntry, engine_for, writing
from tests.builders.postgresql import fresh_postgresql, pgbench

__all__ = ["WRITE", "Fed", "feed"]

WRITE: Final = """
\\set pause random(0, 9)
BEGIN;
INSERT INTO ledger_entry (digest, type, subject, salt, content, entered_at, turn)
    VALUES ('sha256:' || md5(random()::text) || md5(random()::text), 'draw.made', 'draw/feed',
            decode(md5(random()::text) || md5(random()::text), 'hex'),
            '{"at":"2024-07-01T01:00:00.000000Z","draw":{},"parts":{},"turn":0}', '2024-07-01 01:00:00+00', 0);
SELECT CASE WHEN :pause = 0 THEN pg_sleep(0.02) END;
COMMIT;
"""
"""One entry a transaction; every tenth dawdles, so that later ones commit before it."""

_CLIENTS: Final = 8


@dataclass(frozen=True, slots=True)
class Fed:
    """What came of it: entries written, writes a second, and for each reader how many it saw and what they add up to.

    `sum` is over all digests as numbers, so that readers who saw the same entries have the same sum.
    """

    entries: int
    rate: float
    sum: int
    readers: tuple[tuple[int, int], ...]

    @property
    def complete(self) -> bool:
        """Return whether every reader saw every entry, once and in order."""
        return all(reader == (self.entries, self.sum) for reader in self.readers)


def feed(url: str, folder: Path, entries: int, readers: int) -> Fed:
    """Write so many entries while a sequencer and the readers, each a process of its own, do their work."""
    upgrade(url)
    script = folder / "write.sql"
    script.write_text(WRITE, encoding="utf-8")
    helpers = [_process("sequencer", url, entries), *(_process("reader", url, entries) for _ in range(readers))]
    each = -(-entries // _CLIENTS)
    begun = time.monotonic()
    pgbench(url, script, "-c", str(_CLIENTS), "-j", "2", "-t", str(each))
    rate = each * _CLIENTS / (time.monotonic() - begun)
    seen = [json.loads(helper.communicate()[0]) for helper in helpers]
    engine = engine_for(url)
    with Session(engine) as session:
        digests = list(session.scalars(select(table_of(LedgerEntry).c.digest).limit(None)))
    engine.dispose()
    return Fed(len(digests), rate, sum(map(_number, digests)), tuple((one["seen"], one["sum"]) for one in seen[1:]))


def _process(role: str, url: str, entries: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.feeding", "--role", role, "--url", url, "--entries", str(entries)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _rounded(entries: int) -> int:
    """Return how many the writers really write: as many each."""
    return -(-entries // _CLIENTS) * _CLIENTS


def _sequenced(engine: Engine, entries: int) -> dict[str, Any]:
    placed = 0
    while placed < _rounded(entries):
        with writing(engine) as session:
            found = sequence(session)
        placed += found
        if not found:
            time.sleep(0.02)
    return {"seen": placed}


def _read(engine: Engine, entries: int) -> dict[str, Any]:
    seen = total = 0
    while seen < _rounded(entries):
        page = list(_page(engine, seen))
        for entry in page:
            if entry.position != seen:
                message = f"position {entry.position} came where {seen} should"
                raise AssertionError(message)
            seen += 1
            total += _number(entry.digest)
        if not page:
            time.sleep(0.05)
    return {"seen": seen, "sum": total}


def _page(engine: Engine, position: int) -> Iterator[Any]:
    with Session(engine) as session:
        yield from entries_from(session, position, 1000)


def _number(digest: str) -> int:
    return int(digest.removeprefix("sha256:"), 16)


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--role", choices=("sequencer", "reader"))
    parser.add_argument("--url")
    asked = parser.parse_args()
    if asked.role is not None:
        work = _sequenced if asked.role == "sequencer" else _read
        print(json.dumps(work(engine_for(asked.url), asked.entries)))  # noqa: T201 - what the parent reads
        return
    with tempfile.TemporaryDirectory() as place, fresh_postgresql(Path(place, "data")) as url:
        fed = feed(url, Path(place), asked.entries, asked.readers)
    print(f"{fed.entries} entries at {fed.rate:.0f} writes/s; {len(fed.readers)} readers")  # noqa: T201
    print("every reader saw every entry once" if fed.complete else f"NOT complete: {fed}")  # noqa: T201


if __name__ == "__main__":
    _main()
