"""The life of a listing: the table, who may make which move, and the state that the steps lead to on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from credit.standing.attempts import (
    Attempt,
    basis_stands,
    blacklist_is_open,
    facts_are_new,
    hearing_was_held,
    may_be_extended,
    may_be_repaired,
    measures_are_lawful,
    objection_is_answered,
    period_is_over,
    persons_may_be_named,
    signed_by_an_official,
    term_is_over,
    term_runs,
)  # fmt: skip
from credit.standing.listing import Listing, Move, Role, State
from models.errors import RefusedError
from models.values.lifecycle import Lifecycle, Transition, order_refusals, role_refusals

__all__ = [
    "GRANTS", "LISTING_LIFE", "ON_THE_LIST", "grants_matrix", "is_listed",
    "state_after_steps", "state_on", "take", "term_of",
]  # fmt: skip

_T = Transition[State, Move, Attempt]
_SIGNED: Final = (signed_by_an_official, basis_stands)
_UPHOLD: Final = (*_SIGNED, facts_are_new, measures_are_lawful)
_PUBLISH: Final = (blacklist_is_open, facts_are_new, term_runs, persons_may_be_named)

LISTING_LIFE: Final = Lifecycle[State, Move, Attempt]((
    _T(State.PROPOSED, Move.NOTIFY, State.NOTIFIED, (blacklist_is_open, facts_are_new)),
    _T(State.NOTIFIED, Move.OBJECT, State.OBJECTED),
    _T(State.NOTIFIED, Move.HEAR, State.NOTIFIED),
    _T(State.NOTIFIED, Move.UPHOLD, State.UPHELD, (*_UPHOLD, period_is_over)),
    _T(State.NOTIFIED, Move.DROP, State.DROPPED, _SIGNED),
    _T(State.OBJECTED, Move.HEAR, State.OBJECTED),
    _T(State.OBJECTED, Move.EXTEND, State.OBJECTED, (may_be_extended,)),
    _T(State.OBJECTED, Move.UPHOLD, State.UPHELD, (*_UPHOLD, objection_is_answered, hearing_was_held)),
    _T(State.OBJECTED, Move.DROP, State.DROPPED, (*_SIGNED, objection_is_answered)),
    _T(State.UPHELD, Move.PUBLISH, State.PUBLISHED, _PUBLISH),
    _T(State.UPHELD, Move.DROP, State.DROPPED, _SIGNED),
    _T(State.PUBLISHED, Move.OBJECT, State.CONTESTED, (term_runs,)),
    _T(State.PUBLISHED, Move.ASK_REPAIR, State.REPAIRING, (term_runs, may_be_repaired)),
    _T(State.PUBLISHED, Move.LIFT, State.LIFTED, (*_SIGNED, term_runs)),
    _T(State.PUBLISHED, Move.EXPIRE, State.EXPIRED, (term_is_over,)),
    _T(State.CONTESTED, Move.EXTEND, State.CONTESTED, (may_be_extended,)),
    _T(State.CONTESTED, Move.CONFIRM, State.PUBLISHED, (*_SIGNED, objection_is_answered)),
    _T(State.CONTESTED, Move.LIFT, State.LIFTED, (*_SIGNED, objection_is_answered)),
    _T(State.CONTESTED, Move.EXPIRE, State.EXPIRED, (term_is_over,)),
    _T(State.REPAIRING, Move.REFUSE_REPAIR, State.PUBLISHED, _SIGNED),
    _T(State.REPAIRING, Move.LIFT, State.LIFTED, _SIGNED),
    _T(State.REPAIRING, Move.EXPIRE, State.EXPIRED, (term_is_over,)),
))  # fmt: skip

ON_THE_LIST: Final = frozenset({State.PUBLISHED, State.CONTESTED, State.REPAIRING})
"""States in which a company is on the list, as long as its term runs."""

GRANTS: Final[Mapping[Move, frozenset[Role]]] = MappingProxyType({
    Move.NOTIFY: frozenset({Role.OFFICER}),
    Move.OBJECT: frozenset({Role.COMPANY}),
    Move.HEAR: frozenset({Role.OFFICER}),
    Move.EXTEND: frozenset({Role.HEAD}),
    Move.UPHOLD: frozenset({Role.HEAD}),
    Move.DROP: frozenset({Role.HEAD}),
    Move.PUBLISH: frozenset({Role.OFFICER}),
    Move.CONFIRM: frozenset({Role.HEAD}),
    Move.ASK_REPAIR: frozenset({Role.COMPANY}),
    Move.REFUSE_REPAIR: frozenset({Role.HEAD}),
    Move.LIFT: frozenset({Role.HEAD}),
    Move.EXPIRE: frozenset({Role.OFFICER, Role.SYSTEM}),
})  # fmt: skip
"""Who may make which move; nobody else may."""


def grants_matrix() -> str:
    """Return the grants as the table that people review: moves down, roles across."""
    heads = [*Role]
    lines = [f"{'':<14}{''.join(f'{role:<9}' for role in heads)}".rstrip()]
    for move, granted in GRANTS.items():
        cells = "".join(f"{'yes' if role in granted else '.':<9}" for role in heads)
        lines.append(f"{move:<14}{cells}".rstrip())
    return "\n".join(lines) + "\n"


def state_on(listing: Listing, day: date) -> State:
    """Return the state on a day: what the steps lead to, and expired as soon as a published term is over.

    Raises InputError for steps that no life can have.
    """
    state = state_after_steps(listing)
    ends_on = listing.decided_end
    return State.EXPIRED if state in ON_THE_LIST and ends_on is not None and ends_on <= day else state


def state_after_steps(listing: Listing) -> State:
    """Return where the steps lead to, whatever day it is. Raises InputError for steps that no life can have."""
    return LISTING_LIFE.reached((step.move for step in listing.steps), f"listing {listing.number}")


def is_listed(listing: Listing, day: date) -> bool:
    """Return whether the company is on the list on a day by the steps taken up to and on that day."""
    known = Listing(
        listing.number, listing.facts, listing.starts_on, listing.ends_on,
        tuple(step for step in listing.steps if step.day <= day),
    )  # fmt: skip
    return state_on(known, day) in ON_THE_LIST


def term_of(listing: Listing) -> tuple[date | None, date | None]:
    """Return from when (None: not published) until when (None: no end) the listing stands, as it was decided."""
    published = listing.last(Move.PUBLISH)
    return (None if published is None else published[1].day), listing.decided_end


def take(attempt: Attempt) -> Listing:
    """Return the listing with the step taken. Raises RefusedError with every reason why it may not be."""
    listing, step = attempt.listing, attempt.step
    problems = role_refusals(step.move, step.role, GRANTS[step.move])
    problems += LISTING_LIFE.refusals(state_after_steps(listing), step.move, attempt)
    problems += order_refusals(str(step.move), step.at, listing.steps)
    if problems:
        raise RefusedError(problems)
    return listing.with_step(step)
