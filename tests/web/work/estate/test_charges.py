"""Fees and charges of an estate, for those who look after its money."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, constituted, owner, sent, subdistrict
from web.access import Role


def test_a_charge_above_the_list_is_seen_by_owners(tmp_path: Path) -> None:
    """With what is wrong with it by the list of its day; and taken along as a file."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    company = signed_in(app, Role.COMPANY, "company/C1")
    assert sent(company, "/work/boards/willow-garden/fees", fees="water, 3.00, m3").status_code == 303
    assert sent(company, "/work/boards/willow-garden/charge", fee="water", rate="3.50", amount="70").status_code == 303
    page = owner(app).get(f"{AT_ESTATES}/charges").text

    assert "3.50 is above the 3.00 yuan" in page
    assert "m3" in page
    assert owner(app).get(f"{AT_ESTATES}/charges.csv").text.count("water") == 1
