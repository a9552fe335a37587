"""Missed duties that the register itself knows: late disclosures, charges, audits, and how companies came and left.

They are put onto the newest evidence as a draft, which is looked at and taken in like files that were sent.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from sqlmodel import Session
from werkzeug.wrappers import Response

from bidding.engagements import evidence_rows
from bidding.revenue import evidence_of
from credit.evidence import Package
from credit.evidence.schema import TABLES
from models.errors import InputError
from models.record import PERSONAL
from web.access import Action
from web.clock import now, today
from web.gate import acting_for, needs
from web.register.engagements.steps import engagements
from web.register.money.rows import estates
from web.register.ratings.kept_evidence import newest_import, personal_cells
from web.sheets.evidence_tables import rows_of, write_tables
from web.work.acting import done, reading_session, refused_into
from web.work.evidence.drafts import Draft, keep_draft
from web.work.evidence.previewing import Nothing
from web.work.evidence.reading import read_draft
from web.work.evidence.sending import drafts_root

__all__ = ["Missed", "add_to", "missed_duties"]

Row = dict[str, Any]
Personal = Mapping[tuple[str, str, str], str]
"""(table, key of the row, column) -> what the vault keeps of the import."""


@dataclass(frozen=True, slots=True)
class Missed:
    """Rows by table that are new or changed, and how many were left out: their company or estate is no evidence yet."""

    rows: dict[str, list[Row]]
    left_out: int

    @property
    def count(self) -> int:
        """How many rows would be taken."""
        return sum(map(len, self.rows.values()))


@dataclass(frozen=True, slots=True)
class _File:
    """A table as if it had been sent."""

    filename: str
    stream: IO[bytes]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/missed-duties", "missed", _show)
    pages.add_url_rule("/missed-duties", "add_missed", _add, methods=["POST"])


def missed_duties(session: Session, package: Package, as_of: date) -> Missed:
    """Return what companies missed by a day and the evidence does not say yet; what it says otherwise is replaced."""
    told = [evidence_of(one.terms, one.steps, as_of) for one in estates(session)]
    found: dict[str, list[Row]] = {
        name: [row for one in told for row in getattr(one, name)] for name in ("inspections", "findings", "records")
    }
    found["records"] += [dict(row) for row in evidence_rows(engagements(session), as_of, None)]
    places = set(package.tables["communities"]["community_id"].to_pylist())
    companies = set(package.tables["companies"]["company_id"].to_pylist())
    visits = {row["inspection_id"] for row in found["inspections"] if row["community_id"] in places}
    fits = {
        "inspections": lambda row: row["community_id"] in places,
        "findings": lambda row: row["inspection_id"] in visits,
        "records": lambda row: row["company_id"] in companies,
    }
    kept = {name: [row for row in rows if fits[name](row)] for name, rows in found.items()}
    for row in kept["records"]:
        row["community_id"] = row["community_id"] if row["community_id"] in places else None
    left_out = sum(len(rows) - len(kept[name]) for name, rows in found.items())
    return Missed({name: _changed(package, name, rows) for name, rows in kept.items()}, left_out)


def _changed(package: Package, name: str, rows: list[Row]) -> list[Row]:
    """Return the rows that the evidence lacks, or has otherwise."""
    key = TABLES[name].key or ""
    known = {row[key]: row for row in rows_of(package, name)}
    return [row for row in rows if {**known.get(row[key], {}), **row} != known.get(row[key])]


@needs(Action.EVIDENCE_IMPORT)
def _show() -> tuple[str, int]:
    return _page(Nothing())


@needs(Action.EVIDENCE_IMPORT)
def _add() -> Response | tuple[str, int]:
    form = Nothing()
    address = ""
    with refused_into(form):
        session = reading_session()
        number, package = newest_import(session)
        missed = missed_duties(session, package, today())
        draft = _drafted(package, missed, personal_cells(session, number))
        read_draft(draft)
        address = url_for("work.evidence.preview", draft_id=draft.id)
    if form.is_wrong:
        return _page(form)
    return done(gettext("Nothing is taken in yet: look at it, then take it in."), address)


def _page(form: Nothing) -> tuple[str, int]:
    session, missed, number = reading_session(), None, 0
    try:
        number, package = newest_import(session)
        missed = missed_duties(session, package, today())
    except InputError:  # there is no evidence to put them onto
        pass
    return render_template("work/evidence/missed.html", form=form, missed=missed, number=number), form.status


def _drafted(package: Package, missed: Missed, personal: Personal) -> Draft:
    """Keep the newest evidence with the rows added as a draft of the person."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        paths = _written(package, missed, personal, Path(folder))
        files = [_File(path.name, stack.enter_context(path.open("rb"))) for path in paths]
        return keep_draft(drafts_root(), secrets.token_hex(16), acting_for(), files, None, now())


def _written(package: Package, missed: Missed, personal: Personal, folder: Path) -> list[Path]:
    every: dict[str, list[Row]] = {}
    for name, shape in TABLES.items():
        own, added = rows_of(package, name), missed.rows.get(name, [])
        for row in own:
            row.update(
                {column: personal.get((name, row[shape.key or ""], column)) for column in PERSONAL.get(name, ())}
            )
        anew = {row[shape.key] for row in added} if shape.key else set()
        every[name] = [*(row for row in own if not shape.key or row[shape.key] not in anew), *added]
    write_tables(every, folder)
    return sorted(folder.iterdir())
