"""Estates with who acts for each."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ASSEMBLIES, committee, constituted
from web.access import Role


def test_an_estate_tells_who_acts_until_when(tmp_path: Path) -> None:
    """The committee that was elected, until before the end of its term, and the roll's size."""
    app = estate_portal(tmp_path)
    constituted(app)
    told = committee(app).get(AT_ASSEMBLIES).text

    assert "until before 1 January 2025" in told
    assert "300.55" in told


def test_who_has_one_estate_is_taken_to_it(tmp_path: Path) -> None:
    """The authority, which has all, gets a list; another's estate is closed."""
    app = estate_portal(tmp_path)

    assert committee(app).get("/assemblies").location == AT_ASSEMBLIES
    assert "梅苑" in signed_in(app, Role.REGULATOR).get("/assemblies").text
    assert committee(app).get("/assemblies/plum-court").status_code == 403
