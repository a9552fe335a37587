"""Candidates on the portal: named, vetted by the list of the place, and put to the vote."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.builders.election_rooms import AT_ELECTION, announced, nominated
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import sent, subdistrict


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return the portal of an estate with one candidate."""
    app = estate_portal(tmp_path)
    announced(app)
    nominated(app, 1)
    return app


def test_a_nomination_keeps_what_was_typed(app: Flask) -> None:
    """Who is a candidate is not nominated again, and one owner is not two; the name stays in the form."""
    again = {"person": "沈一", "owner": "o0", "nominator": "self", "owners": "1"}
    told = sent(subdistrict(app), f"{AT_ELECTION}/candidates", **again)

    assert (told.status_code, 'value="沈一"' in told.text) == (422, True)
    few = sent(subdistrict(app), f"{AT_ELECTION}/candidates", **{**again, "owner": "o1", "nominator": "joint"})
    assert few.status_code == 422


def test_vetting_asks_for_the_list_of_the_place(app: Flask) -> None:
    """The name for who vets, each condition agreed on with its article; a condition left blank is asked for again."""
    page = subdistrict(app).get(f"{AT_ELECTION}/candidates/c-1").text

    assert all(word in page for word in ("沈一", "17(1)(2)", 'name="check_fees"'))
    assert 'name="check_no_tie"' not in page
    assert sent(subdistrict(app), f"{AT_ELECTION}/candidates/c-1").status_code == 422
    assert subdistrict(app).get(f"{AT_ELECTION}/candidates/c-9").status_code == 404


def test_no_vote_is_called_before_candidates_are_shown(app: Flask) -> None:
    """Refused, and the window stays in the form."""
    window = {"opens_at": "2024-07-24T09:00", "closes_at": "2024-08-05T09:00"}
    told = sent(subdistrict(app), f"{AT_ELECTION}/call", **window)

    assert (told.status_code, "2024-07-24T09:00" in told.text) == (422, True)
