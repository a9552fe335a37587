"""`python -m tests.faults --edits 100000`: the tamper drill at full length, on a small city that was really rated."""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
import time
from pathlib import Path

from tests.builders.rated_city import rated_city
from tests.builders.record import TRUST
from tests.faults.drill import Tally, database_drill, export_drill, forging_drill

_FORGED = 1_000
"""Histories rewritten with the log's own key, among the edits."""


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        city = rated_city(Path(place))
        export = city.export()
        seen = tuple(path.read_text(encoding="utf-8") for path in sorted((export / "checkpoints").iterdir()))
        trust = dataclasses.replace(TRUST, seen=seen)
        forged = min(_FORGED, asked.edits // 100)
        rows = asked.edits // 5  # verifying a database takes three times as long as verifying files
        _tell("database", database_drill(city.url, trust, rows, asked.seed))
        _tell("export", export_drill(export, trust, asked.edits - forged - rows, asked.seed + 1))
        _tell("history", forging_drill(city.url, export, trust, forged, asked.seed + 2))


def _tell(what: str, tally: Tally) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}: {tally.edits} edits, {len(tally.missed)} missed", flush=True)  # noqa: T201
    for kind, number in sorted(tally.made.items()):
        print(f"    {number:7} {kind}")  # noqa: T201
    for missed in tally.missed[:50]:
        print(f"    MISSED {missed}")  # noqa: T201


if __name__ == "__main__":
    _main()
