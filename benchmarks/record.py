"""D4: what the public record costs writers on PostgreSQL: the same inserts with and without the sequencer at work."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.gates import Measured
from models.migrations import upgrade
from models.record import sequence
from models.tables import engine_for, writing
from tests.builders.postgresql import fresh_postgresql, pgbench
from web.scheduler import SEQUENCE_SECONDS

__all__ = ["writing_beside_the_sequencer"]

_INSERTS: Final = """
BEGIN;
INSERT INTO company (company_id, name, participates) VALUES (md5(random()::text) || md5(random()::text), 'x', true);
INSERT INTO ledger_entry (digest, type, subject, salt, content, entered_at, turn)
    VALUES ('sha256:' || md5(random()::text) || md5(random()::text), 'draw.made', 'draw/bench',
            decode(md5(random()::text) || md5(random()::text), 'hex'), repeat('x', 500), now(), 0);
COMMIT;
"""
"""A row and its entry in one transaction, as every act writes them."""
_GATE: Final = 0.55
_STRETCH: Final = 0.9


def writing_beside_the_sequencer(*, rounds: int, seconds: int, judged: bool) -> Iterator[Measured]:
    """Yield D4 upside down: transactions a second without a sequencer / with one, eight clients, by the wall clock.

    The design asks for at least 0.55 of the bare rate, which is at most 1 / 0.55 here.
    """
    ratios, rates = [], []
    with tempfile.TemporaryDirectory() as place, fresh_postgresql(Path(place, "data")) as url:
        upgrade(url)
        script = Path(place, "inserts.sql")
        script.write_text(_INSERTS, encoding="utf-8")
        options = ("-c", "8", "-j", "2", "-T", str(seconds))
        pgbench(url, script, *options)
        for _ in range(rounds):
            bare = pgbench(url, script, *options)
            with _sequencer(url):
                beside = pgbench(url, script, *options)
            ratios.append(bare / beside)
            rates.append((bare, beside))
    bare, beside = (median(column) for column in zip(*rates, strict=True))
    yield Measured(
        "D4", "PostgreSQL, 8 clients: bare inserts a second / the same with the sequencer at work", median(ratios),
        low=min(ratios), high=max(ratios), gate=1 / _GATE if judged else None, stretch=1 / _STRETCH,
        note=f"{bare:.0f}/s / {beside:.0f}/s by the wall clock, {rounds} rounds of {seconds} s",
    )  # fmt: skip


@contextmanager
def _sequencer(url: str) -> Iterator[None]:
    """Give positions as the scheduler does, in a process of its own, until the work is done."""
    working = subprocess.Popen([sys.executable, "-m", "benchmarks.record", url])
    try:
        yield
    finally:
        working.terminate()
        working.wait()


def _give_positions(url: str) -> None:
    engine = engine_for(url)
    while True:
        with writing(engine) as session:
            sequence(session)
        time.sleep(SEQUENCE_SECONDS)


if __name__ == "__main__":
    _give_positions(sys.argv[1])
