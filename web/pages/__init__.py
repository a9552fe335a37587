"""The pages of the portal, one file each."""

from __future__ import annotations

from flask import Blueprint

from web.pages import about, auctions, companies, company, home, lists, rulebook, tenders, verifier

__all__ = ["blueprints"]


def blueprints() -> tuple[Blueprint, ...]:
    """Return every page's blueprint."""
    return tuple(page.pages for page in (home, companies, company, lists, tenders, auctions, rulebook, about, verifier))
