"""What of the maintenance fund waits for whom."""

from __future__ import annotations

from pathlib import Path

from bidding.revenue import Deposit
from tests.builders.accounts import NOON, signed_in
from tests.builders.estate_desk import estate_portal, url_of
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent, subdistrict
from tests.builders.money import voucher
from tests.builders.record import a_clerk, writing_to
from web.access import Role
from web.register.money.books import deposited
from web.register.money.rows import estate_of

_APPLY = {"name": "roof", "path": "urgent", "kind": "leak", "amount": "900"}


def test_whoever_has_to_act_next_is_told(tmp_path: Path) -> None:
    """An emergency waits for the subdistrict to confirm it, then for the district, with the day of the law."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    with writing_to(url_of(app)) as session:
        clerk = a_clerk(session, NOON)
        deposits = [Deposit("A1", 10_000, 100_000)]
        deposited(clerk, estate_of(session, "willow-garden"), voucher("2024-06-30"), deposits, first=True)
    assert sent(committee(app), f"{AT_ESTATES}/apply", **_APPLY).status_code == 303
    assert "Confirm an emergency on the spot" in subdistrict(app).get("/desk").text
    assert "Confirm an emergency" not in committee(app).get("/desk").text

    assert sent(subdistrict(app), f"{AT_ESTATES}/fund-confirm/roof").status_code == 303
    assert "Decide on an application to the fund" in signed_in(app, Role.REGULATOR).get("/desk").text
    page = signed_in(app, Role.REGULATOR).get("/estates/unified").text
    assert "Units to top up" in page
    assert "willow-garden" in page
