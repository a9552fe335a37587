"""The tamper drill: random edits, one at a time, of a database and of an export; each has to be found and named."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models.errors import WuxinError
from models.record.findings import Finding
from models.record.folders import FolderRecord
from models.record.sources import KeptRecord
from models.record.trust import Trust
from models.record.verifying import compare, verify_database, verify_folder
from models.tables import engine_for
from tests.faults.edits import DATABASE_EDITS, Edit
from tests.faults.file_edits import FILE_EDITS, restored
from tests.faults.forging import rewrite_history

__all__ = ["Tally", "database_drill", "export_drill", "forging_drill"]


_TOLD: Final = 1_000
"""Edits after which a long run says how far it is."""


@dataclass(slots=True)
class Tally:
    """How many edits of each kind were made; `missed` are those that were not found or not named, in words."""

    made: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def edits(self) -> int:
        """The number of edits."""
        return self.made.total()

    def judge(self, kind: str, found: list[Finding], *, named: bool) -> None:
        """Count an edit; one that nothing was found for, or that no finding names, is missed."""
        self.made[kind] += 1
        if self.edits % _TOLD == 0:
            print(f"{self.edits} edits, {len(self.missed)} missed", file=sys.stderr, flush=True)  # noqa: T201
        if not found:
            self.missed.append(f"{kind}: nothing was found")
        elif not named:
            self.missed.append(f"{kind}: not named by {[str(one) for one in found[:3]]}")


def database_drill(url: str, trust: Trust, edits: int, seed: int) -> Tally:
    """Edit the database so many times, verify after each, and take each back."""
    tally, chance, engine = Tally(), Random(seed), engine_for(url)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        while tally.edits < edits:
            connection.exec_driver_sql("BEGIN")
            with Session(connection, autoflush=False) as session:
                for edit in _edited(session, chance):
                    found = verify_database(KeptRecord(session), trust).findings
                    tally.judge(f"{edit.table}: {edit.kind}", found, named=_names(edit, found))
            connection.exec_driver_sql("ROLLBACK")
    engine.dispose()
    return tally


def _edited(session: Session, chance: Random) -> Iterator[Edit]:
    """Yield the edit once it is made; nothing where it comes to nothing, or two rows would have one key."""
    try:
        edit = chance.choice(DATABASE_EDITS)(session, chance)
    except IntegrityError:
        return
    if edit is not None:
        yield edit


def _names(edit: Edit, found: list[Finding]) -> bool:
    """Return whether a finding says where it is and what it should have been."""
    return all(finding.should for finding in found) and any(
        finding.position is not None or edit.table in finding.where or finding.where.startswith(_OF_WHOLE)
        for finding in found
    )


_OF_WHOLE = ("checkpoint", "tile", "attachment", "ledger_")


def export_drill(folder: Path, trust: Trust, edits: int, seed: int) -> Tally:
    """Edit the files of an export so many times, verify after each, and put each back."""
    tally, chance = Tally(), Random(seed)
    kept = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    while tally.edits < edits:
        with restored(folder, kept) as files:
            edit = chance.choice(FILE_EDITS)
            told = edit(files, chance)
            if told is not None:
                found = _verified(folder, trust)
                tally.judge(edit.__name__, found, named=all(finding.where and finding.should for finding in found))
    return tally


def _verified(folder: Path, trust: Trust) -> list[Finding]:
    try:
        return verify_folder(FolderRecord(folder), trust).findings
    except WuxinError as error:  # the header itself: there is no record to verify
        return [Finding(problem.where, problem.what, problem.remedy) for problem in error.problems]


def forging_drill(url: str, folder: Path, trust: Trust, edits: int, seed: int) -> Tally:
    """Rewrite history so many times with the log's own key; the witness finds it, an older export names the entry."""
    tally, chance, engine = Tally(), Random(seed), engine_for(url)
    older = FolderRecord(folder)
    with engine.connect() as connection:
        for _ in range(edits):
            connection.exec_driver_sql("BEGIN")
            with Session(connection, autoflush=False) as session:
                position = rewrite_history(session, chance)
                record = KeptRecord(session)
                found = verify_database(record, trust).findings
                against = compare(record, older).findings
                tally.judge("history rewritten", found, named=[one.position for one in against] == [position])
            connection.exec_driver_sql("ROLLBACK")
    engine.dispose()
    return tally
