"""One rating run as every command begins it: rulebook, evidence, score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from web.cli.terminal import Steps

if TYPE_CHECKING:
    from sqlmodel import Session

    from credit.evidence import Package
    from credit.scoring.rating import Rated

__all__ = ["RUN_STEPS", "Asked", "Run", "read", "run", "run_known"]

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


def run_known(asked: Asked, shown: Steps, session: Session | None, *, from_register: bool) -> Run:
    """Return the rating of a package, or of the register's newest import, with the register's corrections laid over it.

    Without a session there is no register, and the package alone counts. Raises as `run` does.
    """
    import credit

    shown.begin("Reading the rulebook")
    book = credit.load_rulebook(asked.rulebook)
    shown.begin("Reading the evidence")
    found = None if from_register else read(asked.package, asked.mapping, shown, strict=asked.strict)
    package = _corrected(session, found, asked)
    shown.begin("Rating")
    return Run(package, credit.rate(package, book, as_of=asked.as_of, known_at=asked.known_at))


def read(path: Path, mapping: str | None, shown: Steps, *, strict: bool = False) -> Package:
    """Return the package at a path, its progress shown. Raises PackageError."""
    from credit.evidence import read_package

    def note(done: int, total: int, table: str) -> None:
        shown.note(f"Reading the evidence: {table} {100 * done // max(total, 1)} %")

    return read_package(path, mapping=mapping, strict=strict, progress=note)


def _corrected(session: Session | None, package: Package | None, asked: Asked) -> Package:
    """Return the package, the newest import where there is none, with the register's corrections laid over it."""
    if session is None:
        if package is None:
            raise AssertionError  # without a package there is a register
        return package
    from web.register.ratings.corrections import mended
    from web.register.ratings.kept_evidence import newest_import

    found = package or newest_import(session, asked.known_at)[1]
    return mended(session, found, asked.as_of, asked.known_at)[0]
