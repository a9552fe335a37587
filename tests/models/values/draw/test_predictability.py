"""What can be known before a draw is counted, not felt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from models.values.draw.lotteries import LOTTERIES, Source, source_of
from models.values.draw.predictability import notes_on, predictability
from tests.builders.draws import plan_of, pool_of

WEIGHTS = st.dictionaries(st.sampled_from("甲乙丙丁戊"), st.integers(1, 5), min_size=1)


def inclusion(weights: dict[str, int], label: str, count: int) -> Fraction:
    """Return the exact chance of a label, over all orders in which `count` labels can be drawn."""
    whole = Fraction(0)
    for order in permutations(weights, count):
        chance, left = Fraction(1), sum(weights.values())
        for one in order:
            chance *= Fraction(weights[one], left)
            left -= weights[one]
        whole += chance if label in order else 0
    return whole


def test_equal_labels_have_equal_chances() -> None:
    """Five of fifteen: a third each, and 3003 panels."""
    [found] = predictability(plan_of(pool_of("甲乙丙丁戊己庚辛壬癸子丑寅卯辰"), count=5))

    assert (found.likeliest, found.eligible, found.outcomes, found.outcome_bits) == (Fraction(1, 3), 15, 3003, 12)


@given(WEIGHTS, st.integers(1, 5))
def test_no_label_is_likelier_than_is_said(weights: dict[str, int], count: int) -> None:
    """Against all orders of a small pool."""
    count = min(count, len(weights))
    [found] = predictability(plan_of(pool_of(weights), count=count))

    assert max(inclusion(weights, label, count) for label in weights) <= found.likeliest <= 1


def test_exclusions_narrow_a_pool() -> None:
    """Only who can be drawn counts."""
    [found] = predictability(plan_of(exclusions={"甲": "回避", "乙": "回避"}))

    assert (found.eligible, found.likeliest) == (7, Fraction(2, 7))


def test_what_should_be_known_is_noted() -> None:
    """A lottery of few bits, a pool that is drawn whole."""
    day = date(2026, 12, 1)
    sound = plan_of(source=source_of(LOTTERIES["快乐8"], day))
    weak = replace(sound, source=Source("骰子", day, "一位数字", 2))
    whole = replace(sound, count=9)

    assert notes_on(sound) == ()
    assert ["2 bits" in note for note in notes_on(weak)] == [True, False]
    assert "6 bits are needed" in notes_on(weak)[1]
    assert notes_on(whole) == ("all 9 labels that can be drawn are drawn: nothing is left to chance",)
