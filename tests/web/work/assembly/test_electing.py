"""An election on the portal, from the announcement to the committee in office; refusals lose nothing that was typed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from tests.builders.election_rooms import AT_ELECTION, announced, nominated, shown
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ASSEMBLIES, committee, owner, sent, subdistrict, turned_to, voting_codes

OPEN = datetime(2024, 7, 25, tzinfo=UTC)
CLOSED = datetime(2024, 8, 6, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return the portal of an estate whose election was announced."""
    app = estate_portal(tmp_path)
    announced(app)
    return app


def test_what_the_law_asks_stands_beside_the_form(app: Flask) -> None:
    """Seats, alternates and term with their articles; what is refused is told with all reasons."""
    page = subdistrict(app).get(f"{AT_ASSEMBLIES}/elections/new?lang=en").text
    assert "Lishui Property Management Regulation art. 14(2)" in page
    wrong = {"name": "again", "seats": "4", "alternates": "9", "years": "6", "until": "2024-07-02T09:00"}

    told = sent(subdistrict(app), f"{AT_ASSEMBLIES}/elections/new", agreed="tall", **wrong)

    assert told.status_code == 422
    words = ("a committee of 4 members is to be elected", 'value="again"', "rules may agree on")
    assert all(word in told.text for word in words)


def test_an_election_fills_the_committee(app: Flask) -> None:
    """Vetted, shown by name, voted on online and on paper, counted and declared; owners see who sits."""
    shown(app)
    codes = voting_codes(app, AT_ELECTION.rpartition("/")[2])
    turned_to(app, OPEN)
    names = {f"choice_{number}": "for" for number in range(5)}
    ballot = "/assemblies/votes/committee-2024/ballot"
    assert "沈一" in sent(owner(app), ballot, code=codes["o0"]).text
    for number in range(4):
        sent(owner(app), ballot, code=codes[f"o{number}"], step="vote", **names)
    sent(subdistrict(app), "/assemblies/votes/committee-2024/paper", voter="o4", scan=b"scan", **names)
    turned_to(app, CLOSED)
    sent(subdistrict(app), f"{AT_ELECTION}/count")

    assert sent(subdistrict(app), f"{AT_ELECTION}/declare").status_code == 303

    told = owner(app).get(f"{AT_ASSEMBLIES}?lang=en").text
    assert "In office until before 6 August 2029" in told
    assert "沈五" in told
    left = sent(subdistrict(app), f"{AT_ELECTION}/leave", candidate="c-2", cause="resigned")
    assert left.status_code == 303
    assert "Elect the committee anew" not in subdistrict(app).get(f"{AT_ELECTION}?lang=en").text


def test_only_who_may_acts(app: Flask) -> None:
    """An owner sees an election and takes no step; a committee that is not in office is refused by the rules."""
    nominated(app, 1)

    assert owner(app).get(AT_ELECTION).status_code == 200
    assert sent(owner(app), f"{AT_ELECTION}/publish").status_code == 403
    assert owner(app).get(f"{AT_ELECTION}/candidates/c-1").status_code == 403
    assert sent(committee(app), f"{AT_ELECTION}/cancel", reason="x").status_code == 422
    assert owner(app).get("/assemblies/elections/nothing").status_code == 404
