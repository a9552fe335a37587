"""Engagements in the register."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlmodel import col

from bidding.engagements import Engagement, Premises, ServiceState, Step, service_state
from models.errors import InputError, RefusedError
from models.record import Clerk
from models.tables import LedgerEntry
from tests.builders.engagements import FILED, STARTED, a_step, terms
from tests.builders.money_register import a_money_clerk
from web.register.engagements.steps import Make, add_step, begin, engagement_named, engagements, security_problems

TERMS = terms("zhuji", predecessor="C-1", tender="zj-2024-001", lot="lot-1")
OPEN = a_step("open", "2024-07-10", "subdistrict", **TERMS)


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory."""
    with a_money_clerk() as made:
        yield made


def _making(step: Step) -> Make:
    def make(_before: Engagement, _premises: tuple[Premises, ...]) -> Step:
        return step

    return make


def test_what_is_written_is_loaded_again(clerk: Clerk) -> None:
    """Every step in its order; each on record."""
    after = begin(clerk, "willow-24", OPEN)
    for step in (*FILED, STARTED):
        after = add_step(clerk, "willow-24", _making(step))

    assert after == engagement_named(clerk.session, "willow-24")
    assert engagements(clerk.session) == [after]
    assert service_state(after) is ServiceState.SERVING
    kinds = list(clerk.session.scalars(select(col(LedgerEntry.type)).order_by(col(LedgerEntry.turn))))
    assert kinds == ["service.open", "service.submit", "service.accept", "service.start"]


def test_a_name_is_used_once(clerk: Clerk) -> None:
    """And what is not there is not found."""
    begin(clerk, "willow-24", OPEN)

    with pytest.raises(RefusedError, match="of this name already"):
        begin(clerk, "willow-24", OPEN)
    with pytest.raises(InputError, match="wuxin service list"):
        engagement_named(clerk.session, "alder-24")


def test_a_step_that_is_refused_writes_nothing(clerk: Clerk) -> None:
    """Service before the filing has passed (ZJ-10)."""
    begin(clerk, "willow-24", OPEN)

    with pytest.raises(RefusedError, match="the filing is unfiled"):
        add_step(clerk, "willow-24", _making(STARTED))
    assert len(engagement_named(clerk.session, "willow-24").steps) == 1


def test_a_security_waits_for_its_own_engagement(clerk: Clerk) -> None:
    """ZJ-18: of the tender, lot and company of its contract; who gave the award up gets its own back."""
    begin(clerk, "willow-24", OPEN)

    told = {"lot": "lot-1", "company_id": "C-1"}
    assert "willow-24 is agreed" in security_problems(clerk.session, "zj-2024-001", told)[0].what
    assert security_problems(clerk.session, "zj-2024-001", told | {"lot": "lot-2"}) == []
    assert security_problems(clerk.session, "zj-2024-001", told | {"company_id": "C-GAVE-UP"}) == []
