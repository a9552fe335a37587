"""Leading groups in the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from credit.groups import Move, Terms
from models.errors import InputError, RefusedError
from models.tables import Community
from tests.builders.complaint_register import clerk_at, new_register
from web.register.standing.groups import add_step, districts_of, group_named, groups_kept, set_up

_CITY = Terms("rongcheng", "city", "", None, "荣政办〔2021〕3号")
_TASK = {"what": "摸底老旧电梯", "lead": "market", "until": "2024-12-31"}
_DAY = date(2024, 6, 1)


def test_groups_are_what_their_steps_say(tmp_path: Path) -> None:
    """Tasks get their numbers; each step is an act."""
    with clerk_at(new_register(tmp_path)) as clerk:
        set_up(clerk, "city", date(2024, 1, 15), "住建局", _CITY)
        add_step(clerk, "city", Move.TASK, _DAY, "住建局", _TASK)
        made = add_step(clerk, "city", Move.TASK, _DAY, "住建局", _TASK)

        assert [one.number for one in made.tasks] == [1, 2]
        assert groups_kept(clerk.session) == [group_named(clerk.session, "city")] == [made]
        assert [kind for kind, _, _ in clerk.entered] == ["group.set_up", "group.task", "group.task"]


def test_a_name_and_an_area_are_taken_once(tmp_path: Path) -> None:
    """By name, and by what the register says of subdistricts."""
    town = Terms("rongcheng", "town", "崖头街道", None, "崖街〔2024〕1号")
    with clerk_at(new_register(tmp_path)) as clerk:
        place = Community(community_id="K9", name="冬青园", district="东区", subdistrict="崖头街道")
        clerk.session.add(place)
        set_up(clerk, "town", date(2024, 1, 15), "街道", town)
        with pytest.raises(RefusedError, match="of this name"):
            set_up(clerk, "town", date(2024, 1, 15), "街道", town)
        with pytest.raises(RefusedError, match="the group town stands"):
            set_up(clerk, "town-2", date(2024, 1, 15), "街道", town)
        assert districts_of(clerk.session) == {"崖头街道": "东区"}


def test_an_unknown_group_is_a_wrong_call(tmp_path: Path) -> None:
    """With how to see those there are."""
    with clerk_at(new_register(tmp_path)) as clerk, pytest.raises(InputError, match="wuxin group show"):
        add_step(clerk, "moon", Move.TASK, _DAY, "住建局", _TASK)
