"""Who acts on a tender in which capacity."""

from __future__ import annotations

from bidding.tender import Move, Role, State
from tests.builders.notices import company
from tests.builders.tenders import a_tender
from web.access import Holding, Person
from web.access import Role as Held
from web.register.tenders.parties import Parties
from web.work.tenders.capacities import capacities, company_of, is_public, moves_for

_STATES = [one for one in State if one not in (State.CANCELLED, State.UNSUCCESSFUL, State.SECURED)]
PARTIES = Parties("developer/A", frozenset({"community/willow"}), frozenset({"subdistrict/Lakeside"}))


def _who(role: Held, organisation: str) -> Person:
    return Person("1", "林晓", (Holding(role, organisation),))


def test_each_acts_for_their_own_organisation_alone() -> None:
    """The buyer buys, the estate's office and committee do theirs, and another developer nothing."""
    found = [
        capacities(_who(*one), PARTIES)
        for one in ((Held.DEVELOPER, "developer/A"), (Held.DEVELOPER, "developer/B"),
                    (Held.SUBDISTRICT, "subdistrict/Lakeside"), (Held.COMMITTEE, "community/willow"))
    ]  # fmt: skip

    assert found == [{Role.PROCURING_ENTITY}, set(), {Role.SUBDISTRICT}, {Role.OWNERS_COMMITTEE}]


def test_a_committee_that_buys_is_the_procuring_entity() -> None:
    """Whatever code its notice names, as long as the estate is its own."""
    parties = Parties("community/committee-01", PARTIES.communities, PARTIES.subdistricts)

    assert Role.PROCURING_ENTITY in capacities(_who(Held.COMMITTEE, "community/willow"), parties)


def test_a_centre_runs_but_decides_nothing() -> None:
    """It opens, checks and records the ranking; it neither announces nor awards."""
    roles = capacities(_who(Held.ORGANISER, "centre/hall"), PARTIES)
    moves = {move for state in _STATES for move in moves_for(a_tender(state), roles)}

    assert {Move.OPEN, Move.CHECK, Move.EVALUATE, Move.CLOSE} == moves


def test_who_has_not_won_files_no_contract() -> None:
    """The winner may, another bidder may not, and both may object."""
    signed, announced = a_tender(State.SIGNED), a_tender(State.ANNOUNCED)
    own = frozenset({Role.TENDERER})
    found = [Move.FILE_CONTRACT in moves_for(signed, own, company(number)) for number in (1, 2)]

    assert found == [True, False]
    assert Move.OBJECT in moves_for(announced, own, company(9))
    assert Move.WITHDRAW not in moves_for(announced, own, company(9))


def test_a_tender_is_public_once_it_was_published() -> None:
    """A draft and a filing are the buyer's and the authority's."""
    assert [is_public(a_tender(state)) for state in (State.DRAFT, State.FILED, State.PUBLISHED)] == [False, False, True]
    assert company_of(_who(Held.COMPANY, f"company/{company(1)}")) == company(1)
