"""Rolls of units from files."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ASSEMBLIES, committee, owner, sent


def test_a_file_that_is_no_roll_is_told_by_its_faults(tmp_path: Path) -> None:
    """The missing column is named; what is not UTF-8 is told so; owners enter none."""
    app = estate_portal(tmp_path)
    at, client = f"{AT_ASSEMBLIES}/roll", committee(app)

    assert "the column area_m2, owner is missing" in sent(client, at, file=b"unit\nA1\n").text
    assert "it is not written in UTF-8" in sent(client, at, file=b"\xff\xfe").text
    assert owner(app).get(at).status_code == 403
