"""Voting codes of a roll in the register."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.owners import Vote
from models.errors import InputError, RefusedError
from models.tables import engine_for
from tests.builders.estate_desk import estate_portal, url_of
from tests.builders.estate_rooms import called
from web.register.owners.votes import vote_named
from web.register.owners.voting_codes import coded_voters, voter_of_code


def test_each_voter_has_one_code(tmp_path: Path) -> None:
    """By it the voter is found with all units; nobody's code finds nobody."""
    app = estate_portal(tmp_path)
    called(app)
    with Session(engine_for(url_of(app))) as session:
        vote = vote_named(session, "v1")
        codes = {one.voter: one.code for one in coded_voters(session, vote)}
        found = voter_of_code(session, vote, codes["o3"])

        assert len(set(codes.values())) == 3
        assert [unit.id for unit in found.units] == ["A3", "A4"]
        with pytest.raises(RefusedError):
            voter_of_code(session, vote, "AAAA-AAAA-AAAA-AAAA")


def test_a_vote_that_is_not_called_has_none(tmp_path: Path) -> None:
    """There is no roll to take them from."""
    with Session(engine_for(url_of(estate_portal(tmp_path)))) as session, pytest.raises(InputError):
        coded_voters(session, Vote("v1", "willow-garden"))
