"""The version of all that the register shows: one row, read before any work."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Label, func, select
from sqlmodel import col

from models.tables import EvidenceImport, LedgerEntry, ListStep, Publication
from web.register.prepared import Prepared

__all__ = ["Version", "version_of"]


class Version(NamedTuple):
    """What changes with everything that anybody enters, in its transaction.

    The newest publication, the last position of the record (-1 for none), how many entries wait for one, the newest
    step of a listing and the newest import; rows of all these are only ever added. 0 where there is none.
    """

    publication: int
    position: int
    waiting: int
    listed: int
    imported: int


def _newest(column: Any, name: str) -> Label[Any]:  # noqa: ANN401 - SQLAlchemy's own
    found: Label[Any] = select(func.max(col(column))).scalar_subquery().label(name)
    return found


_WAITING: Final = select(func.count()).where(col(LedgerEntry.position).is_(None)).select_from(LedgerEntry)
_QUERY: Final = Prepared(
    select(
        _newest(Publication.id, "publication"),
        _newest(LedgerEntry.position, "position"),
        _WAITING.scalar_subquery().label("waiting"),
        _newest(ListStep.id, "listed"),
        _newest(EvidenceImport.id, "imported"),
    )
)


def version_of(connection: Connection) -> Version:
    """Return the version; one statement, of look-ups in indexes alone, for which every answer waits."""
    (found,) = _QUERY.rows(connection)
    if found["position"] is None:
        found["position"] = -1
    return Version(**{name: number or 0 for name, number in found.items()})
