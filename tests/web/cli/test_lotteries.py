"""The lottery of a draw, as options name it."""

from __future__ import annotations

from datetime import date

import pytest

from models.errors import InputError
from web.cli.lotteries import lottery_on


def test_a_lottery_is_named_with_its_day() -> None:
    """What it draws is known."""
    found = lottery_on("快乐8", date(2026, 4, 20))

    assert (found.name, found.day) == ("快乐8", date(2026, 4, 20))


def test_an_unknown_one_is_refused_with_those_that_are_known() -> None:
    """Nothing is taken that nobody could look up."""
    with pytest.raises(InputError, match="'dice' is no lottery") as refused:
        lottery_on("dice", date(2026, 4, 20))

    assert "快乐8" in refused.value.problems[0].remedy
