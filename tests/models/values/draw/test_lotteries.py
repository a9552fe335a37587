"""A result of a lottery is written in one way."""

from __future__ import annotations

from datetime import date
from math import comb, log2
from random import Random

import pytest

from models.values.draw.lotteries import LOTTERIES, Source, result_faults, source_faults, source_of

DAY = date(2026, 12, 1)
NUMBERS = Random(8).sample(range(1, 81), 20)
WRITTEN = " ".join(f"{number:02}" for number in sorted(NUMBERS))
KUAILE8 = source_of(LOTTERIES["快乐8"], DAY)


def test_the_bits_are_those_of_all_results() -> None:
    """20 of 80 give 61 whole bits; a drum more multiplies."""
    assert LOTTERIES["快乐8"].bits == 61 == int(log2(comb(80, 20)))
    assert LOTTERIES["双色球"].bits == 24 == int(log2(comb(33, 6) * 16))


@pytest.mark.parametrize("text", [WRITTEN, ",".join(map(str, NUMBERS)), " ".join(map(str, sorted(NUMBERS)))])
def test_any_writing_leads_to_one(text: str) -> None:
    """The message shows it, so nobody can choose between draws by choosing between writings."""
    problems = result_faults(KUAILE8, text)

    assert LOTTERIES["快乐8"].written(text) == WRITTEN
    assert [problem.remedy for problem in problems] == ([] if text == WRITTEN else [f"Write it as '{WRITTEN}'."])


@pytest.mark.parametrize("text", ["", "1 2 3", WRITTEN + " 99", f"{WRITTEN} + 01", "1 " * 20, "00" + WRITTEN[2:],
                                  "81" + WRITTEN[2:], "9" * 900])  # fmt: skip
def test_what_is_no_result_is_refused(text: str) -> None:
    """Too few, too many, twice the same, out of range."""
    [problem] = result_faults(KUAILE8, text)

    assert "no result of 快乐8" in problem.what


def test_two_drums_stand_apart() -> None:
    """The red numbers sorted among themselves, then the blue one."""
    assert LOTTERIES["双色球"].written("9 1 33 20 5 17+3") == "01 05 09 17 20 33 + 03"
    assert LOTTERIES["双色球"].written("1 5 9 17 20 33 3") is None


def test_a_source_of_ones_own_is_described() -> None:
    """And a known lottery keeps its own form and bits."""
    assert source_faults(Source("上证指数收盘", DAY, "两位小数", 12)) == []
    assert source_faults(Source("上证指数收盘", DAY, " ", 12))
    assert source_faults(Source("快乐8", DAY, "随便", 61))
    assert result_faults(Source("上证指数收盘", DAY, "两位小数", 12), "anything") == []
