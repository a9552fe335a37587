"""Leading groups for tests: one of Rongcheng and one of a town, taken step by step."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from credit.groups import Group, Known, Move, Step, Terms, take

__all__ = ["AT", "CITY", "PLACES", "TOWN", "city_group", "entered", "group_of", "set_up_content"]

AT = datetime(2024, 12, 31, 4, tzinfo=UTC)
"""When everything is entered: a late day, so that most days of 2024 lie before it."""
CITY = Terms("rongcheng", "city", "", None, "荣政办〔2021〕3号")
TOWN = Terms("rongcheng", "town", "崖头街道", None, "崖街〔2024〕1号")
PLACES = ("崖头街道", "港湾街道")
_MET: dict[str, Any] = {
    "attended": ["housing", "towns/崖头街道"],
    "settled": ["Lifts older than 15 years"],
    "raised": [],
}
_TOLD: dict[Move, dict[str, Any]] = {
    Move.MET: _MET,
    Move.TASK: {"task": 1, "what": "List all lifts", "lead": "market", "until": "2024-06-30"},
    Move.REPORT: {"task": 1, "progress": "Half of them are listed"},
    Move.DONE: {"task": 1, "progress": "All are listed"},
    Move.END: {"reason": "Its work is the bureau's now"},
}


def set_up_content(terms: Terms = CITY, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - plain values
    """Return the content of setting up, some of it told otherwise."""
    return {**terms.as_content(), **told}


def entered(group: Group, move: str, on: str, known: Known | None = None, **told: Any) -> Group:  # noqa: ANN401
    """Return the group with a step entered that says what is usual, or what is told. Raises RefusedError."""
    content = {**(CITY.as_content() if move == "set_up" else _TOLD[Move(move)]), **told}
    step = Step(Move(move), date.fromisoformat(on), AT, "bureau", content)
    return take(group, step, known or Known(PLACES))


def group_of(terms: Terms, on: str = "2024-01-15", name: str = "g") -> Group:
    """Return a group that was set up."""
    return entered(Group(name), "set_up", on, **terms.as_content())


def city_group(*steps: tuple[str, str], on: str = "2024-01-15") -> Group:
    """Return the city's group with usual steps: move and day of each."""
    found = group_of(CITY, on)
    for move, day in steps:
        found = entered(found, move, day)
    return found
