"""Findings of inspections at the communities that a company serves."""

from __future__ import annotations

from collections.abc import Collection

from sqlmodel import Session

from credit.inspections import FoundDefect
from web.register.inspections.campaigns import campaigns

__all__ = ["findings_at"]


def findings_at(session: Session, communities: Collection[str]) -> list[FoundDefect]:
    """Return the findings at these communities, what is due first first; what is ended comes by its day too."""
    found = [
        one for campaign in campaigns(session) for one in campaign.findings.values() if one.target in communities
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.rectify_by, one.id))
