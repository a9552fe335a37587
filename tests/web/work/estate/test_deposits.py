"""What units pay into the fund, on the portal."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent, subdistrict


def test_first_deposits_open_the_accounts_of_units(tmp_path: Path) -> None:
    """Each unit its own; once. What the law asks of an account stands beside; no file, and a bad line, are told."""
    app, at = estate_portal(tmp_path), f"{AT_ESTATES}/deposit"
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    paid = b"unit,area_m2,yuan\nA1,100,9000\nA2,80.55,7000.50\n"

    assert "of its first deposit tops it up" in subdistrict(app).get(at).text
    assert "no file was chosen" in sent(subdistrict(app), at, first="y").text
    assert sent(subdistrict(app), at, first="y", deposits=b"unit,area_m2,yuan\nA1,100,much\n").status_code == 422
    assert sent(subdistrict(app), at, first="y", deposits=paid).status_code == 303
    assert "16,000.50 of 16,000.50 yuan first paid in" in subdistrict(app).get(f"{AT_ESTATES}/fund").text
    assert "its first deposit is on record" in sent(subdistrict(app), at, first="y", deposits=paid).text
    assert sent(committee(app), at, deposits=paid).status_code == 403
