"""The pages of the portal, one file each."""

from __future__ import annotations

from flask import Blueprint

from web.pages import (
    about,
    companies,
    company,
    complaints,
    following,
    home,
    lists,
    rulebook,
    tenders,
    verifier,
)  # fmt: skip

__all__ = ["blueprints"]


def blueprints() -> tuple[Blueprint, ...]:
    """Return every page's blueprint."""
    rooms = (home, companies, company, lists, tenders, rulebook, about, verifier, complaints, following)
    return tuple(page.pages for page in rooms)
