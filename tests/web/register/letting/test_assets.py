"""Estates' assets in the register: every step on record, and what bears on letting one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bidding.letting import Asset
from bidding.owners import PrincipalKind
from models.errors import InputError, RefusedError
from models.record import Clerk
from tests.builders.letting_register import decided, elected, on_record
from tests.builders.lettings import a_lease, asset_step, day
from tests.builders.money_register import a_money_clerk
from web.register.letting.assets import asset_named, assets_of, leases_with_ends, letting_of, take_step
from web.register.letting.lease_rows import write_step


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory."""
    with a_money_clerk() as made:
        yield made


def test_steps_are_read_back(clerk: Clerk) -> None:
    """In their order; the newest facts hold."""
    asset = on_record(clerk, "shop-1")
    asset = take_step(clerk, asset, asset_step("correct", "2024-02-01", area=5000, reason="measured anew"))

    assert asset_named(clerk.session, "shop-1") == asset
    assert [one.facts.area for one in assets_of(clerk.session, "willow-garden")] == [5000]
    with pytest.raises(InputError, match="wuxin asset register"):
        asset_named(clerk.session, "shop-9")


def test_a_name_is_used_once(clerk: Clerk) -> None:
    """In the whole register, whatever the estate."""
    on_record(clerk, "shop-1")

    with pytest.raises(RefusedError, match="there is one of this name"):
        take_step(clerk, Asset("shop-1", "willow-garden"), asset_step("register"))


def test_an_estate_that_nobody_knows_has_no_assets(clerk: Clerk) -> None:
    """Whose law would hold is not said."""
    with pytest.raises(InputError, match="wuxin owners body"):
        take_step(clerk, Asset("shop-1", "atlantis"), asset_step("register"))


def test_what_is_let_is_not_withdrawn(clerk: Clerk) -> None:
    """Until its lease has ended."""
    asset = on_record(clerk, "shop-1")
    write_step(clerk, a_lease())

    with pytest.raises(RefusedError, match="let until 2025-06-01"):
        take_step(clerk, asset, asset_step("withdraw", "2024-07-01", reason="gone"))
    gone = take_step(clerk, asset, asset_step("withdraw", "2025-06-01", reason="gone"))
    assert len(gone.steps) == 2


def test_grounds_come_from_votes_on_record(clerk: Clerk) -> None:
    """And who acts from the bodies."""
    asset = on_record(clerk, "shop-1")
    assert letting_of(clerk.session, asset, day("2024-05-01")).grounds.principal.kind is PrincipalKind.DEVELOPER
    elected(clerk)
    decided(clerk, "v1", ("shop", "business_use", "shop-1"))

    found = letting_of(clerk.session, asset, day("2024-05-01"), ("lease-1",))
    assert [(one.vote, one.subject) for one in found.grounds.decisions] == [("v1", "shop-1")]
    assert (found.subjects, found.law.id, found.owners_law.id) == (("lease-1", "shop-1"), "hangzhou", "hangzhou")


def test_the_founding_ends_a_lease_of_the_company(clerk: Clerk) -> None:
    """A year after it, in Hangzhou."""
    on_record(clerk, "shop-1")
    write_step(clerk, a_lease(authority={}, since="2022-06-01", until="2027-06-01"))
    assert [end for _, end in leases_with_ends(clerk.session, "willow-garden")] == [day("2027-06-01")]
    elected(clerk)

    assert [end for _, end in leases_with_ends(clerk.session, "willow-garden")] == [day("2024-01-01")]
    assert leases_with_ends(clerk.session, "atlantis") == []
