"""An application goes its way, or hears every reason why not."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.revenue import Application, FundState, fund_of
from bidding.revenue.applications import FundAttempt
from bidding.revenue.fund_life import FUND_LIFE, fund_state, needs_vote, take_fund_step
from bidding.revenue.laws import law_named
from models.errors import InputError, Problem, RefusedError
from tests.builders.money import DIGEST, a_fund, posted, step

FUND = fund_of(a_fund())
URGENT = {"path": "urgent", "kind": "lift", "units": [], "amount_fen": 40_000}
NORMAL = URGENT | {"path": "normal", "kind": None}


def _take(one: Application, place: str, move: str, role: str, fund: Any = FUND, **content: Any) -> Application:  # noqa: ANN401
    law = law_named(place)
    return take_fund_step(FundAttempt(one, step(move, "2024-03-01", one.id, role, **content), law, fund))


def _approved(place: str = "lishui", **told: Any) -> Application:  # noqa: ANN401
    one = _take(Application("a1"), place, "apply", "committee", **(URGENT | told))
    return _take(_take(one, place, "confirm", "neighbourhood"), place, "approve", "district")


def test_an_urgent_repair_from_application_to_notice() -> None:
    """Confirmed on the spot, approved by the district, advanced and settled by the city, told to the owners."""
    one = _take(_approved(), "lishui", "advance", "city", fen=28_000)
    one = _take(one, "lishui", "complete", "committee", fen=41_000)
    one = _take(one, "lishui", "settle", "city", audit=DIGEST)
    one = _take(one, "lishui", "publish_works", "committee")

    assert fund_state(one) is FundState.PUBLISHED
    assert (one.advanced_fen, one.final_fen) == (28_000, 41_000)


@pytest.mark.parametrize(
    ("place", "told", "why"),
    [
        ("lishui", {"kind": "garden"}, "'garden' is no urgent kind"),
        ("hangzhou", {"kind": None}, "None is no urgent kind"),
        ("lishui", {"kind": "fire"}, "the order of the fire service"),
        ("huzhou", {"amount_fen": 40_001}, "more than 1/10 of what was first paid in"),
        ("lishui", {"units": ["9-999"]}, "no account in the fund: 9-999"),
        ("lishui", {"amount_fen": 400_001}, "1 of 4 units cannot pay"),
    ],
)
def test_an_urgent_application_is_checked(place: str, told: dict[str, Any], why: str) -> None:
    """Its kind, the proof of it, the limit, the units and the money."""
    with pytest.raises(RefusedError, match=why):
        _take(Application("a1"), place, "apply", "committee", **(URGENT | told))


def test_a_low_fund_is_kept_for_emergencies() -> None:
    """In Lishui, below 30 % of what was first paid in."""
    low = fund_of(posted(a_fund(), *((f"unit/{n}-101", 70_001) for n in range(1, 5)), ("bank", -280_004)))

    with pytest.raises(RefusedError, match="less than 3/10"):
        _take(Application("a1"), "lishui", "apply", "committee", low, **NORMAL | {"amount_fen": 4})
    assert _take(Application("a1"), "lishui", "apply", "committee", low, **URGENT | {"amount_fen": 4}).urgent


def test_an_emergency_may_draw_on_units_that_run_short() -> None:
    """As long as all of them together have the money; an ordinary repair may not."""
    uneven = fund_of(posted(a_fund(), ("unit/1-101", 95_000), ("bank", -95_000)))

    assert _take(Application("a1"), "hangzhou", "apply", "committee", uneven, **URGENT).urgent
    with pytest.raises(RefusedError, match="1 of 4 units cannot pay their share: 1-101"):
        _take(Application("a1"), "hangzhou", "apply", "committee", uneven, **NORMAL)


def test_roles_and_the_owners_reasons_are_told_together() -> None:
    """A company may not apply, and nobody without the owners' word."""
    attempt = FundAttempt(
        Application("a1"), step("apply", "2024-03-01", "a1", "company", **NORMAL), law_named("lishui"), FUND
    )

    assert needs_vote(attempt)
    with pytest.raises(RefusedError) as caught:
        take_fund_step(attempt, (Problem("who", "no decision stands"),))
    assert "not for the role company" in str(caught.value)
    assert "no decision stands" in str(caught.value)


def test_the_two_levels_are_kept_apart() -> None:
    """The city does not approve, and what is urgent is not approved before it is confirmed."""
    one = _take(Application("a1"), "lishui", "apply", "committee", **URGENT)

    with pytest.raises(RefusedError) as caught:
        _take(one, "lishui", "approve", "city")
    assert "takes the role district" in str(caught.value)
    assert "the neighbourhood has not confirmed it" in str(caught.value)


