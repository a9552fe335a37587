"""Owners' breaches in the register: recorded, shown to the authority, and erased when they are put right.

Only commands of the authority call this; pages, lists and exports never do, and a test holds them to it.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from credit.individuals import BREACHES, OwnerBreach, why_not_recorded
from models.errors import Problem, RefusedError
from models.record import Clerk, Erasure, Vault, erase_cells
from models.tables import OwnerBreach as Row
from models.tables import PersonalDatum
from models.values.moments import shanghai_date

__all__ = ["breach_rows", "record_breach", "settle_breach"]

_TABLE: Final = "owner_breaches"
_PERSONAL: Final = ("owner", "judgment", "place")


def record_breach(clerk: Clerk, told: OwnerBreach) -> int:
    """Record a breach and return its number. Raises RefusedError with every reason why it may not be."""
    kept = _kept(clerk.session)
    recorded = {(str(cells["judgment"]), row.breach) for row, cells in kept if cells.get("judgment")}
    problems = why_not_recorded(told, shanghai_date(clerk.at), recorded)
    if problems:
        raise RefusedError(problems)
    number = 1 + max((row.id or 0 for row, _ in kept), default=0)
    vault = Vault(clerk)
    cells = {name: getattr(told, name).strip() or None for name in _PERSONAL}
    kept_as: dict[str, Any] = {
        f"{name}_commitment": vault.keep(_TABLE, str(number), name, text) for name, text in cells.items()
    }
    row = Row(
        id=number, breach=told.breach, source=told.source, reported_by=told.reported_by,
        effective_on=told.effective_on, unrectified_on=told.unrectified_on, recorded_at=clerk.at, **kept_as,
    )  # fmt: skip
    clerk.session.add(row)
    try:
        clerk.session.flush()
    except IntegrityError as error:  # the number is taken: two writers, one was first
        what = "somebody else recorded another at the same time"
        raise RefusedError(Problem(f"owner_breach {number}", what, "Record it again.")) from error
    facts = {"withheld": list(vault.close())}
    clerk.enter("owner.recorded", f"owner_breach/{number}", facts, {"id": [number]})
    return number


def breach_rows(session: Session) -> list[dict[str, Any]]:
    """Return every breach with what the vault still holds of it: for the authority, and nobody else."""
    return [
        {"number": row.id, "breach": row.breach, "source": row.source, "reported_by": row.reported_by,
         "effective_on": row.effective_on, "unrectified_on": row.unrectified_on,
         **{name: cells.get(name) for name in _PERSONAL}}
        for row, cells in _kept(session)
    ]  # fmt: skip


def settle_breach(clerk: Clerk, number: int, by: str) -> int:
    """Erase who it was, which judgment and where, for it was put right; return how many cells went.

    Raises RefusedError where there is no such breach, or nothing left of it.
    """
    instrument = BREACHES.instruments[str(BREACHES.basis.instrument)].title.zh
    return erase_cells(clerk, Erasure(_TABLE, str(number), _PERSONAL, instrument, str(BREACHES.basis.article), by))


def _kept(session: Session) -> list[tuple[Row, dict[str, str | None]]]:
    cells: dict[str, dict[str, str | None]] = {}
    for one in session.scalars(select(PersonalDatum).where(col(PersonalDatum.table_name) == _TABLE)):
        cells.setdefault(one.row_key, {})[one.column_name] = one.value
    return [(row, cells.get(str(row.id), {})) for row in session.scalars(select(Row).order_by(col(Row.id)))]
