"""The lists that the current run proposes, and the standing of each company as a tender asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, select
from sqlmodel import col

from bidding.tender import Standing
from models.tables import Company, ListEntry, ListProposal, Rating
from web.register.current import Current
from web.register.lists import KINDS

__all__ = ["proposed_lists", "standings"]


def proposed_lists(connection: Connection, now: Current) -> Mapping[str, Sequence[RowMapping]]:
    """Return the entries of each kind of list, in the order of places, then of scores."""
    query = (
        select(
            col(ListProposal.kind), ListEntry.__table__, col(Company.name), col(Rating.grade),  # type: ignore[attr-defined]
            col(Rating.score_milli).label("score"),
        )
        .join(ListEntry, col(ListEntry.proposal_id) == col(ListProposal.id))
        .join(Company, col(Company.company_id) == col(ListEntry.company_id))
        .join(Rating, col(Rating.company_id) == col(ListEntry.company_id))
        .where(col(ListProposal.run_id) == now.run_id, col(Rating.run_id) == now.run_id)
        .order_by(col(ListEntry.place), col(Rating.score_milli), col(Company.company_id))
    )  # fmt: skip
    found: dict[str, list[RowMapping]] = {kind: [] for kind in KINDS}
    for row in connection.execute(query).mappings():
        found[row["kind"]].append(row)
    return found


def standings(connection: Connection, now: Current) -> Sequence[tuple[str, int, Standing]]:
    """Return (name, score, standing) of every company of the run, the highest score first."""
    black = (
        select(col(ListEntry.company_id), col(ListEntry.ends_on), col(ListEntry.rule))
        .join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
        .where(col(ListProposal.run_id) == now.run_id, col(ListProposal.kind) == "black")
        .subquery()
    )
    query = (
        select(
            col(Company.name), col(Rating.score_milli), col(Rating.company_id), col(Rating.grade), col(Rating.status),
            col(Rating.blacklisted), black.c.ends_on, black.c.rule,
        )
        .join(Company, col(Company.company_id) == col(Rating.company_id))
        .outerjoin(black, black.c.company_id == col(Rating.company_id))
        .where(col(Rating.run_id) == now.run_id)
        .order_by(col(Rating.score_milli).desc(), col(Rating.company_id))
    )  # fmt: skip
    return [(row.name, row.score_milli, _standing(row)) for row in connection.execute(query)]


def _standing(row: Row[Any]) -> Standing:
    return Standing(
        row.company_id, row.grade or None, row.status,
        blacklisted=row.blacklisted, blacklisted_until=row.ends_on, black_article=row.rule or "",
    )  # fmt: skip
