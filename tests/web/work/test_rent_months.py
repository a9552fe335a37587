"""For how many months a rent is."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import empty_portal
from web.work.rent_months import RENT_MONTHS


def test_each_number_of_months_has_its_word(tmp_path: Path) -> None:
    """In the visitor's language."""
    with empty_portal(tmp_path).test_request_context(headers={"Cookie": "wuxin_lang=en"}):
        told = {number: str(word) for number, word in RENT_MONTHS}

    assert told == {"1": "month", "3": "quarter", "6": "half-year", "12": "year"}
