"""Everything that can be done on the portal, as SUBJECT:VERB; each endpoint declares one, or that it is public."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Action"]


class Action(StrEnum):
    """One thing that somebody may do, or not."""

    ACCOUNT_MANAGE = "account:manage"
    TENDER_DRAFT = "tender:draft"
    TENDER_READ = "tender:read"
    TENDER_ACT = "tender:act"
    TENDER_BID = "tender:bid"
