"""What is on record of one community."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from bidding.owners import PrincipalKind
from bidding.revenue.terms import stage_on
from tests.builders.election_desk import ElectionHall
from tests.builders.elections import COUNTED_AT
from tests.builders.money_register import a_money_clerk, an_open_estate
from web.register.owners.electing import declare
from web.register.public.estates import estate_file
from web.register.ratings.current import Current


def test_the_board_tells_what_is_overdue(now: Current) -> None:
    """The books were opened in 2024, nothing was ever disclosed; who acts and the stage follow from the books."""
    with a_money_clerk() as clerk:
        an_open_estate(clerk)
        file = estate_file(clerk.session.connection(), now, "willow-garden", date(2025, 6, 1))

    assert file.board is not None
    assert any(line.overdue for line in file.board)
    assert file.acts is not None
    assert file.acts.kind is PrincipalKind.OWNERS_COMMITTEE
    assert stage_on(file.money, date(2025, 6, 1)) == "assembly"


def test_the_board_is_as_of_its_day(now: Current) -> None:
    """Before the books were opened nothing is known of it."""
    with a_money_clerk() as clerk:
        an_open_estate(clerk)
        file = estate_file(clerk.session.connection(), now, "willow-garden", date(2023, 12, 31))

    assert (file.board, file.acts) == (None, None)


def test_a_committee_is_told_by_its_numbers(now: Current) -> None:
    """Seats, who sits by code, and its term; no name is among them."""
    with a_money_clerk() as clerk:
        hall = ElectionHall(clerk.session)
        hall.elects({"c-1": 9, "c-2": 8, "c-3": 7, "c-4": 6, "c-5": 6})
        declare(hall.desk(COUNTED_AT), hall.election)
        file = estate_file(clerk.session.connection(), now, "willow-garden", date(2025, 6, 1))

    assert file.committee is not None
    assert (file.committee.seats, file.committee.members) == (5, ("c-1", "c-2", "c-3", "c-4", "c-5"))
    assert not any(f"候选人{number}" in str(file) for number in range(1, 6))


def test_inspections_count_their_findings(connection: Connection, now: Current) -> None:
    """K001 was inspected once, with one finding that nobody has rectified; its tender is told."""
    file = estate_file(connection, now, "K001", now.as_of)
    [one] = file.inspections

    assert (one["kind"], one["score_milli"], one["findings"], one["open"]) == ("special", 91_500, 1, 1)
    assert [it["tender_id"] for it in file.tenders] == ["T-2024-001"]
    assert file.won == []
