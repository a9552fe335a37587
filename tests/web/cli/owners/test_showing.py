"""`wuxin owners election show` tells where an election stands, for people and for machines."""

from __future__ import annotations

import json

import pytest

from models.migrations import upgrade
from tests.builders.election_desk import ElectionHall
from tests.builders.elections import VOTE
from tests.builders.record import writing_to
from tests.web.cli.conftest import Wuxin

TIED = {"c-1": 9, "c-2": 9, "c-3": 9, "c-4": 7, "c-5": 6, "c-6": 6}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a register on which an election was counted, with a tie for the last seat."""
    upgrade(url := f"sqlite:///{tmp_path_factory.mktemp('tied') / 'a.db'}")
    with writing_to(url) as session:
        ElectionHall(session).elects(TIED)
    return url


def test_an_election_is_told_to_people(url: str, wuxin: Wuxin) -> None:
    """State, candidates by name, and the tie that waits for a draw."""
    told = wuxin("owners", "election", "show", VOTE, "--db", url)

    assert told.exit_code == 0
    assert "committee-2024 is counted." in told.stdout
    assert "候选人1" in told.stdout
    assert "ties: ['c-5', 'c-6']" in told.stdout


def test_all_names_are_told_to_who_asks_for_them(url: str, wuxin: Wuxin) -> None:
    """For machines as JSON; an unknown election is refused."""
    told = wuxin("owners", "election", "show", VOTE, "--names", "--db", url, "--json")

    assert json.loads(told.stdout)["candidates"]["c-6"] == {
        "name": "候选人6", "stands": True, "vetted": True, "reasons": "",
    }  # fmt: skip
    assert wuxin("owners", "election", "show", "nothing", "--db", url).exit_code == 2
