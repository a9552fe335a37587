"""The lists that the current run proposes, and the standing of each company as a tender asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, func, select
from sqlmodel import col

from bidding.tender import Standing
from models.tables import Company, ListEntry, ListProposal, Rating
from web.register.current import Current
from web.register.lists import KINDS

__all__ = ["proposed_lists", "standings"]


def proposed_lists(connection: Connection, now: Current) -> Mapping[str, Sequence[RowMapping]]:
    """Return the entries of each kind of list, in the order of places, then of scores."""
    columns: list[Any] = [
        col(ListProposal.kind), ListEntry.__table__, col(Company.name), col(Rating.grade),  # type: ignore[attr-defined]
        col(Rating.score_milli).label("score"),
    ]  # fmt: skip
    query = (
        select(*columns)
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
    terms = _black_terms(connection, now)
    columns: list[Any] = [
        col(Company.name), col(Rating.score_milli), col(Rating.company_id), col(Rating.grade), col(Rating.status),
        col(Rating.blacklisted),
    ]  # fmt: skip
    query = (
        select(*columns)
        .join(Company, col(Company.company_id) == col(Rating.company_id))
        .where(col(Rating.run_id) == now.run_id)
        .order_by(col(Rating.score_milli).desc(), col(Rating.company_id))
    )
    return [(row.name, row.score_milli, _standing(row, terms)) for row in connection.execute(query)]


def _black_terms(connection: Connection, now: Current) -> dict[str, tuple[date | None, str]]:
    """Return the end and the rule of the trigger that counts longest, by company."""
    query = (
        select(col(ListEntry.company_id), col(ListEntry.ends_on), col(ListEntry.rule))
        .join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
        .where(col(ListProposal.run_id) == now.run_id, col(ListProposal.kind) == "black")
        .order_by(func.coalesce(col(ListEntry.ends_on), date.max), col(ListEntry.rule))
    )
    return {row.company_id: (row.ends_on, row.rule) for row in connection.execute(query)}


def _standing(row: Row[Any], terms: Mapping[str, tuple[date | None, str]]) -> Standing:
    until, rule = terms.get(row.company_id, (None, ""))
    return Standing(
        row.company_id, row.grade or None, row.status,
        blacklisted=row.blacklisted, blacklisted_until=until, black_article=rule,
    )  # fmt: skip
