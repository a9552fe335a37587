"""The pages of the portal, one file each."""

from __future__ import annotations

from flask import Blueprint

from web.pages import (
    about,
    communities,
    community,
    companies,
    company,
    compare,
    home,
    lists,
    rulebook,
    statistics,
    tenders,
    verifier,
)

__all__ = ["blueprints"]


def blueprints() -> tuple[Blueprint, ...]:
    """Return every page's blueprint."""
    rooms = (home, companies, company, compare, communities, community, lists, tenders, statistics, rulebook, about,
             verifier)  # fmt: skip
    return tuple(room.pages for room in rooms)
