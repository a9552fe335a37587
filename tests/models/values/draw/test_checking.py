"""A plan that cannot be drawn fairly is refused, with every reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.values.draw import EXPERT_RATIO, Candidate, DrawPlan, Party
from models.values.draw.checking import plan_faults, recusal_faults, shortages
from models.values.draw.lotteries import Source
from tests.builders.draws import plan_of, pool_of

STRATA = (*pool_of("甲乙丙", "东"), *pool_of("丁戊己", "西"))
MAKE_ANEW = "Draw without them, or make and record a new plan for a later lottery."
NO_HASH = Party("公证处", "ABC")


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        (plan_of(namespace="a|b"), "ends the namespace"),
        (plan_of(()), "nobody is in it"),
        (plan_of(count=0), "no whole number from 1"),
        (plan_of(count=True), "no whole number from 1"),
        (plan_of(substitutes=-1), "no whole number from 0"),
        (plan_of(smallest_ratio=0), "no whole number from 1"),
        (plan_of(salt="\n"), "holds U+000A"),
        (plan_of((Candidate("甲"), Candidate("甲"))), "already"),
        (plan_of(pool_of({"甲": 0, "乙": 1})), "no whole number from 1"),
        (plan_of(parties=()), "none gives a code"),
        (plan_of(parties=(Party.of("甲", "x"), Party.of("甲", "y"))), "2 times"),
        (plan_of(parties=(NO_HASH,)), "no SHA-256"),
        (plan_of(parties=(Party.of(" ", "x"),)), "blank"),
        (plan_of(exclusions={"无": "回避"}), "not in the pool"),
        (plan_of(exclusions={"甲": "a\nb"}), "the reason for '甲' holds U+000A"),
        (plan_of(source=Source("", date(2026, 12, 1), "", 0)), "not described"),
        (plan_of(STRATA), "no quota is given"),
        (plan_of(quotas={"东": 2}), "has no stratum"),
        (plan_of((*STRATA, Candidate("庚")), quotas={"东": 1, "西": 1}), "has no stratum"),
        (plan_of(STRATA, quotas={"东": 2}), "stratum '西' has none"),
        (plan_of(STRATA, quotas={"东": 1, "西": 1, "北": 0}), "no stratum '北'"),
        (plan_of(STRATA, quotas={"东": 1, "西": 2}), "add up to 3, and 2"),
        (plan_of(STRATA, quotas={"东": 3, "西": -1}), "no whole number from 0"),
        (plan_of(pool_of("甲乙", "a|b"), quotas={"a|b": 2}), "ends the namespace"),
        (plan_of(count=10), "9 labels can be drawn, and 10 are asked for"),
        (plan_of(count=8, substitutes=2), "with 2 substitutes"),
        (plan_of(count=9, exclusions={"甲": "回避"}), "8 labels can be drawn"),
        (plan_of(STRATA, quotas={"东": 2, "西": 0}, substitutes=2), "stratum '东': 3 labels"),
        (plan_of(count=4, smallest_ratio=EXPERT_RATIO), "at least 3 for each"),
        (plan_of(STRATA, quotas={"东": 1, "西": 1}, smallest_ratio=4), "stratum '西': 3 labels can be drawn for 1"),
    ],
)
def test_each_thing_that_is_wrong_has_its_reason(plan: DrawPlan, reason: str) -> None:
    """And a remedy."""
    found = [problem for problem in plan_faults(plan) if reason in str(problem)]

    assert found, [*map(str, plan_faults(plan))]
    assert all(problem.remedy for problem in found)


@pytest.mark.parametrize("plan", [plan_of(), plan_of(count=9), plan_of(count=3, smallest_ratio=3),
                                  plan_of(STRATA, quotas={"东": 2, "西": 0}, substitutes=1)])  # fmt: skip
def test_a_sound_plan_has_no_fault(plan: DrawPlan) -> None:
    """To the last label, and at three times the panel exactly."""
    assert plan_faults(plan) == []


def test_all_reasons_come_together() -> None:
    """One call tells everything that has to be put right."""
    plan = plan_of((Candidate("甲", 0), Candidate("甲")), namespace="", count=-1, parties=(), exclusions={"乙": ""})

    assert len(plan_faults(plan)) == 6


def test_a_fault_names_the_line_of_the_pool() -> None:
    """Where the caller knows it."""
    [problem] = plan_faults(plan_of((Candidate("甲"), Candidate("乙", -2))), ["pool.csv:2", "pool.csv:3"])

    assert problem.where == "pool.csv:3"


def test_a_recusal_needs_leave_and_a_reason() -> None:
    """Otherwise whoever dislikes an outcome strikes it off."""
    plan = plan_of()

    assert [str(p) for p in recusal_faults(plan, {"甲": "", "无": "亲属"})] == [
        "recusals: '无' is not in the pool. Write the label exactly as it stands there.",
        "recusals: '甲' is excluded without a reason. Give the reason; it is published.",
        f"recusals: the plan allows no exclusion after it was made. {MAKE_ANEW}",
    ]
    assert recusal_faults(replace(plan, recusals_allowed=True), {"甲": "亲属"}) == []


def test_who_is_left_is_counted_in_each_stratum() -> None:
    """Places in one are not filled from another."""
    plan = plan_of(STRATA, quotas={"东": 1, "西": 1})

    assert [p.where for p in shortages(plan, dict.fromkeys("甲乙丙", "回避"))] == ["stratum '东'"]
