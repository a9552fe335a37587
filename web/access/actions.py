"""Everything that can be done on the portal, as SUBJECT:VERB; each endpoint declares one, or that it is public."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Action"]


class Action(StrEnum):
    """One thing that somebody may do, or not."""

    ACCOUNT_MANAGE = "account:manage"
    EVIDENCE_IMPORT = "evidence:import"
    INSPECTION_READ = "inspection:read"
    INSPECTION_RUN = "inspection:run"
    LIST_DECIDE = "list:decide"
    LIST_PREPARE = "list:prepare"
    LIST_READ = "list:read"
    OVERVIEW_READ = "overview:read"
    RATING_READ = "rating:read"
    RATING_RUN = "rating:run"
    RECORD_SEARCH = "record:search"
