"""An estate's rent auctions on the portal."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_rooms import AT_ESTATES, owner, sent, subdistrict
from tests.web.work.estate.test_announcing import ANNOUNCED, let_by_the_company


def test_an_owner_sees_the_auctions_and_not_who_applied(tmp_path: Path) -> None:
    """And may announce none; another estate's auctions are not among them."""
    app = let_by_the_company(tmp_path)
    sent(subdistrict(app), f"{AT_ESTATES}/announce-auction", **ANNOUNCED)
    shown = owner(app).get(f"{AT_ESTATES}/auctions").text

    assert "shop-1-2024" in shown
    assert "announce-auction" not in shown
    assert "shop-1-2024" not in subdistrict(app).get("/estates/plum-court/auctions").text
