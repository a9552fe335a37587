"""The pages of the portal that everybody may see, one file each."""

from __future__ import annotations

from flask import Blueprint

from web.pages import (
    about,
    auctions,
    calendar,
    checking,
    communities,
    community,
    companies,
    company,
    compare,
    complaints,
    duties,
    fees,
    following,
    groups,
    home,
    lists,
    renovations,
    rulebook,
    sheets,
    statistics,
    tenders,
    verifier,
)

__all__ = ["blueprints"]


def blueprints() -> tuple[Blueprint, ...]:
    """Return every page's blueprint."""
    rooms = (
        home, companies, company, compare, communities, community, renovations, lists, tenders, sheets, auctions,
        calendar, complaints, duties, groups, fees, following, checking, statistics, rulebook, about, verifier,
    )  # fmt: skip
    return tuple(room.pages for room in rooms)
