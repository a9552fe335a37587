"""Property rooms in the register (RC-28)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from credit.renovation import PropertyRoom, law_for
from models.errors import InputError, RefusedError
from models.record import Clerk
from models.tables import Community
from tests.builders.money_register import a_money_clerk
from tests.builders.renovation import CODES
from web.register.renovation.rooms import give_up_room, old_estates, provide_room, rooms_of

_ROOM = PropertyRoom("a", "rented", date(2021, 6, 1))


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory with three estates, the last of which is new."""
    with a_money_clerk() as made:
        for key, year in (("a", 1996), ("b", 2004), ("c", 2015)):
            made.session.add(Community(community_id=key, name=key.upper(), subdistrict="Harbour", built_year=year))
        made.session.flush()
        yield made


def test_old_estates_without_a_room_come_first(clerk: Clerk) -> None:
    """New ones are left out; a room that was given up is none."""
    law = law_for(CODES["rongcheng"])
    provide_room(clerk, _ROOM, "S-3")

    assert [(one.community_id, one.room) for one in old_estates(clerk.session, law, date(2021, 10, 31))] == [
        ("b", None), ("a", _ROOM),
    ]  # fmt: skip
    give_up_room(clerk, "a", date(2021, 11, 30), "S-3")
    assert {one.room for one in old_estates(clerk.session, law, date(2021, 11, 30))} == {None}
    assert rooms_of(clerk.session, "a") == [PropertyRoom("a", "rented", date(2021, 6, 1), date(2021, 11, 30))]


def test_what_cannot_be_is_refused(clerk: Clerk) -> None:
    """A second room, a room that nobody has, and an estate that the register does not know."""
    provide_room(clerk, _ROOM, "S-3")

    with pytest.raises(RefusedError, match="has a room since"):
        provide_room(clerk, PropertyRoom("a", "owned", date(2021, 7, 1)), "S-3")
    with pytest.raises(RefusedError, match="no room on"):
        give_up_room(clerk, "b", date(2021, 7, 1), "S-3")
    with pytest.raises(InputError, match="knows no such estate"):
        provide_room(clerk, PropertyRoom("x", "owned", date(2021, 7, 1)), "S-3")
