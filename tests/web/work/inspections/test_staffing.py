"""Assigning inspectors by a list."""

from __future__ import annotations

import io

from tests.builders.inspection_rooms import STREET
from tests.web.work.inspections.conftest import Browse
from web.access import Role


def test_the_table_is_filled_in_and_sent_back(browse: Browse) -> None:
    """Everybody who was announced stands in it; whoever is left out, or barred by an interest, is refused."""
    street = browse(Role.SUBDISTRICT, STREET)
    told = {"name": "patrol", "starts_on": "2026-03-12", "ends_on": "2026-04-10", "targets": "X1 X2"}
    street.post("/work/inspections/new/rongcheng/monthly_patrol", data=told)
    address = "/work/inspections/patrol/assign"
    blank = street.get("/work/inspections/patrol/teams.csv").data.decode("utf-8-sig")

    assert [row[:3] for row in blank.split()[1:]] == ["X1,", "X1,", "X2,", "X2,"]
    filled = "community_id,inspector_id\nX1,I1\nX1,I2"
    assert "announced and not assigned" in street.post(address, data=_sent(filled)).text
    assert "there is no column" in street.post(address, data=_sent("a,b\n1,2")).text
    assert street.post(address, data=_sent(filled + "\nX2,I1\nX2,I3")).status_code == 303
    assert "I1, I3" in street.get("/work/inspections/patrol").text


def _sent(table: str) -> dict[str, object]:
    return {"teams": (io.BytesIO(table.encode()), "teams.csv")}
