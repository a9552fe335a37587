"""The roles people act in (角色): for which kind of organisation, in which class, and with how much power."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["CITY", "ROLES", "ActorClass", "Role", "RoleFacts", "organisation_kind"]

CITY: Final = "city"
"""The organisation of whoever acts for the whole city."""


class ActorClass(StrEnum):
    """The five parties who govern an estate together (五方共治; Hangzhou plan 2019, part 1(1), HZ-01)."""

    PARTY = "party"
    GOVERNMENT = "government"
    MARKET = "market"
    SOCIETY = "society"
    RESIDENTS = "residents"


class Role(StrEnum):
    """What somebody is when acting on the portal; somebody may be several things."""

    ADMIN = "admin"
    REGULATOR = "regulator"
    HEAD = "head"
    INSPECTOR = "inspector"
    AUDITOR = "auditor"
    PARTY = "party"
    SUBDISTRICT = "subdistrict"
    ORGANISER = "organiser"
    DEVELOPER = "developer"
    COMPANY = "company"
    EXPERT = "expert"
    COMMITTEE = "committee"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """What is said of a role: its names, its class, the kind of organisation it is held for, power and voice.

    Power: it decides about others, so it needs a second factor, and that it signed in goes on record.
    Speaks: it acts in the name of the organisation and reads what that is told. An owner belongs to an estate and is
    not of its committee, the Party organisation of a subdistrict is not its office, and whoever keeps the system,
    visits or audits is not the authority that decides: each reads notes to their own account alone.
    """

    zh: str
    en: str
    actor: ActorClass
    kind: str
    power: bool = False
    speaks: bool = True


_GOVERNMENT: Final = ActorClass.GOVERNMENT

ROLES: Final[Mapping[Role, RoleFacts]] = {
    Role.ADMIN: RoleFacts("系统管理员", "Administrator", _GOVERNMENT, CITY, power=True, speaks=False),
    Role.REGULATOR: RoleFacts("主管部门经办人", "Regulator", _GOVERNMENT, CITY, power=True),
    Role.HEAD: RoleFacts("主管部门负责人", "Head of the authority", _GOVERNMENT, CITY, power=True),
    Role.INSPECTOR: RoleFacts("检查人员", "Inspector", _GOVERNMENT, CITY, speaks=False),
    Role.AUDITOR: RoleFacts("审计监督人员", "Auditor", _GOVERNMENT, CITY, speaks=False),
    Role.PARTY: RoleFacts("党组织", "Party organisation", ActorClass.PARTY, "subdistrict", speaks=False),
    Role.SUBDISTRICT: RoleFacts("街道（乡镇）经办人", "Subdistrict", _GOVERNMENT, "subdistrict", power=True),
    Role.ORGANISER: RoleFacts("交易中心经办人", "Trading centre", ActorClass.SOCIETY, "centre", power=True),
    Role.DEVELOPER: RoleFacts("建设单位", "Developer", ActorClass.MARKET, "developer"),
    Role.COMPANY: RoleFacts("物业服务企业", "Property-management company", ActorClass.MARKET, "company"),
    Role.EXPERT: RoleFacts("评标专家", "Expert", ActorClass.SOCIETY, "expert"),
    Role.COMMITTEE: RoleFacts("业主委员会", "Owners' committee", ActorClass.RESIDENTS, "community"),
    Role.OWNER: RoleFacts("业主", "Owner", ActorClass.RESIDENTS, "community", speaks=False),
}


def organisation_kind(organisation: str) -> str:
    """Return the kind in an organisation's key: `company` of `company/91330100...`, `city` of `city`."""
    return organisation.partition("/")[0]
