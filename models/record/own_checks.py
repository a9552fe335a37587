"""What the record's own tables say beside the entries: moments, turns, and the cells of the vault."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from models.errors import WuxinError
from models.ledger.checkpoints import parse_checkpoint
from models.ledger.entries import SALT_BYTES, Entry, commitment
from models.ledger.notes import parse_note
from models.record.checkpointing import time_of
from models.record.content_checks import parts_of
from models.record.findings import Verification
from models.record.personal import PERSONAL, PERSONAL_IN_ACTS
from models.record.sources import KeptRecord
from models.tables import LedgerCheckpoint, LedgerEntry, PersonalDatum
from models.values.moments import moment_number, moment_text

__all__ = ["check_own"]

Cell = tuple[int, str, str, str]
"""Import, table, row and column of a personal cell."""


def check_own(record: KeptRecord, found: Verification) -> None:
    """Note what deviates in the columns that no digest covers by itself, and in personal data."""
    _check_moments(record, found)
    _check_checkpoints(record, found)
    _check_vault(record, found)


def _check_moments(record: KeptRecord, found: Verification) -> None:
    row = LedgerEntry
    columns = (
        col(row.digest),
        col(row.position),
        col(row.entered_at),
        col(row.turn),
        col(row.content),
        col(row.erased_at),
    )
    for kept in record.session.execute(select(*columns)):
        if (kept.content is None) != (kept.erased_at is not None):
            what = f"erased {kept.erased_at}, and its content is {'gone' if kept.content is None else 'there'}"
            found.add(
                f"ledger_entry {kept.digest}", what, "a moment of erasure where the content is gone", kept.position
            )
        if kept.content is None:
            continue
        told = _facts(kept.content)
        should = told.get("at"), told.get("turn")
        if (_text(kept.entered_at), kept.turn) != should:
            what = f"entered {_text(kept.entered_at)}, turn {kept.turn}"
            found.add(f"ledger_entry {kept.digest}", what, f"entered {should[0]}, turn {should[1]}", kept.position)


def _check_checkpoints(record: KeptRecord, found: Verification) -> None:
    for kept in record.session.execute(select(LedgerCheckpoint)).scalars():
        where = f"ledger_checkpoint {kept.size}"
        try:
            signed = parse_checkpoint(parse_note(kept.note).text)
            should = signed.size, time_of(signed)
        except WuxinError as error:
            found.add(where, " ".join(problem.what for problem in error.problems), "a signed note")
            continue
        if (kept.size, _text(kept.signed_at)) != should:
            what = f"size {kept.size}, signed {_text(kept.signed_at)}"
            found.add(where, what, f"size {should[0]}, signed {should[1]}")


def _check_vault(record: KeptRecord, found: Verification) -> None:
    expected, erased = _committed(record)
    for kept in record.session.execute(select(PersonalDatum).execution_options(yield_per=1000)).scalars():
        where = f"personal_datum {kept.commitment}"
        position, cell = expected.pop(kept.commitment, (None, None))
        if (kept.import_id, kept.table_name, kept.row_key, kept.column_name) != cell:
            found.add(where, "it belongs to no such cell", str(cell or "nothing"), position)
        if kept.salt is None or kept.value is None:
            told = None if kept.erased_at is None else _text(kept.erased_at)
            if told != erased.get(kept.commitment):
                found.add(where, f"erased {told}", f"erased {erased.get(kept.commitment, 'never')}", position)
        elif len(kept.salt) != SALT_BYTES or commitment(kept.salt, kept.value.encode()) != kept.commitment:
            found.add(where, "salt and value do not give the commitment", kept.commitment, position)
        elif kept.commitment in erased:
            found.add(where, "the value is there", f"erased {erased[kept.commitment]}", position)
    for name, (position, cell) in expected.items():
        found.add(f"personal_datum {name}", "the row is missing", str(cell), position)


def _committed(record: KeptRecord) -> tuple[dict[str, tuple[int, Cell]], dict[str, str]]:
    """Return which cell each commitment on record belongs to, and when each erased one was erased."""
    expected: dict[str, tuple[int, Cell]] = {}
    erased: dict[str, str] = {}
    for number, entry in enumerate(record.entries(waiting=True)):
        facts = _facts(entry.content or "{}")
        if entry.type == "personal.erased":
            erased |= dict.fromkeys(facts.get("commitments", []), facts.get("at"))
        if entry.type == "evidence.package":
            erased |= dict.fromkeys(facts.get("withheld", []), facts.get("at"))
            name = entry.subject.removeprefix("import/")
            own = int(name) if name.isdecimal() else -1  # a subject that was changed belongs to no import
            for digest, cell in _cells(PERSONAL, own, _parts(record, entry)):
                expected[digest] = number, cell
        else:
            for digest, cell in _cells(PERSONAL_IN_ACTS, -1, _parts(record, entry)):
                expected[digest] = number, cell
    return expected, erased


def _parts(record: KeptRecord, entry: Entry) -> dict[str, bytes]:
    return {name: record.blob(part["digest"]) or b"" for name, part in parts_of(entry).items()}


def _cells(
    personal: Mapping[str, Mapping[str, str]], import_id: int, parts: dict[str, bytes]
) -> Iterator[tuple[str, Cell]]:
    """Yield commitment and cell of everything personal; rows of later acts name their import themselves."""
    for table, columns in personal.items():
        for line in parts.get(table, b"").splitlines():
            row = _facts(line)
            for column, kept_as in columns.items():
                if row.get(kept_as):
                    own = row.get("import_id", -1) if import_id < 0 else import_id
                    yield row[kept_as], (own, table, str(row.get(_KEYS[table])), column)


_KEYS = {
    "companies": "company_id", "managers": "manager_id", "complaints": "complaint_id",
    **dict.fromkeys(PERSONAL_IN_ACTS, "id"),
}  # fmt: skip


def _facts(text: str | bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _text(moment: datetime) -> str:
    return moment_text(moment_number(moment))
