"""What may be done next with a listing, by whom, by which article, and what still stands against it today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from credit.rulebook.shapes import Basis
from credit.standing.attempts import (
    Attempt,
    basis_stands,
    measures_are_lawful,
    objection_is_answered,
    persons_may_be_named,
    signed_by_an_official,
)
from credit.standing.law_shapes import ListLaw
from credit.standing.life import GRANTS, LISTING_LIFE, state_after_steps, state_on
from credit.standing.listing import Move, Role
from models.errors import Problem

__all__ = ["DECISIONS", "NextMove", "article_of", "next_moves", "standing_against"]

DECISIONS: Final = (Move.UPHOLD, Move.DROP, Move.CONFIRM, Move.REFUSE_REPAIR, Move.LIFT)
"""Moves that the head decides and signs."""

_ARTICLES: Final[Mapping[Move, Callable[[ListLaw], Basis]]] = {
    Move.NOTIFY: lambda law: law.notice.basis,
    Move.OBJECT: lambda law: law.objection.decide.basis,
    Move.HEAR: lambda law: law.notice.basis,
    Move.EXTEND: lambda law: (law.objection.extended or law.objection.decide).basis,
    Move.UPHOLD: lambda law: law.decision.basis,
    Move.DROP: lambda law: law.decision.basis,
    Move.PUBLISH: lambda law: law.publication.basis,
    Move.CONFIRM: lambda law: law.objection.decide.basis,
    Move.ASK_REPAIR: lambda law: law.repair.asked.basis,
    Move.REFUSE_REPAIR: lambda law: law.repair.decide.basis,
    Move.LIFT: lambda law: law.removal.basis,
    Move.EXPIRE: lambda law: law.removal.basis,
}
_OF_THE_PAPER: Final = frozenset({
    signed_by_an_official, basis_stands, measures_are_lawful, objection_is_answered, persons_may_be_named,
})  # fmt: skip
"""Guards that read what is handed in with the step; before there is a step they say nothing."""


@dataclass(frozen=True, slots=True)
class NextMove:
    """A move that the state knows: who makes it, the article it rests on, and every reason why not today."""

    move: Move
    roles: frozenset[Role]
    basis: Basis
    problems: tuple[Problem, ...]

    @property
    def is_decision(self) -> bool:
        """Return whether the head decides and signs it."""
        return self.move in DECISIONS


def article_of(move: Move, law: ListLaw) -> Basis:
    """Return where the law speaks of a move."""
    return _ARTICLES[move](law)


def next_moves(asked: Attempt) -> list[NextMove]:
    """Return the moves that are known while the listing stands as it does on the day of the attempt's step.

    Of the step only day and moment count; a listing whose term is over knows only that this be recorded.
    """
    state = state_after_steps(asked.listing)
    goes_on = state_on(asked.listing, asked.step.day) is state
    return [
        NextMove(one.move, GRANTS[one.move], article_of(one.move, asked.law), tuple(standing_against(asked, one.move)))
        for one in LISTING_LIFE.transitions
        if one.source is state and (goes_on or one.move is Move.EXPIRE)
    ]


def standing_against(asked: Attempt, move: Move) -> list[Problem]:
    """Return every reason that needs no paper why a move may not be made on the day of the attempt's step."""
    state = state_after_steps(asked.listing)
    tried = replace(asked, step=replace(asked.step, move=move))
    line = next((one for one in LISTING_LIFE.transitions if (one.source, one.move) == (state, move)), None)
    if line is None:
        return LISTING_LIFE.refusals(state, move, tried)
    answers = [guard(tried) for guard in line.guards if guard not in _OF_THE_PAPER]
    return [one for one in answers if isinstance(one, Problem)]
