"""The demo's people: an account for every role, with passwords that are public and shown on the sign-in page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.evaluating import EXPERT
from web.cli.demo.stage import DEVELOPER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlmodel import Session

    from web.access import Role

__all__ = ["ACCOUNTS", "PASSWORD", "open_accounts", "organisations", "write_accounts"]

ACCOUNTS: Final = "accounts.json"
PASSWORD: Final = "wuxin-demo-lantern"  # noqa: S105 - public, and good in a demonstration alone
_CENTRE: Final = "centre/市公共资源交易中心", "市公共资源交易中心"
_NAMES: Final = ["安禾", "卞清", "柴宁", "邓明", "房雅", "葛舒", "韩越", "季然", "康平", "陆遥", "孟川", "宁远", "秦岚"]


def open_accounts(session: Session, at: datetime, acts_for: Mapping[Role, str]) -> list[dict[str, Any]]:
    """Open an account for every role, each for its organisation, and return what the sign-in page shows."""
    from models.record import Clerk
    from web.access import ROLES, Holding, Role
    from web.access.passwords import hashed
    from web.cli.demo.inspections import TEAM
    from web.cli.recording import foretold
    from web.register.accounts.accounts import enter_password, grant, open_account
    from web.register.accounts.organisations import names_of, register
    from web.register.inspections.inspectors import say_number

    clerk = Clerk(session, at, foretold("wuxin demo people"))
    for key, name in (_CENTRE, (f"developer/{DEVELOPER[0]}", DEVELOPER[1])):
        register(clerk, key, name, "wuxin demo")
    kept, found = hashed(PASSWORD, clerk.entropy(16)), []
    names = names_of(session, set(acts_for.values()))
    for role, name in zip(Role, _NAMES, strict=True):
        made = open_account(clerk, f"demo-{role}", name, "wuxin demo")
        made = enter_password(clerk, made, kept, f"account/{made.id}")
        grant(clerk, made, Holding(role, acts_for[role]), "wuxin demo")
        if role is Role.INSPECTOR:
            say_number(session, made.id, TEAM[0], at)
        facts = ROLES[role]
        found.append({
            "login": f"demo-{role}", "password": PASSWORD, "role": {"zh": facts.zh, "en": facts.en},
            "organisation": names[acts_for[role]],
        })  # fmt: skip
    return found


def write_accounts(folder: Path, accounts: list[dict[str, Any]]) -> Path:
    """Write what the sign-in page shows, and return the file."""
    file = folder / ACCOUNTS
    file.write_text(json.dumps(accounts, ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def organisations(session: Session) -> dict[Role, str]:
    """Return for whom each role acts: the best company that serves somebody, an estate of its, and its subdistrict."""
    from sqlalchemy import func, select
    from sqlmodel import col

    from models.tables import Community, Rating, RatingRun, ServicePeriod
    from web.access import CITY, ROLES, Role

    newest = select(func.max(col(RatingRun.id))).scalar_subquery()
    query = (
        select(col(Rating.company_id), col(Community.community_id), col(Community.subdistrict))
        .join(ServicePeriod, col(ServicePeriod.company_id) == col(Rating.company_id))
        .join(Community, col(Community.community_id) == col(ServicePeriod.community_id))
        .where(col(Rating.run_id) == newest, col(ServicePeriod.ends_on).is_(None))
        .order_by(col(Rating.score_milli).desc(), col(Rating.company_id), col(Community.community_id))
        .limit(1)
    )
    company, community, subdistrict = session.execute(query).one()
    of_kind = {
        CITY: CITY, "subdistrict": f"subdistrict/{subdistrict}", "centre": _CENTRE[0],
        "developer": f"developer/{DEVELOPER[0]}", "company": f"company/{company}",
        "expert": f"expert/{EXPERT}", "community": f"community/{community}",
    }  # fmt: skip
    return {role: of_kind[ROLES[role].kind] for role in Role}
