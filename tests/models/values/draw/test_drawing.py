"""A draw is the first labels in the order of their tickets, and can be repeated from what it says of itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from models.errors import RefusedError
from models.values.canonical import canonical
from models.values.draw import Candidate, DrawPlan, Party, draw, positions
from models.values.draw.lotteries import LOTTERIES, source_of
from tests.builders.draws import CODES, plan_of, pool_of
from tests.oracle.draws import drawn, tickets
from tests.strategies.draws import random_draw

KUAILE8 = source_of(LOTTERIES["快乐8"], date(2026, 12, 1))
RESULT = " ".join(f"{number:02}" for number in range(3, 43, 2))


@pytest.mark.parametrize("seed", range(200))
def test_the_oracle_draws_the_same(seed: int) -> None:
    """Strata, weights, exclusions and substitutes, in random plans, against plain loops."""
    plan, codes, randomness = random_draw(seed)
    found = draw(plan, codes=codes, randomness=randomness)

    for stratum, got in zip(plan.strata, found.strata, strict=True):
        weights = {one.label: one.weight for one in stratum.candidates}
        space = f"{plan.namespace}/{stratum.name}" if stratum.name else plan.namespace
        wanted = drawn(tickets(weights, space, codes, randomness), stratum.places, [*plan.exclusions])
        assert [ticket.label for ticket in got.drawn + got.substitutes] == wanted
        assert len(got.drawn) == stratum.quota


def test_an_excluded_label_is_skipped_and_moves_nobody() -> None:
    """The others follow in their order; what was skipped is shown."""
    whole = draw(plan_of(count=8), codes=CODES, randomness="r").labels
    found = draw(plan_of(count=7, exclusions={whole[0]: "亲属"}), codes=CODES, randomness="r")

    assert found.labels == whole[1:]
    assert [ticket.label for ticket in found.strata[0].skipped] == [whole[0]]


def test_substitutes_are_those_who_follow() -> None:
    """In the order in which they step in."""
    found = draw(plan_of(count=2, substitutes=3), codes=CODES, randomness="r")

    assert (*found.labels, *found.substitutes) == draw(plan_of(count=5), codes=CODES, randomness="r").labels


def test_a_label_wins_by_its_first_ticket() -> None:
    """With its number and position, as `positions` gives them."""
    pool = {"甲": 40, "乙": 1}
    found = draw(plan_of(pool_of(pool)), codes=CODES, randomness="r")
    order = positions(pool, namespace="2026/检查/秋", codes=CODES, randomness="r")

    assert found.strata[0].drawn == tuple(next(t for t in order if t.label == label) for label in found.labels)


def test_the_order_of_rows_and_of_parties_is_told_apart() -> None:
    """Rows may come in any order; codes count in the order of their parties."""
    plan = plan_of(count=9)
    turned = replace(plan, pool=plan.pool[::-1])
    swapped = replace(plan, parties=plan.parties[::-1])
    labels = draw(plan, codes=CODES, randomness="r").labels

    assert draw(turned, codes=CODES, randomness="r").labels == labels
    assert draw(swapped, codes=CODES[::-1], randomness="r").labels != labels


def test_a_recusal_after_the_draw_passes_the_place_on() -> None:
    """To the first substitute, where the plan allows it."""
    plan = plan_of(count=3, substitutes=2, recusals_allowed=True)
    first = draw(plan, codes=CODES, randomness="r")
    then = draw(plan, codes=CODES, randomness="r", recusals={first.labels[1]: "与投标人有亲属关系"})

    assert then.labels == (first.labels[0], first.labels[2], first.substitutes[0])


@pytest.mark.parametrize(
    ("plan", "codes", "randomness", "reason"),
    [
        (plan_of(), CODES[:2], "r", "2 codes, and 3 parties"),
        (plan_of(), CODES[::-1], "r", "the code of '住建局' is not the one"),
        (plan_of(), ("\ud800", *CODES[1:]), "r", "U+D800"),
        (plan_of(), CODES, "", "randomness"),
        (plan_of(), CODES, "r\n", "U+000A"),
        (plan_of(source=KUAILE8), CODES, "1 2 3", "no result of 快乐8"),
        (plan_of(source=KUAILE8), CODES, RESULT.replace(" ", ","), "not in the form on record"),
        (plan_of(count=0), CODES, "r", "no whole number"),
    ],
)
def test_what_was_not_agreed_is_not_drawn(plan: DrawPlan, codes: tuple[str, ...], randomness: str, reason: str) -> None:
    """Other codes, another lottery, another way to write its result, an unsound plan."""
    with pytest.raises(RefusedError, match=reason.replace("+", r"\+")):
        draw(plan, codes=codes, randomness=randomness)


def test_every_reason_is_given() -> None:
    """Of plan, codes, randomness and recusals, in one refusal."""
    with pytest.raises(RefusedError) as refused:
        draw(plan_of(count=0, source=KUAILE8), codes=["x"], randomness="1", recusals={"甲": "r"})

    assert [problem.where for problem in refused.value.problems] == ["count", "codes", "randomness", "recusals"]


def test_recusals_can_leave_too_few() -> None:
    """Then the draw is void, and says so."""
    plan = plan_of(pool_of("甲乙"), recusals_allowed=True)

    with pytest.raises(RefusedError, match="1 labels can be drawn, and 2 are asked for"):
        draw(plan, codes=CODES, randomness="r", recusals={"甲": "亲属"})


def test_a_draw_can_be_repeated_from_its_record() -> None:
    """The plain values of the record, through JSON, hold all that goes in, and the result again."""
    plan = plan_of(count=2, substitutes=1, source=KUAILE8, exclusions={"丙": "回避"})
    told = json.loads(canonical(draw(plan, codes=CODES, randomness=RESULT).as_dict()))
    again = DrawPlan(
        namespace=told["namespace"],
        pool=tuple(Candidate(**row) for row in told["pool"]),
        count=told["count"],
        substitutes=told["substitutes"],
        exclusions=told["exclusions"],
        parties=tuple(Party.of(row["party"], row["code"]) for row in told["parties"]),
        source=plan.source,
    )
    repeated = draw(again, codes=[row["code"] for row in told["parties"]], randomness=told["randomness"])

    assert repeated.as_dict() == told
