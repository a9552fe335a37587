"""The lists that the current run proposes, and the standing of each company as a tender asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, select
from sqlmodel import col

from bidding.tender import Standing
from models.tables import Company, ListEntry, ListProposal, Rating
from web.register.ratings.city import City, CompanyFacts
from web.register.ratings.current import Current
from web.register.ratings.proposed_lists import KINDS

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


def standings(city: City) -> Sequence[tuple[str, int, Standing]]:
    """Return (name, score, standing) of every company of the run, the highest score first."""
    ordered = sorted(city.companies.values(), key=lambda one: (-one.score_milli, one.company_id))
    return [(one.name, one.score_milli, _standing(one)) for one in ordered]


def _standing(one: CompanyFacts) -> Standing:
    """Return the standing of a company, with the end and the rule of the trigger that counts longest."""
    black = [entry for entry in one.proposed if entry["kind"] == "black"]
    last = max(black, key=lambda entry: (entry["ends_on"] or date.max, entry["rule"] or ""), default=None)
    until, rule = (None, "") if last is None else (last["ends_on"], last["rule"])
    return Standing(
        one.company_id, one.grade or None, one.status,
        blacklisted=one.blacklisted, blacklisted_until=until, black_article=rule,
    )  # fmt: skip
