"""What doing a duty does."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from credit.duties import DutyKind
from credit.standing.law_shapes import ListLaw, Persons
from credit.standing.laws import law_for
from credit.standing.listing import Move
from models.tables import PersonalDatum, Publication
from tests.builders.due_register import due_register, round_at
from tests.builders.listed import Listed, listed_register
from web.register.duties.effects import EFFECTS, PREPARED
from web.register.duties.rounds import Round
from web.register.standing.listings import Telling, listing


@pytest.fixture
def naming(monkeypatch: pytest.MonkeyPatch) -> None:
    """Switch on the naming of responsible persons, as a city would in its file."""

    def law_of(jurisdiction: str) -> ListLaw:
        law = law_for(jurisdiction)
        return law.model_copy(update={"persons": Persons(**{**law.persons.model_dump(), "on": True})})

    monkeypatch.setattr("web.register.standing.listings.take_step.__defaults__", (None, law_of))


def _told(made: Round, kind: str) -> list[dict[str, object]]:
    return [dict(result) for duty, result in made.done if duty.kind == kind]


def _person(made: Listed) -> PersonalDatum:
    with made.clerk() as clerk:
        found = clerk.session.scalars(select(PersonalDatum).where(PersonalDatum.table_name == "listed_persons")).one()  # type: ignore[arg-type]
        clerk.session.expunge(found)
    return found


def test_every_kind_has_an_effect() -> None:
    """Nothing is due that nobody can do."""
    assert len(EFFECTS) + len(PREPARED) == 6
    assert {*EFFECTS, *PREPARED} == {*DutyKind}


def test_months_are_analysed_as_they_were(tmp_path: Path) -> None:
    """Counts, and the digests of the tables of the report; a month without complaints is analysed too."""
    done = _told(round_at(due_register(tmp_path).url, "2024-09-02"), "complaints.month")

    assert [(one["as_of"], one["counts"]["received"]) for one in done] == [("2024-07-31", 1), ("2024-08-31", 0)]  # type: ignore[index]
    assert {"summary.csv", "overdue.csv"} <= set(done[0]["tables"])  # type: ignore[call-overload]


def test_a_quarter_is_rated_and_published(tmp_path: Path) -> None:
    """As of its last day, by the rulebook of the publication before it; simulated stays simulated."""
    made = due_register(tmp_path, published=True)
    done = _told(round_at(made.url, "2024-10-01"), "rating.quarter")
    with made.clerk() as clerk:
        kept = [(one.run_id, one.simulated) for one in clerk.session.scalars(select(Publication))]

    assert done == [{"as_of": "2024-09-30", "import": 1, "run": 2, "publication": 2}]
    assert kept == [(1, True), (2, True)]


def test_complaints_go_up_and_listings_expire(tmp_path: Path) -> None:
    """By the clock, as steps of their own on record."""
    made = due_register(tmp_path)
    done = round_at(made.url, "2025-06-03")
    with made.clerk() as clerk:
        assert listing(clerk.session, 1).steps[-1].move is Move.EXPIRE

    assert _told(done, "complaint.escalate")[0] == {"from": "neighbourhood", "to": "subdistrict"}
    assert {"what": "decide", "until": "2024-07-17"} in _told(done, "overdue")


@pytest.mark.usefixtures("naming")
def test_names_go_when_the_listing_is_out_of_view(tmp_path: Path) -> None:
    """Five years after the event the names of responsible persons are erased (Zhejiang 16), and not before."""
    made = listed_register(tmp_path)  # its listing is published with a name, here alone
    for move, day in ((Move.NOTIFY, "2024-07-01"), (Move.UPHOLD, "2024-07-09")):
        made.does(move, day)
    persons = Telling(persons=(("principal", "林某某"),))
    made.does(Move.PUBLISH, "2024-07-09", persons, person_roles=["principal"])
    round_at(made.url, "2029-06-02")
    assert _person(made).value == "林某某"
    done = _told(round_at(made.url, "2029-06-03"), "list.out_of_view")

    assert done == [{"names_erased": 1}]
    assert _person(made).value is None
