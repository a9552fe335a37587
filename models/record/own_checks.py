"""What the record's own tables say beside the entries: moments, turns, and the cells of the vault."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from models.errors import WuxinError
from models.ledger.checkpoints import parse_checkpoint
from models.ledger.entries import SALT_BYTES, Entry, commitment
from models.ledger.notes import parse_note
from models.record.checkpointing import time_of
from models.record.content_checks import digests_in, facts_of, parts_of
from models.record.findings import Verification
from models.record.personal import PERSONAL, PERSONAL_IN_ACTS
from models.record.rows import rows_as_found
from models.record.sources import KeptRecord
from models.tables import LedgerCheckpoint, LedgerEntry, PersonalDatum

__all__ = ["check_own"]

Cell = tuple[int | None, str, str, str]
"""Import, table, row and column of a personal cell."""


def check_own(record: KeptRecord, found: Verification) -> None:
    """Note what deviates in the columns that no digest covers by itself, and in personal data."""
    _check_moments(record, found)
    _check_checkpoints(record, found)
    _check_vault(record, found)


def _check_moments(record: KeptRecord, found: Verification) -> None:
    for kept in rows_as_found(record.session, LedgerEntry):
        where, position = f"ledger_entry {kept['digest']}", _number(kept["position"])
        if (kept["content"] is None) != (kept["erased_at"] is not None):
            what = f"erased {kept['erased_at']}, and its content is {'gone' if kept['content'] is None else 'there'}"
            found.add(where, what, "a moment of erasure where the content is gone", position)
        if kept["content"] is None:
            continue
        told = _facts(kept["content"])
        should = told.get("at"), told.get("turn")
        if (kept["entered_at"], kept["turn"]) != should:
            what = f"entered {kept['entered_at']}, turn {kept['turn']}"
            found.add(where, what, f"entered {should[0]}, turn {should[1]}", position)


def _check_checkpoints(record: KeptRecord, found: Verification) -> None:
    for kept in rows_as_found(record.session, LedgerCheckpoint):
        where = f"ledger_checkpoint {kept['size']}"
        try:
            signed = parse_checkpoint(parse_note(str(kept["note"])).text)
            should = signed.size, time_of(signed)
        except WuxinError as error:
            found.add(where, " ".join(problem.what for problem in error.problems), "a signed note")
            continue
        if (kept["size"], kept["signed_at"]) != should:
            what = f"size {kept['size']}, signed {kept['signed_at']}"
            found.add(where, what, f"size {should[0]}, signed {should[1]}")


def _check_vault(record: KeptRecord, found: Verification) -> None:
    expected, erased = _committed(record)
    for kept in rows_as_found(record.session, PersonalDatum):
        name = str(kept["commitment"])
        position, cell = expected.pop(name, (None, None))
        if (kept["import_id"], kept["table_name"], kept["row_key"], kept["column_name"]) != cell:
            found.add(f"personal_datum {name}", "it belongs to no such cell", str(cell or "nothing"), position)
        told = _vault_problem(kept, name, erased.get(name))
        if told is not None:
            found.add(f"personal_datum {name}", *told, position)
    for name, (position, cell) in expected.items():
        found.add(f"personal_datum {name}", "the row is missing", str(cell), position)


def _vault_problem(kept: Mapping[str, Any], name: str, erased: str | None) -> tuple[str, str] | None:
    """Return what is wrong with a cell of the vault and what should be; None where it is as the record says.

    What is there is never shown: it is about a person.
    """
    there = kept["salt"] is not None or kept["value"] is not None
    if kept["erased_at"] != erased:
        return f"erased {kept['erased_at'] or 'never'}", f"erased {erased or 'never'}"
    if erased is not None:
        return ("a salt or a value is there", f"erased {erased}") if there else None
    return None if _commits(kept["salt"], kept["value"], name) else ("salt and value do not give the commitment", name)


def _commits(salt: object, value: object, name: str) -> bool:
    if not isinstance(salt, bytes) or not isinstance(value, str):
        return False
    return len(salt) == SALT_BYTES and commitment(salt, value.encode()) == name


def _committed(record: KeptRecord) -> tuple[dict[str, tuple[int, Cell]], dict[str, str]]:
    """Return which cell each commitment on record belongs to, and when each erased one was erased."""
    expected: dict[str, tuple[int, Cell]] = {}
    erased: dict[str, str] = {}
    for number, entry in enumerate(record.entries(waiting=True)):
        facts = facts_of(entry)
        listed = _ERASED.get(entry.type)
        if listed is not None:
            erased |= dict.fromkeys(digests_in(facts, listed), str(facts.get("at")))
        if entry.type == "evidence.package":
            own = entry.subject.removeprefix("import/")
            for digest, cell in _cells(PERSONAL, own, _parts(record, entry)):
                expected[digest] = number, cell
        else:
            for digest, cell in _cells(PERSONAL_IN_ACTS, None, _parts(record, entry)):
                expected[digest] = number, cell
    return expected, erased


_ERASED = {"personal.erased": "commitments", "evidence.package": "withheld"}
"""Kind of entry -> where it lists the commitments of what is gone."""


def _parts(record: KeptRecord, entry: Entry) -> dict[str, bytes]:
    return {name: record.blob(part["digest"]) or b"" for name, part in parts_of(entry).items()}


def _cells(
    personal: Mapping[str, Mapping[str, str]], import_id: str | None, parts: dict[str, bytes]
) -> Iterator[tuple[str, Cell]]:
    """Yield commitment and cell of everything personal; rows of later acts name their import themselves."""
    number = int(import_id) if import_id is not None and import_id.isdecimal() else -1
    for table, columns in personal.items():
        for line in parts.get(table, b"").splitlines():
            row = _facts(line)
            for column, kept_as in columns.items():
                if isinstance(row.get(kept_as), str):
                    own = row.get("import_id") if import_id is None else number
                    yield row[kept_as], (own, table, "/".join(str(row.get(key)) for key in _KEYS[table]), column)


_KEYS = {
    "companies": ("company_id",), "managers": ("manager_id",), "complaints": ("complaint_id",),
    **dict.fromkeys(PERSONAL_IN_ACTS, ("id",)),
    "complaint_cases": ("complaint_id",), "complaint_answers": ("complaint_id", "turn"),
    "evaluation_events": ("tender_id", "lot_id", "number"),
    "staff": ("staff_no", "number"),
    "account_events": ("account_id", "number"),
}  # fmt: skip


def _facts(text: object) -> dict[str, Any]:
    try:
        value = json.loads(text) if isinstance(text, str | bytes) else None
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _number(cell: object) -> int | None:
    return cell if isinstance(cell, int) else None
