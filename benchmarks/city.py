"""G1, G2, G3: generating a synthetic city beside writing it and beside Faker, and whether a seed gives equal bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
from faker import Faker

from benchmarks.engine import same
from benchmarks.gates import Measured, of_ratios
from benchmarks.pairs import ROUNDS, paired
from synthetic_data import generate
from synthetic_data.writing import Format

__all__ = ["CityPlan", "against_faker", "differing_bytes", "generating"]

_ROOT = Path(__file__).resolve().parent.parent
_SEED = 20240630
_EVENTS = ("complaints", "inspections", "findings", "records")
_FAKER_ROWS = 2000


@dataclass(frozen=True, slots=True)
class CityPlan:
    """How large a city is made."""

    companies: int
    communities: int
    months: int

    def make(self, folder: Path, form: Format = "parquet") -> int:
        """Generate and write the city; return how many events it has."""
        made = generate(
            folder, companies=self.companies, communities=self.communities, months=self.months, seed=_SEED, format=form
        )
        return sum(made.rows[name] for name in _EVENTS)


def generating(city: CityPlan, *, gate: float | None, rounds: int = ROUNDS) -> Iterator[Measured]:
    """Yield the cost of generating and writing the city beside writing the same tables again (G1)."""
    with TemporaryDirectory(prefix="wuxin-bench-") as scratch:
        whole, bare = Path(scratch, "whole"), Path(scratch, "bare")
        events = city.make(whole)
        bare.mkdir()
        tables = {path.name: pq.read_table(path) for path in sorted(whole.glob("*.parquet"))}

        def write() -> None:
            for name, table in tables.items():
                pq.write_table(table, bare / name, compression="zstd")

        ratios = paired(lambda: city.make(whole), write, rounds)
        same(*(_content(folder) for folder in (whole, bare)))
    what = f"generating and writing {events:,} events / writing the same tables"
    yield of_ratios("G1", what, ratios, gate=gate, stretch=1.4)


def differing_bytes(city: CityPlan) -> Iterator[Measured]:
    """Yield how many bytes differ between two runs of one seed in processes of their own (G2)."""
    for form in ("csv", "parquet"):
        with TemporaryDirectory(prefix="wuxin-bench-") as scratch:
            folders = [Path(scratch, name) for name in ("one", "other")]
            for number, folder in enumerate(folders):
                _in_process(city, folder, form, hash_seed=number)
            one, other = (_bytes(folder) for folder in folders)
        differing = sum(_differing(one.get(name, b""), other.get(name, b"")) for name in one.keys() | other.keys())
        note = f"{sum(map(len, one.values())):,} bytes in {len(one)} files"
        yield Measured(
            "G2", f"bytes that differ between two runs of a seed, {form}", differing, "bytes", gate=0, note=note
        )


def against_faker(city: CityPlan, *, judged: bool, rounds: int = ROUNDS) -> Iterator[Measured]:
    """Yield the CPU per event of the generator beside the CPU per row that Faker needs for five fields (G3)."""
    fake = Faker("zh_CN")
    fake.seed_instance(_SEED)

    def rows() -> None:
        for _ in range(_FAKER_ROWS):
            fake.company(), fake.name(), fake.address(), fake.date(), fake.phone_number()

    with TemporaryDirectory(prefix="wuxin-bench-") as scratch:
        events = city.make(Path(scratch))
        ratios = paired(lambda: city.make(Path(scratch)), rows, rounds)
    each = tuple(ratio * _FAKER_ROWS / events for ratio in ratios.values)
    value = ratios.median * _FAKER_ROWS / events
    yield Measured("G3", "generating one event / one Faker row of five fields", value, "x", min(each), max(each),
                   gate=0.01 if judged else None)  # fmt: skip


def _in_process(city: CityPlan, folder: Path, form: str, *, hash_seed: int) -> None:
    sizes = map(str, (city.companies, city.communities, city.months))
    command = [sys.executable, "-m", "benchmarks.city", str(folder), form, *sizes]
    subprocess.run(command, cwd=_ROOT, check=True, env=os.environ | {"PYTHONHASHSEED": str(hash_seed)})


def _bytes(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _differing(one: bytes, other: bytes) -> int:
    """Return how many bytes differ, those that only one side has included."""
    shared = 0 if one[: len(other)] == other[: len(one)] else sum(a != b for a, b in zip(one, other, strict=False))
    return shared + abs(len(one) - len(other))


def _content(folder: Path) -> str:
    """Return a digest of what the Parquet files of a folder hold."""
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.parquet")):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


if __name__ == "__main__":
    target, form = Path(sys.argv[1]), "csv" if sys.argv[2] == "csv" else "parquet"
    CityPlan(*map(int, sys.argv[3:])).make(target, form)  # type: ignore[arg-type]
