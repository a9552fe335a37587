"""Everything that can be done on the portal, as SUBJECT:VERB; each endpoint declares one, or that it is public."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Action"]


class Action(StrEnum):
    """One thing that somebody may do, or not."""

    ACCOUNT_MANAGE = "account:manage"
    COMPLAINT_SEE = "complaint:see"
    COMPLAINT_HANDLE = "complaint:handle"
    COMPLAINT_REPORT = "complaint:report"
    STAFF_APPOINT = "staff:appoint"
    TASK_PUSH = "task:push"
    ESTATE_SEE = "estate:see"
    ROLL_ENTER = "roll:enter"
    BODY_ENTER = "body:enter"
    VOTE_CALL = "vote:call"
    VOTE_CODES = "vote:codes"
    VOTE_CAST = "vote:cast"
    VOTE_SUPERVISE = "vote:supervise"
    MONEY_SEE = "money:see"
    MONEY_OPEN = "money:open"
    MONEY_KEEP = "money:keep"
    BOARD_KEEP = "board:keep"
    ASSET_KEEP = "asset:keep"
    LEASE_KEEP = "lease:keep"
    AUCTION_ANNOUNCE = "auction:announce"
    AUCTION_PAUSE = "auction:pause"
    FUND_APPLY = "fund:apply"
    FUND_CONFIRM = "fund:confirm"
    FUND_DECIDE = "fund:decide"
