"""The books on the portal."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, owner, sent, subdistrict

_RENT = {"debit": "bank", "credit": "income.letting", "amount": "9000.00", "text": "shop 1", "papers": b"bill"}


def test_every_owner_reads_the_books(tmp_path: Path) -> None:
    """As a page by account, and as a file by posting; before they are opened the page says who opens them."""
    app = estate_portal(tmp_path)
    constituted(app)
    before = owner(app).get(f"{AT_ESTATES}/books").text
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    sent(committee(app), f"{AT_ESTATES}/post", **_RENT)

    assert "have not been opened" in before
    assert "9,000.00" in owner(app).get(f"{AT_ESTATES}/books?year=2024").text
    assert "post,bank,900000,0,shop 1" in owner(app).get(f"{AT_ESTATES}/books/common.csv").text
    assert owner(app).get(f"{AT_ESTATES}/books/other.csv").status_code == 404
