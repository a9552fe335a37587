"""Estates whose assets and money somebody looks after."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent, subdistrict
from web.access import Role


def test_a_subdistrict_keeps_one_table_of_its_estates(tmp_path: Path) -> None:
    """Those whose books are open; others have none."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")

    assert "willow-garden" in subdistrict(app).get("/estates/unified").text
    assert committee(app).get("/estates/unified").status_code == 403
    assert "willow-garden" in signed_in(app, Role.AUDITOR).get("/estates/unified").text
    assert signed_in(app, Role.COMPANY, "company/C1").get("/estates").location == AT_ESTATES
