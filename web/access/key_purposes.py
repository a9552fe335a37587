"""For which purposes a role may hand in a key, and how the key of a bidder is named.

Which role keeps which keys no source says: it is our own choice, made so that no organisation asks for more than its
part in a tender needs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from models.errors import Problem
from web.access.person import Holding
from web.access.roles import Role

__all__ = ["PURPOSES_OF", "holding_for", "purpose_refusals"]

PURPOSES_OF: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.ADMIN: ("log", "witness"), Role.REGULATOR: ("official", "custodian"), Role.HEAD: ("official", "custodian"),
    Role.SUBDISTRICT: ("official", "custodian"), Role.ORGANISER: ("custodian",), Role.COMMITTEE: ("custodian",),
    Role.COMPANY: ("bidder",),
}  # fmt: skip


def holding_for(holdings: Collection[Holding], purpose: str, name: str) -> Holding | None:
    """Return the role in which somebody hands in a key of a purpose under a name; None where in none of theirs.

    A bidder's key bears the code of its company, because a bid is matched with its company by that name.
    """
    return next((one for one in holdings if _may(one, purpose) and _is_named_so(one, name)), None)


def purpose_refusals(holdings: Collection[Holding], purpose: str, name: str) -> list[Problem]:
    """Return why nobody with these roles hands in such a key; nothing where somebody does."""
    able = [one for one in holdings if _may(one, purpose)]
    if not able:
        known = sorted({each for one in holdings for each in PURPOSES_OF.get(one.role, ())})
        remedy = f"Yours are keys for: {', '.join(known) or 'nothing'}."
        return [Problem("purpose", f"in none of your roles you keep a key for {purpose}", remedy)]
    if any(_is_named_so(one, name) for one in able):
        return []
    codes = ", ".join(one.organisation.partition("/")[2] for one in able)
    what = f"a bidder's key bears the code of its company, and this one is named {name}"
    return [Problem("key", what, f"Make one of that name: wuxin key make {codes} --purpose bidder --out bidder.key")]


def _may(one: Holding, purpose: str) -> bool:
    return purpose in PURPOSES_OF.get(one.role, ())


def _is_named_so(one: Holding, name: str) -> bool:
    return one.role is not Role.COMPANY or one.organisation == f"company/{name}"
