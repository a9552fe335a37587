"""What of votes and elections waits for whom."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.builders.election_rooms import announced
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import CLOSED, OPEN, VOTE, called, committee, owner, sent, subdistrict, turned_to


def test_a_vote_waits_for_its_owners_and_then_for_who_called_it(tmp_path: Path) -> None:
    """While it is open, to be voted in; closed, to be counted; counted, to be announced; announced, for nobody."""
    app = estate_portal(tmp_path)
    called(app)
    assert "/assemblies/votes/v1" not in owner(app).get("/desk").text
    turned_to(app, OPEN)
    assert "/assemblies/votes/v1" in owner(app).get("/desk").text
    assert "Count the vote" not in committee(app).get("/desk").text
    turned_to(app, CLOSED)
    assert "/assemblies/votes/v1" not in owner(app).get("/desk").text
    assert "Count the vote" in committee(app).get("/desk").text
    sent(committee(app), f"{VOTE}/count")
    assert "Announce the outcome of the vote" in committee(app).get("/desk").text
    sent(committee(app), f"{VOTE}/announce")

    assert "/assemblies/votes/v1" not in committee(app).get("/desk").text


def test_an_election_waits_for_its_next_step(tmp_path: Path) -> None:
    """Once nominations have ended, for the organiser to vet and show the candidates."""
    app = estate_portal(tmp_path)
    announced(app)
    assert "Election: vet" not in subdistrict(app).get("/desk").text
    turned_to(app, datetime(2024, 7, 4, tzinfo=UTC))

    assert "Election: vet the candidates and show them" in subdistrict(app).get("/desk").text
