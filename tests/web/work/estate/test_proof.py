"""Owners prove the balances."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, owner, sent, subdistrict


def test_an_owner_sees_that_the_books_agree_with_the_record(tmp_path: Path) -> None:
    """With the sums of the record itself."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    sent(committee(app), f"{AT_ESTATES}/post", debit="bank", credit="income.letting", amount="9000.00", text="shop 1",
         papers=b"bill")  # fmt: skip
    page = owner(app).get(f"{AT_ESTATES}/proof").text

    assert "They agree to the fen." in page
    assert "9,000.00" in page
