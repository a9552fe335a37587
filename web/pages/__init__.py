"""The pages of the portal, one file each."""

from __future__ import annotations

from flask import Blueprint

from web.pages import (
    about,
    calendar,
    checking,
    companies,
    company,
    complaints,
    following,
    home,
    lists,
    rulebook,
    sheets,
    tenders,
    verifier,
)  # fmt: skip

__all__ = ["blueprints"]


def blueprints() -> tuple[Blueprint, ...]:
    """Return every page's blueprint."""
    rooms = (
        home, companies, company, lists, tenders, rulebook, about, verifier, complaints, following, calendar, sheets,
        checking,
    )  # fmt: skip
    return tuple(page.pages for page in rooms)
