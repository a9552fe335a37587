"""Owners ask for an audit together."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import (
    AT_ASSEMBLIES,
    AT_ESTATES,
    committee,
    constituted,
    owner,
    sent,
    subdistrict,
    turned_to,
)

_ROLL = "unit,area_m2,owner\n" + "".join(f"B{n},100,p{n}\n" for n in range(1, 7))
_AT = f"{AT_ESTATES}/audit-requests"


def _codes(app: Flask) -> dict[str, str]:
    lines = sent(subdistrict(app), f"{AT_ASSEMBLIES}/request-codes").text.splitlines()[1:]
    return {cells[0]: cells[2] for cells in (line.split(",") for line in lines)}


def test_at_one_fifth_of_the_owners_the_audit_has_to_be_held(tmp_path: Path) -> None:
    """One of six joins, leaves and joins again; with the second it stands on record, counted on the roll."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    turned_to(app, datetime(2024, 7, 2, 4, tzinfo=UTC))
    sent(committee(app), f"{AT_ASSEMBLIES}/roll", file=_ROLL.encode())
    codes, by = _codes(app), owner(app)
    assert sent(by, f"{_AT}/new", name="a-1", about="where the rents went", code="AAAA").status_code == 422
    assert sent(by, f"{_AT}/new", name="a-1", about="where the rents went", code=codes["p1"]).status_code == 303
    assert "1 of 6 persons" in by.get(f"{AT_ESTATES}/audits").text
    assert [sent(by, f"{_AT}/a-1/{move}", code=codes["p1"]).status_code for move in ("leave", "join")] == [303, 303]
    page = by.get(f"{_AT}/a-1").text
    assert ("where the rents went" in page, "p1" in page) == (True, False)
    assert sent(committee(app), f"{_AT}/a-1/join", code=codes["p2"]).status_code == 403
    assert sent(by, f"{_AT}/a-1/join", code=codes["p2"]).location.endswith("/audits")

    assert "2 of 6 persons, 200.00 of 600.00" in by.get(f"{AT_ESTATES}/audits").text
    assert "Commission the audit" in committee(app).get("/desk").text
    assert by.get(f"{_AT}/a-1").status_code == 404
    assert sent(by, f"{_AT}/new", name="a-1", about="again", code=codes["p3"]).status_code == 422
