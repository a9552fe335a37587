"""Property rooms of old estates (RC-28)."""

from __future__ import annotations

from datetime import date

from credit.renovation import PropertyRoom, is_old, law_for
from credit.renovation.rooms import why_not_ended, why_not_provided
from tests.builders.renovation import CODES

DAY = date(2021, 10, 31)
ROOM = PropertyRoom("a", "rented", date(2021, 6, 1))


def test_an_estate_is_old_by_its_year_else_by_its_kind() -> None:
    """Rongcheng means those of 2004 or earlier; where no plan names a year, or none is known, the kind tells."""
    rongcheng, lishui = law_for(CODES["rongcheng"]), law_for(CODES["lishui"])

    assert [is_old(rongcheng, "commodity", year) for year in (2004, 2005, None)] == [True, False, False]
    assert [is_old(lishui, kind, 1990) for kind in ("old", "commodity")] == [True, False]


def test_an_estate_has_one_room_at_a_time() -> None:
    """The first is given up before the next is entered, and no day lies ahead."""
    again = PropertyRoom("a", "owned", date(2021, 7, 1))

    assert "has a room since 2021-06-01" in str(why_not_provided(again, [ROOM], DAY)[0])
    assert "has not come yet" in str(why_not_provided(again, [], date(2021, 6, 30))[0])
    assert "no room on 2021-06-01" in str(why_not_ended([ROOM], date(2021, 6, 1), DAY)[0])
    assert "has not come yet" in str(why_not_ended([ROOM], date(2021, 11, 1), DAY)[0])
    assert why_not_ended([ROOM], DAY, DAY) == []
    assert ROOM.holds(DAY)
