"""A commitment binds everything but chance, and tells nobody who is in the pool."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from models.errors import RefusedError
from models.values.canonical import canonical
from models.values.draw import Candidate, DrawPlan, Party, commitment_of, differences, draw
from models.values.draw.lotteries import LOTTERIES, source_of
from tests.builders.draws import CODES, plan_of, pool_of

SOURCE = source_of(LOTTERIES["快乐8"], date(2026, 12, 1))
RESULT = " ".join(f"{number:02}" for number in range(1, 21))
POOL = (*pool_of("甲乙丙", "东"), *pool_of("丁戊己", "西"))
PLAN = plan_of(POOL, quotas={"东": 1, "西": 1}, exclusions={"甲": "回避"}, source=SOURCE, salt="盐")
OTHER = Party.of("公证处", "another code")


def _drawn_by(plan: DrawPlan, codes: tuple[str, ...] = CODES) -> list[str]:
    """Return where a draw by another plan, which can be drawn too, differs from what was committed to."""
    assert draw(plan, codes=codes, randomness=RESULT).plan is plan
    found = differences(json.loads(canonical(commitment_of(PLAN))), plan)
    return [problem.where.removeprefix("commitment, ") for problem in found]


def test_a_draw_that_kept_to_it_has_no_difference() -> None:
    """After the commitment went through JSON."""
    assert _drawn_by(PLAN) == []


@pytest.mark.parametrize(
    ("plan", "where"),
    [
        (replace(PLAN, namespace="又一次"), ["namespace"]),
        (replace(PLAN, substitutes=1), ["substitutes"]),
        (replace(PLAN, smallest_ratio=2), ["smallest_ratio"]),
        (replace(PLAN, pool=(Candidate("辛", 1, "东"), *POOL[:2], *POOL[3:])), ["pool.sha256"]),
        (replace(PLAN, pool=(*POOL[:5], Candidate("己", 2, "西"))),
         ["pool.sha256", "pool.tickets", "strata.西.tickets"]),
        (replace(PLAN, quotas={"东": 2, "西": 0}), ["strata.东.quota", "strata.西.quota"]),
        (replace(PLAN, exclusions={"乙": "回避"}), ["exclusions.sha256"]),
        (replace(PLAN, exclusions={"甲": "其他"}), ["exclusions.sha256"]),
        (replace(PLAN, recusals_allowed=True), ["exclusions.later"]),
        (replace(PLAN, source=source_of(LOTTERIES["快乐8"], date(2026, 12, 2))), ["source.day"]),
        (replace(PLAN, source=None), ["source.name", "source.day", "source.form", "source.bits", "source"]),
        (replace(PLAN, salt="糖"), ["pool.sha256", "exclusions.sha256"]),
    ],
)  # fmt: skip
def test_every_change_of_the_plan_is_a_difference(plan: DrawPlan, where: list[str]) -> None:
    """Each is named, and nothing else is."""
    assert sorted(_drawn_by(plan)) == sorted(where)


def test_another_code_or_another_order_is_a_difference() -> None:
    """A party cannot choose its code after the lottery, and nobody the order of the codes."""
    changed = replace(PLAN, parties=(*PLAN.parties[:2], OTHER))
    turned = replace(PLAN, parties=PLAN.parties[::-1])

    assert _drawn_by(changed, (*CODES[:2], "another code")) == ["parties 3.code_sha256"]
    assert len(_drawn_by(turned, CODES[::-1])) == 4


def test_what_is_on_record_is_compared_by_type_too() -> None:
    """A commitment of another program with `"2"` or `2.0` for a count is none of this draw."""
    told = commitment_of(PLAN)

    assert [len(differences({**told, "count": odd}, PLAN)) for odd in ("2", 2.0, None, {"n": [2]})] == [1, 1, 1, 2]
    assert [p.where for p in differences({**told, "more": {}}, PLAN)] == ["commitment, more"]


def test_nobody_of_the_pool_stands_in_it() -> None:
    """The list of experts stays secret; sizes, quotas and hashes are told."""
    written = canonical(commitment_of(PLAN)).decode()

    assert not [one.label for one in POOL if one.label in written]
    assert '"labels":6' in written
    assert PLAN.pool_sha256 in written


def test_without_a_source_there_is_no_commitment() -> None:
    """The lottery must be named before it is held; other faults are told with it."""
    with pytest.raises(RefusedError) as refused:
        commitment_of(plan_of(count=0))

    assert [problem.where for problem in refused.value.problems] == ["count", "source"]
