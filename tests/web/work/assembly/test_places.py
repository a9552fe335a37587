"""Which estate a page is about, and in which role somebody acts."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import VOTE, called, committee, subdistrict


def test_what_there_is_not_is_not_found(tmp_path: Path) -> None:
    """Neither an estate nor a vote."""
    client = committee(estate_portal(tmp_path))

    assert [client.get(path).status_code for path in ("/assemblies/nowhere", VOTE)] == [404, 404]


def test_the_record_names_the_body_and_the_account(tmp_path: Path) -> None:
    """Never the person."""
    app = estate_portal(tmp_path)
    called(app)
    told = subdistrict(app).get(VOTE).text

    assert "community/willow-garden (account/a" in told
