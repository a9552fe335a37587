"""An estate's fees on a day."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.fees.estates import estate_fees
from bidding.revenue.charges import Fee
from models.errors import InputError
from tests.builders.fee_tables import a_fee_table
from tests.builders.money import an_estate, step

DAY = date(2024, 5, 1)
FEE = Fee("service", 130, "m2 a month", level="1", housing="ordinary")
LIST = step("list_fees", "2024-02-01", fees=[FEE.as_content(), Fee("pool", 90, "visit", level="1").as_content()])
CHARGE = step("charge", "2024-03-01", fee="service", rate_fen=130, fen=9000)


def test_what_is_found_and_what_is_not_known_stand_apart() -> None:
    """A list above its band, a charge by it, and a fee that does not say its housing."""
    found = estate_fees("willow-garden", an_estate("shandong", LIST, CHARGE).steps, a_fee_table(), DAY)

    assert [(one.fee and one.fee.name, one.number) for one in found.outside] == [("service", None), ("service", 1)]
    assert [one.fee and one.fee.name for one in found.unknown] == ["pool"]
    assert (found.law.id, found.company_id) == ("rongcheng", "C1")


def test_another_citys_table_says_nothing() -> None:
    """Nothing is found in Hangzhou by the table of Rongcheng."""
    found = estate_fees("willow-garden", an_estate("hangzhou", LIST, CHARGE).steps, a_fee_table(), DAY)

    assert not found.outside
    assert len(found.unknown) == 2


def test_an_estate_without_books_is_told() -> None:
    """With how to open them."""
    with pytest.raises(InputError, match="wuxin money open"):
        estate_fees("willow-garden", (), None, DAY)
