"""Property officers on the portal."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import XINAN, estate_portal
from web.access import Role

_NEW = {"staff_no": "P-1", "name": "周明", "role": "leader", "subdistrict": "Xinan", "since": "2024-06-01"}


def test_an_officer_is_appointed_and_relieved(tmp_path: Path) -> None:
    """The staff number is shown, the name is not."""
    client = signed_in(estate_portal(tmp_path), Role.SUBDISTRICT, XINAN)
    client.post("/complaint-desk/officers/new", data=_NEW)
    told = client.get("/complaint-desk/officers").text
    client.post("/complaint-desk/officers/P-1/relieve", data={"on": "2024-07-01"})

    assert "P-1" in told
    assert "周明" not in told
    assert "P-1" not in client.get("/complaint-desk/officers").text


def test_nobody_appoints_for_another_subdistrict(tmp_path: Path) -> None:
    """The grant reaches one's own."""
    client = signed_in(estate_portal(tmp_path), Role.SUBDISTRICT, XINAN)

    assert client.post("/complaint-desk/officers/new", data={**_NEW, "subdistrict": "Beishan"}).status_code == 403
