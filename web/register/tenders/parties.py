"""To which organisations a tender belongs: who buys, whose homes they are, and the offices of their subdistricts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.notices import Notice, PartyRole
from bidding.tender import Tender
from models.tables import Community

__all__ = ["Parties", "buyer_key", "parties_of"]

_KINDS = {
    PartyRole.DEVELOPER: "developer", PartyRole.OWNERS_COMMITTEE: "community",
    PartyRole.MANAGEMENT_COMMITTEE: "community", PartyRole.SUBDISTRICT: "subdistrict",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parties:
    """The keys of the organisations of a tender, as accounts hold roles for them."""

    buyer: str
    communities: frozenset[str]
    subdistricts: frozenset[str]

    @property
    def everybody(self) -> frozenset[str]:
        """Return all of them."""
        return frozenset({self.buyer}) | self.communities | self.subdistricts


def buyer_key(notice: Notice) -> str:
    """Return the key of the procuring entity: `developer/91330681MA27U04D4K`, `community/C017`, `subdistrict/西湖`.

    Whoever acts for a committee of an estate that is known by another code is found by the estate.
    """
    return f"{_KINDS[notice.procuring_entity.role]}/{notice.procuring_entity.id}"


def parties_of(session: Session, tenders: Iterable[Tender]) -> dict[str, Parties]:
    """Return the organisations of tenders by their names, in one statement."""
    every = {one.id: one.notice for one in tenders}
    estates = {estate for notice in every.values() for estate in notice.estates}
    query = select(col(Community.community_id), col(Community.subdistrict)).where(
        col(Community.community_id).in_(estates)
    )
    offices = {str(row[0]): row[1] for row in session.execute(query)} if estates else {}
    return {name: _parties(notice, offices) for name, notice in every.items()}


def _parties(notice: Notice, offices: dict[str, str | None]) -> Parties:
    named = {offices.get(estate) for estate in notice.estates} - {None}
    return Parties(
        buyer_key(notice), frozenset(f"community/{one}" for one in notice.estates),
        frozenset(f"subdistrict/{one}" for one in named),
    )  # fmt: skip
