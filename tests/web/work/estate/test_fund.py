"""The maintenance fund on the portal."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent, subdistrict
from web.access import Role


def test_every_reason_against_an_application_is_told(tmp_path: Path) -> None:
    """Nobody has paid in, and the kind is none of the law's list; the committee decides on none."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    answer = sent(committee(app), f"{AT_ESTATES}/apply", name="roof", path="urgent", amount="1000")

    assert answer.status_code == 422
    assert "nobody has paid into the fund" in answer.text
    assert committee(app).get(f"{AT_ESTATES}/fund-approve/roof").status_code == 403
    assert signed_in(app, Role.REGULATOR).get(f"{AT_ESTATES}/fund-approve/roof").status_code == 200
    assert committee(app).get(f"{AT_ESTATES}/fund").status_code == 200
