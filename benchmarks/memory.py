"""B6: the most memory that a fresh process ever held while it rated evidence that lies in a file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.canonical import Size, canonical_file, facts_on, terms
from benchmarks.engine import THREADS, digest
from benchmarks.gates import Measured
from credit.engines import duckdb
from credit.scoring.expression import ratings

__all__ = ["memory", "peak_mib"]

_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Peak:
    """Peak resident memory before the first row was read and at the end, and the digest of the ratings."""

    idle: float
    peak: float
    digest: str


def memory(large: Size, small: Size, folder: Path, *, judged: bool) -> Iterator[Measured]:
    """Yield the peak on the larger evidence, and its growth from the smaller."""
    top, low = _child(large, folder), _child(small, folder)
    note = f"before reading {top.idle:.0f} MiB; {small}: {low.peak:.0f} MiB"
    gate, growth = (512.0, 1.8) if judged else (None, None)
    yield Measured("B6", f"peak memory of rating {large} companies", top.peak, "MiB", gate=gate, stretch=300, note=note)
    yield Measured("B6b", f"peak memory, {large} / {small}", top.peak / low.peak, gate=growth, stretch=1.3)


def peak_mib() -> float:
    """Return the most memory this process ever had resident, in MiB.

    From /proc, which starts anew with the program; getrusage would pass on what the parent held when it forked.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _child(size: Size, folder: Path) -> Peak:
    path = canonical_file(size, folder)
    command = [sys.executable, "-m", "benchmarks.memory", str(path), str(size.companies)]
    done = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)
    return Peak(**json.loads(done.stdout))


def _rate(path: Path, companies: int) -> Peak:
    facts = facts_on(path, companies)
    with duckdb.session(facts.tables, threads=THREADS) as session:
        expression = ratings(session.tables, terms())
        idle = peak_mib()
        rows = session.run(expression)
        peak = peak_mib()
    return Peak(idle, peak, digest(rows))


if __name__ == "__main__":
    found = _rate(Path(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps({"idle": found.idle, "peak": found.peak, "digest": found.digest}))
