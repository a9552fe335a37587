"""The queue of the desk."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.builders.accounts import NOON, signed_in
from tests.builders.estate_desk import XINAN, a_complaint, estate_portal
from tests.builders.estate_rooms import turned_to
from web.access import Role


def test_a_subdistrict_sees_its_own(tmp_path: Path) -> None:
    """Those of other subdistricts stand neither on the page nor in the file."""
    app = estate_portal(tmp_path)
    mine, other = a_complaint(app), a_complaint(app, "plum-court")
    client = signed_in(app, Role.SUBDISTRICT, XINAN)

    for path in ("/complaint-desk", "/complaint-desk/queue.csv"):
        told = client.get(path).text
        assert mine in told
        assert other not in told


def test_what_is_late_is_found_and_waits_on_the_desk(tmp_path: Path) -> None:
    """Weeks later it is overdue, and the desk of whoever handles it says so."""
    app = estate_portal(tmp_path)
    number, client = a_complaint(app), signed_in(app, Role.SUBDISTRICT, XINAN)
    assert number not in client.get("/complaint-desk?show=late").text
    turned_to(app, NOON + timedelta(days=40))

    assert number in client.get("/complaint-desk?show=late").text
    assert number in client.get("/desk").text


def test_a_party_organisation_reads_alone(tmp_path: Path) -> None:
    """It sees the complaints of its subdistrict, with numbers masked, and takes no step."""
    app = estate_portal(tmp_path)
    number, client = a_complaint(app), signed_in(app, Role.PARTY, XINAN)
    told = client.get(f"/complaint-desk/{number}").text

    assert "13800138000" not in told
    assert client.post(f"/complaint-desk/{number}/accept").status_code == 403
