"""What the steps of a project hold, move by move, strictly read: papers by digest, offices by code, nobody by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import Field, StrictBool, StrictInt, model_validator

from credit.renovation.moves import Move
from credit.rulebook.scalars import Code, Day, Shape
from credit.rulebook.validating import read_fields

__all__ = [
    "Accepted", "Answered", "Condition", "Finished", "Led", "Reasoned", "Rejected", "Reported", "ShownPlan", "Started",
    "Surveyed", "TakenIn", "details_of",
]  # fmt: skip

_SEE: Final = "See docs/renovation.md for what a step holds."
_Text = Annotated[str, Field(min_length=1, max_length=4000)]
_Short = Annotated[str, Field(min_length=1, max_length=200)]
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Count = Annotated[StrictInt, Field(ge=0, le=100_000)]
Condition = Literal["good", "worn", "missing"]
"""How a kind of facility is: in order, in need of repair, or not there. The last two make the list of works."""


class TakenIn(Shape):
    """入库: which estate, finished in which year, on what paper, and in which batch."""

    community_id: _Short
    subdistrict: _Short
    jurisdiction: Annotated[str, Field(pattern=r"^\d{6}$")]
    built_year: Annotated[StrictInt, Field(ge=1900, le=2100)] | None = None
    batch: _Short | None = None
    paper: _Short
    document: _Digest | None = None


class Surveyed(Shape):
    """摸底: the condition of each kind of facility, and whether the estate is open, without walls and gates."""

    conditions: Mapping[Code, Condition]
    open: StrictBool


class Led(Shape):
    """一个小区、一名领导、一个专班: the leading office, the post or staff number that leads, and the team's offices."""

    office: _Short
    leader: _Short
    team: Annotated[tuple[_Short, ...], Field(min_length=1)]


class ShownPlan(Shape):
    """方案公示: which works, from the first until the last day, and whether an open estate is closed, or why not."""

    works: Annotated[tuple[Code, ...], Field(min_length=1)]
    first: Day
    last: Day
    closes: StrictBool = False
    left_open: _Text | None = None
    document: _Digest

    @model_validator(mode="after")
    def _in_order(self) -> ShownPlan:
        if self.last < self.first:
            message = "the last day must not lie before the first"
            raise ValueError(message)
        return self


class Answered(Shape):
    """意见处理: how many objections to the plan came, and how many of them were answered."""

    received: _Count
    answered: _Count

    @model_validator(mode="after")
    def _no_more_than_came(self) -> Answered:
        if self.answered > self.received:
            message = "more were answered than came"
            raise ValueError(message)
        return self


class Started(Shape):
    """开工: until when the works are to be finished."""

    until: Day


class Reported(Shape):
    """进度: which works are done since the last report, and what stands in the way."""

    done: tuple[Code, ...] = ()
    difficulty: _Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Reported:
        if not self.done and self.difficulty is None:
            message = "a report names works that are done, or what stands in the way"
            raise ValueError(message)
        return self


class Finished(Shape):
    """完工: that all works are done; everything else is known."""


class Rejected(Shape):
    """验收不合格: what has to be done again or done better."""

    what: _Text


class Accepted(Shape):
    """验收: the digest of the paper of acceptance."""

    document: _Digest


class Reasoned(Shape):
    """Why a project is put off, goes on, or leaves the library."""

    reason: _Text


_SHAPES: Final[Mapping[Move, type[Shape]]] = {
    Move.TAKE_IN: TakenIn, Move.SURVEY: Surveyed, Move.LEAD: Led, Move.SHOW_PLAN: ShownPlan, Move.ANSWER: Answered,
    Move.START: Started, Move.REPORT: Reported, Move.FINISH: Finished, Move.REJECT: Rejected, Move.ACCEPT: Accepted,
    Move.PUT_OFF: Reasoned, Move.RESUME: Reasoned, Move.TAKE_OUT: Reasoned,
}  # fmt: skip


def details_of(move: Move, content: Mapping[str, Any]) -> Shape:
    """Return the details of a move. Raises InputError with every problem, by key."""
    return read_fields(_SHAPES[move], dict(content), str(move), _SEE)
