"""What a fee list may say."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.fees.marking import check_marks
from bidding.revenue.charges import Fee
from models.errors import InputError
from tests.builders.fee_tables import a_fee_table

DAY = date(2024, 5, 1)
WRONG = Fee("service", 100, "m2 a month", level="9", housing="villa", menu=("sauna",))


def test_everything_that_nobody_knows_is_told() -> None:
    """Housing, level and service, each with the known ones."""
    with pytest.raises(InputError) as caught:
        check_marks(a_fee_table(), [("line 1", WRONG)], DAY)

    told = [f"{one.where}: {one.remedy}" for one in caught.value.problems]
    assert told == [
        "line 1: Write one of ordinary, affordable, other.", "line 1: Levels are 1, 2.",
        "line 1: Services are sweep, guard, parcels.",
    ]  # fmt: skip


def test_without_a_table_only_housing_is_known() -> None:
    """A level is what the list says."""
    with pytest.raises(InputError, match="housing"):
        check_marks(None, [("line 1", WRONG)], DAY)
    check_marks(None, [("line 1", Fee("service", 100, "m2 a month", level="9", housing="other"))], DAY)


def test_what_is_known_may_be_listed() -> None:
    """And a fee that is for no service says nothing."""
    fees = [Fee("service", 100, "m2 a month", level="1", housing="ordinary", menu=("sweep",)), Fee("card", 20, "card")]

    check_marks(a_fee_table(), [("line 1", one) for one in fees], DAY)
