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
    FILE_ASK = "file:ask"
    FILE_READ = "file:read"
    FINDING_REPORT = "finding:report"
