"""The draw of communities and inspectors, against plain loops."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit.inspections.double_random import Asked, assigned, plan_from, plan_told, plans, quotas
from credit.inspections.risk import TargetFacts, Weighed
from models.errors import RefusedError
from models.values.draw import LOTTERIES, Drawn, DrawPlan, Party, commitment_of, draw, source_of
from tests.oracle.draws import drawn, tickets

CODES = ["海棠-4417", "owl of the north"]
RESULT = " ".join(f"{number:02}" for number in range(1, 21))
STAFF = [f"I{number}" for number in range(1, 9)]


def pool_of(size: int) -> list[Weighed]:
    """Return communities of three districts, one to five tickets each."""
    return [
        Weighed(
            TargetFacts(community_id=f"X{n:02}", district="东西北"[n % 3], company_id="C1", grade=None, households=None,
                        complaints=0, last_inspected_on=None),
            (("unrated", 1 + n % 5),),
        )
        for n in range(size)
    ]  # fmt: skip


def both(size: int = 20, targets: int = 6, inspectors: int = 4) -> tuple[DrawPlan, DrawPlan]:
    """Return the plans of a draw."""
    parties = tuple(Party.of(f"party {n}", code) for n, code in enumerate(CODES))
    source = source_of(LOTTERIES["快乐8"], date(2026, 3, 3))
    asked = Asked(targets=targets, inspectors=inspectors, substitutes=2, parties=parties, source=source,
                  exclusions={"X00": "inspected last week"})  # fmt: skip
    return plans("autumn", pool_of(size), STAFF, asked)


def people() -> Drawn:
    """Return the inspectors that are drawn."""
    return draw(both()[1], codes=CODES, randomness=RESULT)


def test_a_campaigns_draw_is_what_plain_loops_draw() -> None:
    """Both pools, stratum by stratum, weights, exclusion and substitutes, by the naive program."""
    plan, staff = both()
    ours = draw(plan, codes=CODES, randomness=RESULT)
    theirs = []
    for district in sorted({one.stratum for one in plan.pool}):
        weights = {one.label: one.weight for one in plan.pool if one.stratum == district}
        order = tickets(weights, f"inspection/autumn/targets/{district}", CODES, RESULT)
        theirs += drawn(order, plan.quotas[district], ["X00"])
    ranked = drawn(tickets(dict.fromkeys(STAFF, 1), "inspection/autumn/inspectors", CODES, RESULT), 6)

    assert [*ours.labels] == theirs
    assert [*people().labels, *people().substitutes] == ranked
    assert staff.substitutes == 2


def test_a_plan_survives_the_record() -> None:
    """What is read back commits to the same."""
    for plan in both():
        assert commitment_of(plan_from(plan_told(plan))) == commitment_of(plan)


def test_every_district_gives_its_share() -> None:
    """By largest remainder over the communities that can be drawn."""
    assert quotas({"东": 6, "西": 7, "北": 7}, 6) == {"东": 2, "西": 2, "北": 2}
    assert quotas({"东": 1, "西": 9}, 5) == {"东": 1, "西": 4}


@given(st.dictionaries(st.text("abc", min_size=1), st.integers(1, 50), min_size=1), st.data())
def test_quotas_add_up_and_fit(sizes: dict[str, int], data: st.DataObject) -> None:
    """No district is asked for more than it has."""
    count = data.draw(st.integers(1, sum(sizes.values())))
    found = quotas(sizes, count)

    assert sum(found.values()) == count
    assert all(found[name] <= size for name, size in sizes.items())


@given(st.sets(st.tuples(st.sampled_from(STAFF), st.sampled_from(["X1", "X2", "X3"])), max_size=3))
def test_nobody_is_sent_where_barred_and_everybody_gets_two(barred: set[tuple[str, str]]) -> None:
    """Four are drawn and two stand by, so that three bars always leave enough."""
    teams = assigned(["X1", "X2", "X3"], people(), barred, 2)

    assert all(len({*team}) == 2 for team in teams.values())
    assert not barred & {(who, target) for target, team in teams.items() for who in team}


def test_work_is_shared_out_in_drawn_order() -> None:
    """Who was drawn first goes first, and nobody goes twice before all have gone once."""
    order = people().labels
    teams = assigned(["X1", "X2", "X3", "X4"], people(), frozenset(), 2)

    assert (teams["X1"], teams["X2"]) == (order[:2], order[2:])
    assert {*Counter(who for team in teams.values() for who in team).values()} == {2}


def test_a_substitute_steps_in_where_too_few_may_go() -> None:
    """In their order, and only there."""
    order = people()
    barred = {(who, "X1") for who in order.labels[1:]}
    teams = assigned(["X1", "X2"], order, barred, 2)

    assert teams["X1"] == (order.labels[0], order.substitutes[0])
    assert not {*teams["X2"]} & {*order.substitutes}


def test_too_few_inspectors_void_the_draw() -> None:
    """The community is named."""
    barred = {(who, "X1") for who in STAFF}
    with pytest.raises(RefusedError, match="X1: 0 of 2 inspectors are left"):
        assigned(["X1"], people(), barred, 2)
