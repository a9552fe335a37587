"""The table of grants: which role may do what, and how far that reaches. What does not stand here is denied."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from web.access.actions import Action
from web.access.roles import Role

__all__ = ["GRANTS", "Reach"]


class Reach(StrEnum):
    """How far a grant reaches: to everything, or to what belongs to the organisation that the person acts for."""

    ANY = "any"
    OWN = "own"


_OVERSIGHT: Final = {
    Role.REGULATOR: Reach.ANY, Role.HEAD: Reach.ANY, Role.INSPECTOR: Reach.ANY, Role.AUDITOR: Reach.ANY,
}  # fmt: skip
"""Whoever of the authority looks at what it does; doing it is granted one by one."""

GRANTS: Final[Mapping[Action, Mapping[Role, Reach]]] = {
    Action.ACCOUNT_MANAGE: {
        Role.ADMIN: Reach.ANY, Role.COMPANY: Reach.OWN, Role.DEVELOPER: Reach.OWN, Role.COMMITTEE: Reach.OWN,
        Role.SUBDISTRICT: Reach.OWN, Role.ORGANISER: Reach.OWN,
    },
    Action.KEY_CONFIRM: {Role.REGULATOR: Reach.ANY, Role.HEAD: Reach.ANY},
    Action.KEY_HAND_IN: {
        Role.ADMIN: Reach.ANY, Role.REGULATOR: Reach.ANY, Role.HEAD: Reach.ANY, Role.SUBDISTRICT: Reach.OWN,
        Role.ORGANISER: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.COMPANY: Reach.OWN,
    },
    Action.TOKEN_KEEP: {
        Role.ADMIN: Reach.ANY, Role.REGULATOR: Reach.OWN, Role.HEAD: Reach.OWN, Role.AUDITOR: Reach.OWN,
        Role.SUBDISTRICT: Reach.OWN, Role.ORGANISER: Reach.OWN, Role.DEVELOPER: Reach.OWN, Role.COMPANY: Reach.OWN,
        Role.COMMITTEE: Reach.OWN,
    },
    Action.ORGANISATION_REGISTER: {Role.ADMIN: Reach.ANY},
    Action.CERTIFICATE_ISSUE: {Role.HEAD: Reach.ANY},
    Action.CERTIFICATE_READ: _OVERSIGHT,
    Action.EVIDENCE_IMPORT: {Role.REGULATOR: Reach.ANY},
    Action.INSPECTION_ANNOUNCE: {
        Role.REGULATOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN,
    },
    Action.INSPECTION_READ: _OVERSIGHT | {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN},
    Action.INSPECTION_RUN: {Role.REGULATOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN},
    Action.INSPECTION_VISIT: {Role.REGULATOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN, Role.INSPECTOR: Reach.ANY},
    Action.LIST_DECIDE: {Role.HEAD: Reach.ANY},
    Action.LIST_PREPARE: {Role.REGULATOR: Reach.ANY},
    Action.LIST_READ: _OVERSIGHT,
    Action.OVERVIEW_READ: _OVERSIGHT,
    Action.RATING_READ: _OVERSIGHT,
    Action.RATING_RUN: {Role.REGULATOR: Reach.ANY},
    Action.RECORD_SEARCH: _OVERSIGHT | {Role.ADMIN: Reach.ANY},
    Action.BOARD_POST: {Role.COMPANY: Reach.OWN},
    Action.COMPLAINT_ANSWER: {Role.COMPANY: Reach.OWN},
    Action.ENGAGEMENT_ACT: {
        Role.COMPANY: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.SUBDISTRICT: Reach.OWN, Role.REGULATOR: Reach.ANY,
    },
    Action.ENGAGEMENT_READ: {
        Role.COMPANY: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.SUBDISTRICT: Reach.OWN, Role.REGULATOR: Reach.ANY,
        Role.HEAD: Reach.ANY, Role.AUDITOR: Reach.ANY,
    },
    Action.FILE_ASK: {Role.COMPANY: Reach.OWN},
    Action.FILE_READ: {Role.COMPANY: Reach.OWN},
    Action.FINDING_REPORT: {Role.COMPANY: Reach.OWN},
    Action.TENDER_DRAFT: {Role.DEVELOPER: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.SUBDISTRICT: Reach.OWN},
    Action.TENDER_READ: {
        Role.DEVELOPER: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.SUBDISTRICT: Reach.OWN, Role.ORGANISER: Reach.ANY,
        Role.REGULATOR: Reach.ANY, Role.HEAD: Reach.ANY, Role.AUDITOR: Reach.ANY,
    },
    Action.CONTRACT_READ: {
        Role.COMPANY: Reach.OWN, Role.DEVELOPER: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.SUBDISTRICT: Reach.OWN,
        Role.ORGANISER: Reach.ANY, Role.REGULATOR: Reach.ANY, Role.HEAD: Reach.ANY, Role.AUDITOR: Reach.ANY,
    },
    Action.TENDER_ACT: {
        Role.DEVELOPER: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.SUBDISTRICT: Reach.OWN, Role.ORGANISER: Reach.ANY,
        Role.REGULATOR: Reach.ANY, Role.COMPANY: Reach.OWN,
    },
    Action.EVALUATION_RUN: {
        Role.DEVELOPER: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.SUBDISTRICT: Reach.OWN, Role.ORGANISER: Reach.ANY,
        Role.REGULATOR: Reach.ANY,
    },
    Action.PANEL_SIT: {Role.EXPERT: Reach.OWN},
    Action.TENDER_BID: {Role.COMPANY: Reach.OWN},
    Action.COMPLAINT_SEE: {
        Role.REGULATOR: Reach.ANY, Role.AUDITOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN, Role.PARTY: Reach.OWN,
    },
    Action.COMPLAINT_HANDLE: {Role.REGULATOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN},
    Action.COMPLAINT_REPORT: {
        Role.REGULATOR: Reach.ANY, Role.AUDITOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN, Role.PARTY: Reach.OWN,
    },
    Action.STAFF_APPOINT: {Role.REGULATOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN},
    Action.GROUP_KEEP: {Role.REGULATOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN},
    Action.RENOVATION_KEEP: {Role.REGULATOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN},
    Action.TASK_PUSH: {Role.REGULATOR: Reach.ANY},
    Action.ESTATE_SEE: {
        Role.REGULATOR: Reach.ANY, Role.AUDITOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN, Role.PARTY: Reach.OWN,
        Role.COMMITTEE: Reach.OWN, Role.OWNER: Reach.OWN,
    },
    Action.ROLL_ENTER: {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN},
    Action.BODY_ENTER: {Role.SUBDISTRICT: Reach.OWN, Role.REGULATOR: Reach.ANY},
    Action.MODE_ENTER: {Role.SUBDISTRICT: Reach.OWN, Role.REGULATOR: Reach.ANY},
    Action.MODE_READ: {
        Role.REGULATOR: Reach.ANY, Role.HEAD: Reach.ANY, Role.AUDITOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN,
    },
    Action.VOTE_CALL: {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN},
    Action.VOTE_CODES: {Role.SUBDISTRICT: Reach.OWN},
    Action.VOTE_CAST: {Role.OWNER: Reach.OWN},
    Action.VOTE_SUPERVISE: {Role.SUBDISTRICT: Reach.OWN, Role.REGULATOR: Reach.ANY},
    Action.MONEY_SEE: {
        Role.REGULATOR: Reach.ANY, Role.AUDITOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN, Role.PARTY: Reach.OWN,
        Role.COMMITTEE: Reach.OWN, Role.OWNER: Reach.OWN, Role.COMPANY: Reach.OWN,
    },
    Action.DOCUMENT_READ: {
        Role.REGULATOR: Reach.ANY, Role.AUDITOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN,
        Role.COMPANY: Reach.OWN,
    },
    Action.MONEY_UNIFIED: {
        Role.REGULATOR: Reach.ANY, Role.AUDITOR: Reach.ANY, Role.SUBDISTRICT: Reach.OWN,
    },
    Action.MONEY_AUTHORISE: {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN},
    Action.MONEY_OPEN: {Role.SUBDISTRICT: Reach.OWN},
    Action.MONEY_KEEP: {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.COMPANY: Reach.OWN},
    Action.BOARD_KEEP: {Role.COMMITTEE: Reach.OWN, Role.COMPANY: Reach.OWN},
    Action.ASSET_KEEP: {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.COMPANY: Reach.OWN},
    Action.LEASE_KEEP: {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.COMPANY: Reach.OWN},
    Action.AUCTION_ANNOUNCE: {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.COMPANY: Reach.OWN},
    Action.AUCTION_PAUSE: {Role.REGULATOR: Reach.ANY},
    Action.AUDIT_KEEP: {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN, Role.REGULATOR: Reach.ANY},
    Action.AUDIT_REPORT: {Role.AUDITOR: Reach.ANY},
    Action.FUND_DEPOSIT: {Role.SUBDISTRICT: Reach.OWN, Role.REGULATOR: Reach.ANY},
    Action.FUND_APPLY: {Role.SUBDISTRICT: Reach.OWN, Role.COMMITTEE: Reach.OWN},
    Action.FUND_CONFIRM: {Role.SUBDISTRICT: Reach.OWN},
    Action.FUND_DECIDE: {Role.REGULATOR: Reach.ANY},
}  # fmt: skip
