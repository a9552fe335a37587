"""Amounts in capital numerals, against the traps that people know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InputError
from models.values.capital_amounts import MOST_FEN, capital_amount

_DIGITS = {sign: digit for digit, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}


@pytest.mark.parametrize(("fen", "told"), [
    (0, "零元整"),
    (1, "壹分"),
    (10, "壹角整"),
    (15, "壹角伍分"),
    (100, "壹元整"),
    (101, "壹元零壹分"),
    (110, "壹元壹角整"),
    (1_000, "壹拾元整"),
    (1_001, "壹拾元零壹分"),
    (1_010, "壹拾元零壹角整"),
    (1_050_00, "壹仟零伍拾元整"),
    (140_950, "壹仟肆佰零玖元伍角整"),
    (600_714, "陆仟零柒元壹角肆分"),
    (168_032, "壹仟陆佰捌拾元零叁角贰分"),
    (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
    (32_504, "叁佰贰拾伍元零肆分"),
    (10_700_053, "壹拾万柒仟元零伍角叁分"),
    (1_000_000_00, "壹佰万元整"),
    (10_000_000_00, "壹仟万元整"),
    (100_001_000_00, "壹亿零壹仟元整"),
    (100_010_000_00, "壹亿零壹万元整"),
    (100_000_001_00, "壹亿零壹元整"),
    (110_000_000_00, "壹亿壹仟万元整"),
    (120_030_405_06, "壹亿贰仟零叁万零肆佰零伍元零陆分"),
    (100_100_000_00, "壹亿零壹拾万元整"),
    (1_000_000_000_000_00, "壹万亿元整"),
    (1_000_100_000_000_00, "壹万零壹亿元整"),
    (1_200_000_000_001_00, "壹万贰仟亿零壹元整"),
    (8_700_000_00, "捌佰柒拾万元整"),
])  # fmt: skip
def test_known_amounts(fen: int, told: str) -> None:
    """Among them the examples of the Basic Rules (article 2), and what naive programs get wrong."""
    assert capital_amount(fen) == told


@given(st.integers(0, MOST_FEN))
def test_it_reads_back_to_the_fen(fen: int) -> None:
    """By a reader that knows only what the signs mean: no amount is written as another."""
    assert _read(capital_amount(fen)) == fen


@given(st.integers(0, MOST_FEN))
def test_it_is_well_formed(fen: int) -> None:
    """No two zeros meet, none stands before a unit or at the end; 整 ends what has no fen, and nothing else."""
    told = capital_amount(fen)

    assert "零零" not in told
    assert fen == 0 or not any(f"零{unit}" in told for unit in "拾佰仟万亿元角分整")
    assert told.endswith("整") == (fen % 10 == 0)


@pytest.mark.parametrize("fen", [-1, MOST_FEN + 1])
def test_what_has_no_numerals_is_refused(fen: int) -> None:
    """Rather than written wrongly."""
    with pytest.raises(InputError):
        capital_amount(fen)


def _read(told: str) -> int:
    whole, _, rest = told.partition("元") if "元" in told else ("", "", told)
    fen, digit = 0, 0
    for sign in rest:
        digit = _DIGITS.get(sign, digit)
        fen += {"角": 10, "分": 1}.get(sign, 0) * digit
    return 100 * _number(whole) + fen


def _number(told: str) -> int:
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if unit in told:
            high, _, low = told.rpartition(unit)
            return _number(high) * size + _number(low)
    total, digit = 0, 0
    for sign in told:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            total, digit = total + digit * {"拾": 10, "佰": 100, "仟": 1000}[sign], 0
    return total + digit
