"""Builds what letting needs: assets of all owners, lease terms of a year, and grounds on which a committee lets.

terms = lease_terms(rent_fen=100_000, pay_months=3); letting = a_letting(an_asset("shop-1"))
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from bidding.letting import Asset, AssetMove, AssetStep, Lease, LeaseMove, LeaseStep, LeaseTerms, Letting, law_for
from bidding.letting.assets import AssetAttempt, take_asset_step
from bidding.owners import Decision, Grounds, Principal, PrincipalKind
from bidding.owners.laws import law_for as owners_law_for
from bidding.revenue import MoneyRole
from tests.builders.money import CODES, DIGEST

__all__ = [
    "AT", "COMMITTEE", "DEVELOPER", "NOBODY", "a_lease", "a_letting", "an_asset", "asset_step", "day", "grounds",
    "lease_step", "lease_terms",
]  # fmt: skip

AT = datetime(2024, 6, 1, 4, tzinfo=UTC)
COMMITTEE = Principal(PrincipalKind.OWNERS_COMMITTEE, date(2023, 1, 1), date(2028, 1, 1))
DEVELOPER = Principal(PrincipalKind.DEVELOPER, None, None)
NOBODY = Principal(PrincipalKind.NOBODY, None, None)


def day(text: str) -> date:
    """Return the day of a text."""
    return date.fromisoformat(text)


def asset_step(move: str, on: str = "2024-01-02", role: str = "committee", **content: Any) -> AssetStep:  # noqa: ANN401
    """Return a step of an asset; of the first two moves with the facts of a shop of all owners, or others."""
    facts: dict[str, Any] = {
        "kind": "shop", "place": "Gate 1", "area": 4850, "places": 0, "owner": "all_owners", "unit": "",
        "document": DIGEST,
    }  # fmt: skip
    told = content if move == "withdraw" else facts | content
    return AssetStep(AssetMove(move), day(on), AT, "C-1", MoneyRole(role), told)


def an_asset(name: str = "shop-1", **facts: Any) -> Asset:  # noqa: ANN401
    """Return a registered asset of willow-garden."""
    attempt = AssetAttempt(Asset(name, "willow-garden"), asset_step("register", **facts), law_for(CODES["hangzhou"]))
    return take_asset_step(attempt)


def lease_terms(**changes: Any) -> LeaseTerms:  # noqa: ANN401
    """Return the terms of a year from 1 June 2024 at 1,000 yuan a month, paid by the quarter."""
    given: dict[str, Any] = {
        "asset_id": "shop-1", "tenant": "b", "since": "2024-06-01", "until": "2025-06-01", "rent_fen": 100_000,
        "deposit_fen": 200_000, "document": DIGEST,
    } | changes  # fmt: skip
    days = {key: day(given[key]) if isinstance(given[key], str) else given[key] for key in ("since", "until")}
    return LeaseTerms(**given | days)


def lease_step(move: str, on: str, role: str = "committee", **content: Any) -> LeaseStep:  # noqa: ANN401
    """Return a step of a lease."""
    return LeaseStep(LeaseMove(move), day(on), AT, "C-1", MoneyRole(role), content)


def a_lease(name: str = "lease-1", authority: dict[str, Any] | None = None, **terms: Any) -> Lease:  # noqa: ANN401
    """Return a signed lease, on vote v0 unless said otherwise."""
    rests = {"vote": "v0", "item": "shop", "delegated": False} if authority is None else authority or None
    content: dict[str, Any] = {
        "terms": lease_terms(**terms).as_content(),
        "award": None,
        "authority": rests,
        "service_until": None,
    }
    return Lease(name, "willow-garden", (lease_step("sign", "2024-05-20", **content),))


def grounds(*subjects: str, principal: Principal = COMMITTEE) -> Grounds:
    """Return grounds on which vote v1 let these subjects."""
    return Grounds(principal, [Decision("v1", f"on-{name}", "business_use", name) for name in subjects])


def a_letting(
    asset: Asset, *leases: Lease, on: str = "2024-05-20", found: Grounds | None = None, place: str = "hangzhou",
    subjects: tuple[str, ...] = (),
) -> Letting:  # fmt: skip
    """Return what bears on letting an asset: leases by their terms, and by default a vote that lets the asset."""
    code, kept = CODES[place], [(one, one.ends_on()) for one in leases]
    known = grounds(asset.id) if found is None else found
    return Letting(asset, day(on), kept, law_for(code), owners_law_for(code), known, (*subjects, asset.id))
