"""The lists as they were published by law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session

from credit.standing.listing import Move
from models.tables import engine_for
from tests.builders.listed import Listed, listed_register
from tests.builders.packages import COMPANY
from web.register.public.lists import PublicLists, public_day, public_lists
from web.register.ratings.current import Current
from web.register.standing.listings import moved_listings


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Listed:
    """Return a register whose one listing was noticed, published on 9 July and lifted on 20 July 2024."""
    made = listed_register(tmp_path_factory.mktemp("listed"))
    made.published()
    made.does(Move.LIFT, "2024-07-20")
    return made


def _seen(register: Listed, day: str) -> PublicLists:
    engine = engine_for(register.url)
    with Session(engine) as session:
        found = public_lists(moved_listings(session), {COMPANY: "禾安"}, date.fromisoformat(day))
    engine.dispose()
    return found


def test_what_is_only_noticed_is_not_seen(register: Listed) -> None:
    """It is a proposal still."""
    assert _seen(register, "2024-07-01") == PublicLists([], frozenset())


def test_what_was_published_names_its_decision(register: Listed) -> None:
    """With its term, what can be done about it, and how it came about."""
    [one] = _seen(register, "2024-07-10").listings

    assert (one.company_id, one.kind, one.listed, one.published_on) == (COMPANY, "black", True, date(2024, 7, 9))
    assert (one.remedy, len(one.decision)) == ("open", 64)
    assert [move for _, move in one.history] == ["notify", "uphold", "publish"]


def test_what_is_settled_is_no_proposal(register: Listed) -> None:
    """A listing that was lifted stays in view as such; it is on no list and proposed for none."""
    before, after = _seen(register, "2024-07-19"), _seen(register, "2024-07-20")

    assert [set(lists.on()["black"]) for lists in (before, after)] == [{COMPANY}, set()]
    assert (after.listings[0].remedy, after.listings[0].ended_on) == ("lifted", date(2024, 7, 20))
    assert set(after.settled) == {1}


def test_a_simulated_city_is_shown_on_its_own_day(now: Current) -> None:
    """Years later its lists still stand as they stood when it was made; real ones follow the calendar."""
    assert public_day(now, date(2030, 1, 1)) == date(2024, 7, 1)
    assert public_day(replace(now, simulated=False), date(2030, 1, 1)) == date(2030, 1, 1)
