"""Nothing is charged that is not listed."""

from __future__ import annotations

from datetime import date

from bidding.revenue import MoneyStep, unlisted_charges
from bidding.revenue.charges import Fee, fees_on
from tests.builders.money import step

FEES = [{"name": "service", "fen": 150, "per": "m2 and month", "agreed": False},
        {"name": "elder care", "fen": None, "per": "visit", "agreed": True}]  # fmt: skip
LIST = step("list_fees", "2024-01-10", fees=FEES)


def _charge(fee: str, rate: int, on: str = "2024-02-01") -> MoneyStep:
    return step("charge", on, fee=fee, rate_fen=rate, fen=rate * 10)


def test_what_is_listed_may_be_charged() -> None:
    """Up to its rate, and at any price where it is agreed."""
    assert list(unlisted_charges([LIST, _charge("service", 150), _charge("elder care", 9999)])) == []


def test_what_is_not_listed_or_above_its_rate_is_found() -> None:
    """With the number of the charge and why."""
    found = list(unlisted_charges([LIST, _charge("service", 151), _charge("gate card", 20)]))

    assert [(one.number, one.fee) for one in found] == [(1, "service"), (2, "gate card")]
    assert "1.51 is above the 1.50 yuan" in found[0].what


def test_the_list_of_the_day_counts() -> None:
    """Not one that was published later."""
    assert [one.what for one in unlisted_charges([LIST, _charge("service", 150, "2024-01-09")])] == [
        "it is not on the fee list of the day"
    ]


def test_a_list_may_say_what_a_service_fee_pays() -> None:
    """Level, housing and chosen services; a row that says nothing keeps its four cells."""
    fee = Fee("service", 150, "m2 and month", level="2", housing="ordinary", menu=("sweep",))
    known = fees_on([step("list_fees", "2024-01-10", fees=[fee.as_content(), FEES[1]])], date(2024, 1, 10))

    assert known["service"] == fee
    assert known["elder care"].as_content() == FEES[1]
    assert [one.pays_service for one in known.values()] == [True, False]
