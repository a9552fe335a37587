"""Everything that can be done on the portal, as SUBJECT:VERB; each endpoint declares one, or that it is public."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Action"]


class Action(StrEnum):
    """One thing that somebody may do, or not."""

    ACCOUNT_MANAGE = "account:manage"
    BOARD_POST = "board:post"
    COMPLAINT_ANSWER = "complaint:answer"
    ENGAGEMENT_ACT = "engagement:act"
    ENGAGEMENT_READ = "engagement:read"
    EVIDENCE_IMPORT = "evidence:import"
    FILE_ASK = "file:ask"
    FILE_READ = "file:read"
    FINDING_REPORT = "finding:report"
    INSPECTION_READ = "inspection:read"
    INSPECTION_RUN = "inspection:run"
    LIST_DECIDE = "list:decide"
    LIST_PREPARE = "list:prepare"
    LIST_READ = "list:read"
    OVERVIEW_READ = "overview:read"
    RATING_READ = "rating:read"
    RATING_RUN = "rating:run"
    RECORD_SEARCH = "record:search"
    TENDER_ACT = "tender:act"
    TENDER_BID = "tender:bid"
    TENDER_DRAFT = "tender:draft"
    TENDER_READ = "tender:read"
