"""Leases as what happened: when they end, and which ones meet on one asset."""

from __future__ import annotations

import pytest

from bidding.letting import Lease, law_for
from bidding.letting.leases import overlapping, running_on
from models.errors import InputError
from tests.builders.lettings import a_lease, day, lease_step, lease_terms


def test_an_early_end_cuts_the_rents() -> None:
    """From the day after it nothing falls due."""
    told = {"cause": "agreement", "reason": "both agree", "document": "0" * 64, "ends_on": "2024-09-01"}
    lease = Lease("lease-1", "willow-garden", (*a_lease().steps, lease_step("end", "2024-08-01", **told)))

    assert (lease.ends_on(), [one.number for one in lease.dues()]) == (day("2024-09-01"), [1])


def test_a_lease_of_the_company_ends_a_year_after_the_founding() -> None:
    """Hangzhou art. 48; a lease on the owners' vote runs on, and so it does elsewhere."""
    hangzhou, lishui = (law_for(code).initial for code in ("330102", "331102"))
    lease, founded = a_lease(authority={}, until="2027-06-01"), day("2024-07-01")

    assert lease.ends_on(founded, hangzhou) == day("2025-07-01")
    assert lease.ends_on(None, hangzhou) == lease.ends_on(founded, lishui) == day("2027-06-01")
    assert a_lease(until="2027-06-01").ends_on(founded, hangzhou) == day("2027-06-01")


@pytest.mark.parametrize(
    ("since", "until", "meets"),
    [("2024-01-01", "2024-06-01", 0), ("2024-01-01", "2024-06-02", 1), ("2025-05-31", "2026-01-01", 1),
     ("2025-06-01", "2026-01-01", 0)],
)  # fmt: skip
def test_leases_meet_to_the_day(since: str, until: str, meets: int) -> None:
    """Half-open: one may begin on the first day after the other."""
    others = [(lease, lease.ends_on()) for lease in (a_lease(), a_lease("lease-2", asset_id="shop-2"))]

    assert len(overlapping(lease_terms(since=since, until=until), others)) == meets


def test_what_runs_on_a_day_is_found() -> None:
    """With its end; nothing before it begins."""
    lease = a_lease()
    known = [(lease, lease.ends_on())]

    assert running_on(known, "shop-1", day("2024-06-01")) == known[0]
    assert running_on(known, "shop-1", day("2024-05-31")) is running_on(known, "shop-2", day("2024-06-01")) is None


def test_a_lease_that_was_not_signed_has_no_terms() -> None:
    """And says where to look."""
    unsigned = Lease("lease-9", "willow-garden")

    assert (unsigned.award, unsigned.authority) == (None, None)
    with pytest.raises(InputError, match="wuxin lease list"):
        unsigned.terms  # noqa: B018 - reading it is what is tried
