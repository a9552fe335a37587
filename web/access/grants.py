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
    Action.EVIDENCE_IMPORT: {Role.REGULATOR: Reach.ANY},
    Action.INSPECTION_READ: _OVERSIGHT,
    Action.INSPECTION_RUN: {Role.REGULATOR: Reach.ANY},
    Action.LIST_DECIDE: {Role.HEAD: Reach.ANY},
    Action.LIST_PREPARE: {Role.REGULATOR: Reach.ANY},
    Action.LIST_READ: _OVERSIGHT,
    Action.OVERVIEW_READ: _OVERSIGHT,
    Action.RATING_READ: _OVERSIGHT,
    Action.RATING_RUN: {Role.REGULATOR: Reach.ANY},
    Action.RECORD_SEARCH: _OVERSIGHT | {Role.ADMIN: Reach.ANY},
}  # fmt: skip
