"""Elections in the register: steps come back, names lie in the vault, and the law says who is shown when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.owners import PrincipalKind, principal_on
from models.errors import InputError
from models.migrations import upgrade
from models.record.personal import Erasure, erase_cells
from tests.builders.election_desk import ESTATE, ElectionHall
from tests.builders.elections import COUNTED_AT, PUBLISHED_AT, VOTE
from tests.builders.record import a_clerk, writing_to
from web.register.owners.electing import declare
from web.register.owners.elections import begun_election, election_named, elections_of, names_told, office_on, people_of
from web.register.owners.estates import bodies_of

DAY = PUBLISHED_AT.date()
VOTES = {"c-1": 9, "c-2": 8, "c-3": 7, "c-4": 6, "c-5": 6, "c-6": 1}


@pytest.fixture(scope="module")
def elected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Yield a session on an estate whose committee was elected, counted and declared; each test only reads."""
    upgrade(url := f"sqlite:///{tmp_path_factory.mktemp('elected') / 'a.db'}")
    with writing_to(url) as session:
        hall = ElectionHall(session)
        hall.elects(VOTES, party=3)
        declare(hall.desk(COUNTED_AT), hall.election)
        session.flush()
        yield session


def test_an_election_comes_back_with_its_steps(elected: Session) -> None:
    """By its name, and among those of its estate; an unknown one is refused."""
    assert [one.id for one in elections_of(elected, ESTATE)] == [VOTE]
    assert election_named(elected, VOTE).steps[0].move == "announce"
    assert begun_election(elected, "nothing") is None
    with pytest.raises(InputError, match="none of this name"):
        election_named(elected, "nothing")


def test_the_record_names_nobody(elected: Session) -> None:
    """Steps hold codes and counts; who stands is told by the vault alone."""
    told = str([step.details for step in election_named(elected, VOTE).steps])

    assert people_of(elected, VOTE)["c-1"].name == "候选人1"
    assert "候选人1" not in told
    assert "owner-" not in told


def test_the_committee_in_office_is_told_by_name(elected: Session) -> None:
    """Its members, until its term ends; who was not elected is told no more."""
    office = office_on(elected, ESTATE, date(2025, 1, 1))

    assert office is not None
    assert list(office.names) == ["c-1", "c-2", "c-3", "c-4", "c-5"]
    assert office.committee.until == date(2029, 4, 7)
    assert office_on(elected, ESTATE, office.committee.until) is None
    assert principal_on(bodies_of(elected, ESTATE), date(2025, 1, 1)).kind is PrincipalKind.OWNERS_COMMITTEE


def test_candidates_are_told_while_they_are_shown(tmp_path: Path) -> None:
    """Nobody before publication; then those who were found fit; and a name that was erased is gone."""
    upgrade(url := f"sqlite:///{tmp_path / 'a.db'}")
    with writing_to(url) as session:
        hall = ElectionHall(session)
        hall.begins()
        hall.nominates(5)
        assert names_told(session, hall.election, DAY) == {}
        hall.publishes()
        assert len(names_told(session, hall.election, DAY)) == 5
        erasure = Erasure("owners_candidates", f"{VOTE}/c-1", ("name",), "pipl_2021", "47", "S-3")
        erase_cells(a_clerk(session, PUBLISHED_AT), erasure)
        assert "c-1" not in names_told(session, hall.election, DAY)
