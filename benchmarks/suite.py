"""The gates by id, in the order they run, each at full size and at a quick one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks.canonical import Size
from benchmarks.city import CityPlan, against_faker, differing_bytes, generating
from benchmarks.gates import Measured
from benchmarks.ledger import StoredTiles, appending, frontier_memory, proof_sizes, proof_times
from benchmarks.live import telling
from benchmarks.memory import memory
from benchmarks.portal import asking
from benchmarks.record import writing_beside_the_sequencer
from benchmarks.scoring import compiling, growth, scoring
from benchmarks.submitting import handing_in

__all__ = ["GATES", "Gate"]

Gate = Callable[[Path, bool], Iterator[Measured]]
"""Given the cache folder and whether the run is quick: the lines it measured. A quick run judges counts alone."""

_MANY, _FEW, _SMALL, _HUGE = (
    Size(10_000_000, 200_000), Size(10_000_000, 1_000), Size(1_000_000, 200_000), Size(50_000_000, 200_000)
)  # fmt: skip
_QUICK_MANY, _QUICK_FEW, _QUICK_SMALL = Size(1_000_000, 20_000), Size(1_000_000, 100), Size(100_000, 20_000)
_CITY, _QUICK_CITY = CityPlan(1_500, 15_000, 36), CityPlan(150, 1_500, 12)


def _b1(folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return scoring("B1", _QUICK_MANY if quick else _MANY, folder, gate=None if quick else 3.0, stretch=2.0)


def _b2(folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return scoring("B2", _QUICK_FEW if quick else _FEW, folder, gate=None if quick else 1.9, stretch=1.3)


def _b4(folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    many, few, small = (_QUICK_MANY, _QUICK_FEW, _QUICK_SMALL) if quick else (_MANY, _FEW, _SMALL)
    yield from growth("B4", (many, small), folder, gate=None if quick else 10.5, stretch=8)
    yield from growth("B4b", (many, few), folder, gate=None if quick else 2.0, stretch=1.4)


def _b6(folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    large, small = (_QUICK_MANY, _QUICK_SMALL) if quick else (_HUGE, _MANY)
    return memory(large, small, folder, judged=not quick)


def _c1(folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return compiling(_QUICK_MANY if quick else _MANY, folder, rounds=5)


def _g1(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return generating(_QUICK_CITY if quick else _CITY, gate=None if quick else 2.5)


def _g2(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return differing_bytes(_QUICK_CITY if quick else _CITY)


def _g3(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return against_faker(_QUICK_CITY if quick else _CITY, judged=not quick)


def _m1(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return appending(2**13 if quick else 2**18, gate=None if quick else 2.3, stretch=1.4)


def _m2(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    tiles = StoredTiles(10_000 if quick else 1_000_000)
    yield from proof_sizes(tiles)
    yield from proof_times(tiles)


def _m4(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return frontier_memory(*((10_000, 1_000) if quick else (1_000_000, 100_000)), gate=1.5)


def _d1(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return handing_in(bids=40 if quick else 400, rounds=1 if quick else 9, judged=not quick)


def _d4(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return writing_beside_the_sequencer(rounds=1 if quick else 7, seconds=1 if quick else 6, judged=not quick)


def _a1(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return telling(50, 3, rounds=3, judged=False) if quick else telling(1000, 20)


def _w1(_folder: Path, quick: bool) -> Iterator[Measured]:  # noqa: FBT001 - one shape for all gates
    return asking((10, 60 if quick else 500), calls=20 if quick else 200, rounds=1 if quick else 9, judged=not quick)


GATES: Final[Mapping[str, Gate]] = {
    "B1": _b1, "B2": _b2, "B4": _b4, "B6": _b6, "C1": _c1, "G1": _g1, "G2": _g2, "G3": _g3,
    "M1": _m1, "M2": _m2, "M4": _m4, "D1": _d1, "D4": _d4, "A1": _a1, "W1": _w1,
}  # fmt: skip
