"""Run the benchmarks: `python -m benchmarks [--quick] [--only B1,B2] [--json] [--cache DIR]`.

Each gate runs in a process of its own, one after another. Exit code 0: no gate failed; 1: one did; 2: wrong call.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.gates import Measured, as_json, passed, table
from benchmarks.pairs import Neighbours
from benchmarks.suite import GATES

Measure = Callable[[str, Path, bool], list[Measured]]
"""Runs the gate of an id with a cache folder, quickly or not."""

_ROOT = Path(__file__).resolve().parent.parent
_BUSY = 0.3
"""Cores that others may keep busy before a run is said to have been disturbed."""


def main(arguments: Sequence[str] | None = None, measure: Measure | None = None) -> int:
    """Run what is asked for, print it, and return the exit code; `measure` runs one gate."""
    asked = _arguments(arguments)
    if asked.gate:
        print(json.dumps(as_json(GATES[asked.gate](asked.cache, asked.quick))))
        return 0
    neighbours = Neighbours()
    lines = [line for gate in asked.only for line in (measure or _in_process)(gate, asked.cache, asked.quick)]
    busy = neighbours.cores()
    if asked.json:
        machine = {"cores": os.cpu_count(), "load_before": neighbours.load, "cores_busy_with_others": busy}
        print(json.dumps({"quick": asked.quick, "machine": machine, "gates": as_json(lines)}, indent=2))
    else:
        print(*table(lines), "", *_told(neighbours.load, busy, quick=asked.quick), sep="\n")
    return 0 if passed(lines) else 1


def _in_process(gate: str, cache: Path, quick: bool) -> list[Measured]:  # noqa: FBT001 - the shape of a Measure
    """Run a gate in a process of its own, so that no gate inherits another's memory or warmth."""
    print(f"{gate} ...", file=sys.stderr, flush=True)
    command = [
        sys.executable,
        "-m",
        "benchmarks",
        "--gate",
        gate,
        "--cache",
        str(cache),
        *(["--quick"] if quick else []),
    ]
    done = subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True)
    rows = json.loads(done.stdout)
    return [Measured(**{name: value for name, value in row.items() if name != "verdict"}) for row in rows]


def _told(load: float, busy: float, *, quick: bool) -> list[str]:
    state = "LOADED: read the ratios with care" if busy > _BUSY else "quiet"
    told = [f"Machine: {os.cpu_count()} cores, load {load:.1f} before; others kept {busy:.1f} cores busy: {state}."]
    return [*told, "A quick run judges counts alone; its ratios hold for small evidence only."] if quick else told


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure the gates of docs/performance.md."
    )
    parser.add_argument("--quick", action="store_true", help="small evidence, a minute in all; only counts are judged")
    parser.add_argument("--only", type=_gates, default=list(GATES), help=f"some of {','.join(GATES)}")
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument(
        "--cache", type=_folder, default=_ROOT / ".bench", help="where the evidence is kept (default .bench)"
    )
    parser.add_argument("--gate", choices=GATES, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _gates(text: str) -> list[str]:
    unknown = [name for name in text.split(",") if name not in GATES]
    if unknown:
        message = f"no gate is called {', '.join(unknown)}; choose from {','.join(GATES)}"
        raise argparse.ArgumentTypeError(message)
    return text.split(",")


def _folder(text: str) -> Path:
    return Path(text).resolve()


if __name__ == "__main__":
    sys.exit(main())