@pytest.mark.parametrize(("fen", "fits"), [(19_999, False), (20_000, True), (28_000, True), (28_001, False)])
def test_an_advance_lies_within_its_part(fen: int, fits: bool) -> None:  # noqa: FBT001 - a table
    """50 to 70 % in Lishui, of 400 yuan."""
    if fits:
        assert _take(_approved(), "lishui", "advance", "city", fen=fen).advanced_fen == fen
    else:
        with pytest.raises(RefusedError, match="is not from 1/2 to 7/10"):
            _take(_approved(), "lishui", "advance", "city", fen=fen)


def test_an_advance_is_paid_once_and_only_where_the_law_knows_it() -> None:
    """Not twice, and not in Hangzhou."""
    once = _take(_approved(), "lishui", "advance", "city", fen=20_000)

    with pytest.raises(RefusedError, match="an advance has been paid"):
        _take(once, "lishui", "advance", "city", fen=20_000)
    with pytest.raises(RefusedError, match="no advance is paid on it here"):
        _take(_approved("hangzhou"), "hangzhou", "advance", "city", fen=20_000)


@pytest.mark.parametrize(
    ("place", "budget", "within"),
    [("hangzhou", 40_000, 43_999), ("lishui", 40_000, 47_999), ("shaoxing", 40_000, 99_999)],
)
def test_an_overrun_is_filed_anew(place: str, budget: int, within: int) -> None:
    """Hangzhou from 10 %, Lishui from 20 %; where the law says nothing it is not asked for."""
    one = _approved(place, amount_fen=budget)
    assert _take(one, place, "complete", "committee", fen=within).final_fen == within
    if place == "shaoxing":
        return
    with pytest.raises(RefusedError, match="File the excess"):
        _take(one, place, "complete", "committee", fen=within + 1)
    more = _take(_take(one, place, "refile", "committee", more_fen=8000), place, "approve", "district")
    assert _take(more, place, "complete", "committee", fen=within + 1).budget_fen == budget + 8000


def test_an_overrun_by_amount_counts_too() -> None:
    """10,000 yuan in Lishui, whatever part of the budget that is."""
    rich = fund_of(a_fund(fen=10**9))
    one = _take(Application("a1"), "lishui", "apply", "committee", rich, **URGENT | {"amount_fen": 10**8})
    one = _take(_take(one, "lishui", "confirm", "neighbourhood"), "lishui", "approve", "district")

    with pytest.raises(RefusedError, match="File the excess"):
        _take(one, "lishui", "complete", "committee", fen=10**8 + 1_000_000)
    assert _take(one, "lishui", "complete", "committee", fen=10**8 + 999_999).final_fen == 10**8 + 999_999


@pytest.mark.parametrize(("fen", "needed"), [(3_000_000, False), (3_000_001, True)])
def test_small_works_need_no_audit_in_hangzhou(fen: int, needed: bool) -> None:  # noqa: FBT001 - a table
    """Up to 30,000 yuan, that amount itself included."""
    rich = fund_of(a_fund(fen=10**7))
    one = _take(Application("a1"), "hangzhou", "apply", "committee", rich, **URGENT | {"amount_fen": 3_000_000})
    one = _take(_take(one, "hangzhou", "confirm", "subdistrict"), "hangzhou", "approve", "district")
    one = _take(one, "hangzhou", "complete", "committee", fen=fen)
    if needed:
        with pytest.raises(RefusedError, match=r"only up to 30,000\.00 yuan"):
            _take(one, "hangzhou", "settle", "city")
    else:
        assert fund_state(_take(one, "hangzhou", "settle", "city")) is FundState.SETTLED


def test_a_tender_is_linked_within_what_was_approved() -> None:
    """An award above it needs the excess first."""
    assert _take(_approved(), "lishui", "link", "committee", tender="t-1", fen=40_000).tender == "t-1"
    with pytest.raises(RefusedError, match=r"400\.00 yuan were approved"):
        _take(_approved(), "lishui", "link", "committee", tender="t-1", fen=40_001)


def test_only_the_urgent_are_confirmed() -> None:
    """What goes by a vote is the district's at once."""
    one = _take(Application("a1"), "lishui", "apply", "committee", **NORMAL)

    with pytest.raises(RefusedError, match="only an urgent repair"):
        _take(one, "lishui", "confirm", "subdistrict")
    assert fund_state(_take(one, "lishui", "approve", "district")) is FundState.APPROVED


def test_steps_of_no_life_are_damage() -> None:
    """And steps do not lie before those on record."""
    with pytest.raises(InputError, match="The record is damaged"):
        fund_state(Application("a1", (step("settle", "2024-03-01", "a1"),)))
    later = Application("a1", (step("apply", "2024-03-02", "a1", "committee", **URGENT),))
    with pytest.raises(RefusedError, match="before the step on record"):
        _take(later, "lishui", "confirm", "neighbourhood")
    assert "stateDiagram" in FUND_LIFE.diagram()
