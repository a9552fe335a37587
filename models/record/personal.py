"""Personal data is kept in one place, referred to by commitments, and erased there when the law asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import insert, select, update
from sqlmodel import col

from models.errors import InputError, Problem, RefusedError
from models.ledger.entries import SALT_BYTES, commitment
from models.record.clerk import Clerk
from models.tables import PersonalDatum

__all__ = ["PERSONAL", "PERSONAL_IN_ACTS", "Erasure", "Vault", "erase_cells"]

PERSONAL: Final = {
    "companies": {"legal_representative": "legal_representative_commitment"},
    "managers": {"name": "name_commitment"},
    "complaints": {"text": "text_commitment"},
}
"""table -> column of a package that is about a person -> column of the register that holds its commitment."""

PERSONAL_IN_ACTS: Final = {
    "list_steps": {"reasons": "reasons_commitment"},
    "listed_persons": {"name": "name_commitment"},
    "petitions": {"reasons": "reasons_commitment"},
    "reviews": {"reasons": "reasons_commitment"},
    "owner_breaches": {"owner": "owner_commitment", "judgment": "judgment_commitment", "place": "place_commitment"},
    "staff": {"name": "name_commitment"},
    "complaint_cases": {"name": "name_commitment", "phone": "phone_commitment", "text": "text_commitment"},
    "complaint_answers": {"text": "text_commitment"},
    "owners_roll": {"units": "units_commitment"},
    "owners_ballots": {"voter": "voter_commitment", "choices": "choices_commitment"},
    "ballot_scans": {"scan": "scan_commitment"},
    "estate_documents": {"name": "name_commitment", "file": "file_commitment"},
    "election_steps": {"note": "note_commitment"},
    "request_steps": {"voter": "voter_commitment"},
    "owners_candidates": {"name": "name_commitment", "owner": "owner_commitment", "party": "party_commitment"},
    "evaluation_events": {"sealed": "sealed_commitment"},
    "account_events": {
        "login": "login_commitment",
        "name": "name_commitment",
        "password": "password_commitment",
        "factor": "factor_commitment",
    },
    "mail_addresses": {"address": "address_commitment"},
}
"""The same for rows that acts of the register write, by the name of the part that attaches them.

They say themselves, as `import_id`, on which import they rest; those of complaints, owners, evaluations, addresses and
accounts rest on none. A row of `complaint_answers` is keyed COMPLAINT/TURN, one of `evaluation_events`
TENDER/LOT/NUMBER, one of `staff` STAFF_NO/NUMBER, one of
`estate_documents` COMMUNITY/DIGEST, one of `account_events` ACCOUNT/NUMBER.
"""


class Vault:
    """Takes the personal cells of one import, or of an act that may rest on one, and gives their commitments.

    What was erased once is not kept again: a package that brings it back leaves a commitment to nothing.
    """

    def __init__(self, clerk: Clerk, import_id: int | None = None) -> None:
        self._clerk = clerk
        self._import_id = import_id
        self._rows: list[dict[str, Any]] = []
        erased = select(col(PersonalDatum.table_name), col(PersonalDatum.row_key), col(PersonalDatum.column_name))
        found = clerk.session.execute(erased.where(col(PersonalDatum.erased_at).is_not(None)))
        self._erased = {tuple(row) for row in found}

    def keep(self, table: str, key: str, column: str, value: str | None) -> str | None:
        """Return the commitment of a cell, None for an empty one."""
        if value is None:
            return None
        salt = self._clerk.entropy(SALT_BYTES)
        digest = commitment(salt, value.encode())
        gone = (table, key, column) in self._erased
        self._rows.append({
            "commitment": digest, "import_id": self._import_id, "table_name": table, "row_key": key,
            "column_name": column, "salt": None if gone else salt, "value": None if gone else value,
            "erased_at": self._clerk.at if gone else None,
        })  # fmt: skip
        return digest

    def close(self) -> tuple[str, ...]:
        """Write what was kept, and return the commitments of what had been erased before."""
        for start in range(0, len(self._rows), 5000):
            self._clerk.session.connection().execute(insert(PersonalDatum), self._rows[start : start + 5000])
        return tuple(sorted(row["commitment"] for row in self._rows if row["erased_at"] is not None))


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be erased: cells of one row, on whose word and by which clause."""

    table: str
    key: str
    columns: tuple[str, ...]
    instrument: str
    article: str
    by: str


def erase_cells(clerk: Clerk, asked: Erasure) -> int:
    """Erase the cells in every import that brought them, put that on record, and return how many there were.

    The record names commitments, the clause and who decided, never the row or the value. Raises InputError for a table
    or column that holds no personal data, RefusedError where there is nothing (left) to erase.
    """
    _check(asked)
    row = PersonalDatum
    query = select(col(row.commitment)).where(
        col(row.table_name) == asked.table, col(row.row_key) == asked.key, col(row.column_name).in_(asked.columns),
        col(row.erased_at).is_(None),
    )  # fmt: skip
    found = sorted(clerk.session.scalars(query))
    if not found:
        what = f"no {', '.join(asked.columns)} is kept for this row"
        remedy = "Check table and key; what was erased before needs no second erasure."
        raise RefusedError(Problem(f"{asked.table} {asked.key}", what, remedy))
    change = update(row).where(col(row.commitment).in_(found)).values(salt=None, value=None, erased_at=clerk.at)
    clerk.session.connection().execute(change)
    basis = {"instrument": asked.instrument, "article": asked.article}
    clerk.enter("personal.erased", found[0], {"basis": basis, "by": asked.by, "commitments": found})
    return len(found)


def _check(asked: Erasure) -> None:
    tables = PERSONAL | PERSONAL_IN_ACTS
    known = tables.get(asked.table)
    if known is None:
        remedy = f"Name one of {', '.join(tables)}."
        raise InputError(Problem(asked.table, "this table holds no personal data", remedy))
    unknown = _listed(column for column in asked.columns if column not in known)
    if unknown or not asked.columns:
        remedy = f"Name one or more of {', '.join(known)}."
        raise InputError(Problem(asked.table, f"no personal data stands in {unknown or 'no column'}", remedy))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(repr, names))
