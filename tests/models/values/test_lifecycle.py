"""Lives as tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pytest

from models.errors import InputError, Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, order_refusals, role_refusals


class Door(StrEnum):
    """States of a door."""

    OPEN = "open"
    SHUT = "shut"
    WALLED = "walled"


class Do(StrEnum):
    """What may be done to it."""

    CLOSE = "close"
    OPEN = "open"
    WALL = "wall"


class Who(StrEnum):
    """Who comes to it."""

    OWNER = "owner"
    GUARD = "guard"
    GUEST = "guest"


def _unlocked(key: bool) -> Problem | None:  # noqa: FBT001 - the facts of this life are one
    return None if key else Problem("door, article 1", "it is locked", "Bring the key.")


def _dry(_key: bool) -> Problem | None:  # noqa: FBT001 - the facts of this life are one
    return Problem("door, article 2", "the paint is wet", "Wait.")


def _wet_twice(key: bool) -> list[Problem]:  # noqa: FBT001 - the facts of this life are one
    return [problem for problem in [_dry(key)] if problem is not None] * 2


_LIFE = Lifecycle(
    (
        Transition(Door.OPEN, Do.CLOSE, Door.SHUT),
        Transition(Door.SHUT, Do.OPEN, Door.OPEN, (_unlocked,)),
        Transition(Door.SHUT, Do.WALL, Door.WALLED, (_unlocked, _dry)),
    )
)


def test_a_move_leads_where_the_table_says() -> None:
    """Where every guard is content."""
    assert _LIFE.after(Door.SHUT, Do.OPEN, facts=True) is Door.OPEN


def test_a_refusal_lists_all_reasons() -> None:
    """Nobody learns of the second reason only after mending the first."""
    with pytest.raises(RefusedError) as caught:
        _LIFE.after(Door.SHUT, Do.WALL, facts=False)

    assert [problem.what for problem in caught.value.problems] == ["it is locked", "the paint is wet"]


def test_a_guard_may_give_several_reasons() -> None:
    """All of them are told, before those of the guards after it."""
    both: Lifecycle[Door, Do, bool] = Lifecycle((Transition(Door.SHUT, Do.WALL, Door.WALLED, (_wet_twice,)),))

    assert len(both.refusals(Door.SHUT, Do.WALL, facts=True)) == 2


def test_a_move_out_of_place_names_the_possible_ones() -> None:
    """And says so where there is none any more."""
    assert "Possible now: close." in str(_LIFE.refusals(Door.OPEN, Do.WALL, facts=True)[0])
    assert "at its end" in str(_LIFE.refusals(Door.WALLED, Do.OPEN, facts=True)[0])
    assert _LIFE.misplaced(Door.OPEN, Do.WALL) == _LIFE.refusals(Door.OPEN, Do.WALL, facts=True)
    assert _LIFE.misplaced(Door.SHUT, Do.WALL) == []


def test_a_table_says_one_thing() -> None:
    """Two lines with one source and one move would leave it to chance."""
    with pytest.raises(ValueError, match="same source and move"):
        Lifecycle((Transition(Door.OPEN, Do.CLOSE, Door.SHUT), Transition(Door.OPEN, Do.CLOSE, Door.WALLED)))


def test_the_diagram_is_the_table() -> None:
    """Every line of it, with its beginning and its end."""
    assert _LIFE.diagram() == (
        "stateDiagram-v2\n    [*] --> open\n    open --> shut: close\n    shut --> open: open\n"
        "    shut --> walled: wall\n    walled --> [*]\n"
    )


def test_the_state_is_what_the_moves_on_record_lead_to() -> None:
    """Their guards were asked when each came, and are not asked again."""
    assert _LIFE.reached([], "door 7") is Door.OPEN
    assert _LIFE.reached([Do.CLOSE, Do.OPEN, Do.CLOSE, Do.WALL], "door 7") is Door.WALLED


def test_moves_that_no_life_can_have_are_told() -> None:
    """Which step of whose life it is, and where it stood."""
    with pytest.raises(InputError, match="door 7: step 2, close, cannot follow while it is shut"):
        _LIFE.reached([Do.CLOSE, Do.CLOSE], "door 7")


def test_a_role_that_may_not_learns_which_may() -> None:
    """At the article that grants it where there is one, else at the move."""
    may = {Who.OWNER, Who.GUARD}

    assert role_refusals(Do.WALL, Who.GUARD, may) == []
    assert role_refusals(Do.WALL, Who.GUEST, may) == [
        Problem("wall", "this is not for the role guest", "It takes the role guard or owner.")
    ]
    assert role_refusals(Do.WALL, Who.GUEST, may, "door, article 3")[0].where == "door, article 3"


@dataclass(frozen=True)
class _Step:
    at: datetime


def test_nothing_happens_before_what_is_on_record() -> None:
    """At the moment of the last step or later anything may; before it, one is told to ask again."""
    noon = datetime(2024, 7, 1, 12, tzinfo=UTC)
    steps = [_Step(noon - timedelta(days=1)), _Step(noon)]

    assert order_refusals("wall", noon, steps) == order_refusals("wall", noon - timedelta(days=9), []) == []
    (problem,) = order_refusals("wall", noon - timedelta(seconds=1), steps)
    assert (problem.where, problem.remedy.partition(";")[0]) == ("wall", "Repeat it")
