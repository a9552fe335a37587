"""Lives as tables: from which state which move leads where, and what must hold first; read like the article behind it.

A state is never stored beside the facts: it is what the moves on record lead to. Every refusal lists all its reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from models.errors import InputError, Problem, RefusedError

__all__ = ["Guard", "Lifecycle", "Timed", "Transition", "order_refusals", "role_refusals"]


class Timed(Protocol):
    """What happened at a moment."""

    @property
    def at(self) -> datetime:
        """The moment."""


State = TypeVar("State", bound=StrEnum)
Move = TypeVar("Move", bound=StrEnum)
Facts = TypeVar("Facts")

Guard = Callable[[Facts], Problem | Sequence[Problem] | None]
"""Answers with a reason, its article and its remedy, or with several, or with nothing."""


@dataclass(frozen=True)  # no slots: Python 3.11 cannot make generic frozen slotted classes through an alias
class Transition(Generic[State, Move, Facts]):
    """One line of the table: in `source`, `move` leads to `target` where every guard answers with nothing."""

    source: State
    move: Move
    target: State
    guards: tuple[Guard[Facts], ...] = ()


class Lifecycle(Generic[State, Move, Facts]):
    """A life of something: its transitions, the first of which begins in its first state.

    Raises ValueError where two lines have the same source and move: then nobody could say where it leads.
    """

    def __init__(self, transitions: Iterable[Transition[State, Move, Facts]]) -> None:
        self.transitions = tuple(transitions)
        self._by_place = {(one.source, one.move): one for one in self.transitions}
        if len(self._by_place) < len(self.transitions):
            message = "two transitions have the same source and move"
            raise ValueError(message)
        self.first = self.transitions[0].source

    def moves(self, state: State) -> tuple[Move, ...]:
        """Return the moves that a state knows, whether or not their guards would let them pass."""
        return tuple(one.move for one in self.transitions if one.source is state)

    def reached(self, moves: Iterable[Move], whose: str) -> State:
        """Return the state that the moves on record lead to from the first one, whose guards were asked when each came.

        `whose`: what lives, in words. Raises InputError for moves that no life can have.
        """
        state = self.first
        for number, move in enumerate(moves, start=1):
            found = self._by_place.get((state, move))
            if found is None:
                what = f"step {number}, {move}, cannot follow while it is {state}"
                raise InputError(Problem(whose, what, "The record is damaged: wuxin log verify."))
            state = found.target
        return state

    def after(self, state: State, move: Move, facts: Facts) -> State:
        """Return the state that a move leads to. Raises RefusedError with every reason why it may not be made."""
        problems = self.refusals(state, move, facts)
        if problems:
            raise RefusedError(problems)
        return self._by_place[state, move].target

    def refusals(self, state: State, move: Move, facts: Facts) -> list[Problem]:
        """Return every reason why a move may not be made; none where it may."""
        found = self._by_place.get((state, move))
        if found is None:
            return self.misplaced(state, move)
        return [problem for guard in found.guards for problem in _reasons(guard(facts))]

    def misplaced(self, state: State, move: Move) -> list[Problem]:
        """Return why a state does not know a move; none where it does, whatever its guards would say."""
        if (state, move) in self._by_place:
            return []
        known = ", ".join(self.moves(state)) or "nothing: it is at its end"
        return [Problem(str(move), f"this cannot be done while it is {state}", f"Possible now: {known}.")]

    def diagram(self) -> str:
        """Return the table as a state diagram in Mermaid, for the pages that people review."""
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.first}", *self._lines()]) + "\n"

    def _lines(self) -> Iterator[str]:
        for one in self.transitions:
            yield f"    {one.source} --> {one.target}: {one.move}"
        sources = {one.source for one in self.transitions}
        for end in dict.fromkeys(one.target for one in self.transitions if one.target not in sources):
            yield f"    {end} --> [*]"


def role_refusals(move: StrEnum, role: StrEnum, granted: Collection[StrEnum], where: str = "") -> list[Problem]:
    """Return the reason why a role may not make a move; none where it is among those that may.

    `where`: the article that grants it, the move where there is none.
    """
    if role in granted:
        return []
    what = f"this is not for the role {role}"
    return [Problem(where or str(move), what, f"It takes the role {' or '.join(sorted(granted))}.")]


def order_refusals(where: str, at: datetime, steps: Sequence[Timed]) -> list[Problem]:
    """Return the reason why nothing may happen at a moment: a step on record is of a later one.

    Of two that are asked for at once the second waits for the first; asked again it is of a later moment.
    """
    if not steps or at >= steps[-1].at:
        return []
    what = "it would lie before the step on record"
    return [Problem(where, what, "Repeat it; where that does not help, check the clock.")]


def _reasons(answer: Problem | Sequence[Problem] | None) -> Sequence[Problem]:
    if answer is None:
        return ()
    return (answer,) if isinstance(answer, Problem) else answer
