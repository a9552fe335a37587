"""One rating run as every command begins it: rulebook, evidence, score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from web.cli.terminal import Steps

if TYPE_CHECKING:
    from credit.evidence import Package
    from credit.scoring.rating import Rated

__all__ = ["RUN_STEPS", "Asked", "Run", "read", "run"]

RUN_STEPS: Final = 3
"""The steps that `run` begins."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rating is asked for; `known_at` None means everything that was recorded."""

    package: Path
    rulebook: str
    as_of: date
    known_at: datetime | None = None
    mapping: str | None = None
    strict: bool = False
    engine: str = "duckdb"


@dataclass(frozen=True, slots=True)
class Run:
    """A rating and the package it was made from."""

    package: Package
    rated: Rated


def run(asked: Asked, shown: Steps) -> Run:
    """Return the rating that is asked for. Raises InputError where rulebook or evidence cannot be read."""
    import credit

    shown.begin("Reading the rulebook")
    book = credit.load_rulebook(asked.rulebook)
    shown.begin("Reading the evidence")
    package = read(asked.package, asked.mapping, shown, strict=asked.strict)
    shown.begin("Rating")
    rated = credit.rate(package, book, as_of=asked.as_of, known_at=asked.known_at, engine=asked.engine)
    return Run(package, rated)


def read(path: Path, mapping: str | None, shown: Steps, *, strict: bool = False) -> Package:
    """Return the package at a path, its progress shown. Raises PackageError."""
    from credit.evidence import read_package

    def note(done: int, total: int, table: str) -> None:
        shown.note(f"Reading the evidence: {table} {100 * done // max(total, 1)} %")

    return read_package(path, mapping=mapping, strict=strict, progress=note)
