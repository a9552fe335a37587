"""Who is elected (当选): the candidates with the majority, ranked, at most as many as there are seats; ties are drawn.

A candidate needs what any ordinary matter needs (Civil Code art. 278): enough owners taking part, and more than half of
those by floor area and by persons. The result depends on the counts alone, never on the order of ballots or candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bidding.owners.elections import Election, ElectionMove
from bidding.owners.votes import Vote, VoteMove
from models.errors import Problem, RefusedError
from models.values.draw import Candidate, Drawn, DrawPlan, Party, Source, draw
from models.values.draw.records import drawn_again

__all__ = [
    "Places",
    "Standing",
    "draw_tie",
    "drawn_order",
    "open_ties",
    "placed",
    "places_of",
    "standings_of",
    "tie_plan",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands behind a candidate: floor area in hundredths of a square metre, persons; and whether it is enough."""

    candidate: str
    area: int
    persons: int
    enough: bool

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"candidate": self.candidate, "area": self.area, "persons": self.persons, "enough": self.enough}


@dataclass(frozen=True, slots=True)
class Places:
    """Who takes the seats, who follows as alternates, in rank; and the equal ones whom only a draw puts in order."""

    members: tuple[str, ...]
    alternates: tuple[str, ...]
    ties: tuple[tuple[str, ...], ...] = ()


def standings_of(vote: Vote, candidates: Iterable[str]) -> tuple[Standing, ...]:
    """Return what the count on record says of candidates, by code. Raises RefusedError before the vote is counted."""
    counted = next((step for step in vote.steps if step.move is VoteMove.COUNT), None)
    if counted is None:
        raise RefusedError(Problem(f"vote {vote.id}", "it is not counted yet", "Count it once its window is over."))
    return tuple(_standing(code, counted.details["outcomes"][code]) for code in sorted(candidates))


def _standing(code: str, outcome: Mapping[str, Any]) -> Standing:
    behind = outcome["votes"].get("for", {"area": 0, "persons": 0})
    return Standing(code, behind["area"], behind["persons"], outcome["passed"])


def placed(standings: Iterable[Standing], seats: int, alternates: int, order: Sequence[str] = ()) -> Places:
    """Return who takes which place. `order` puts equal candidates in order, where they were drawn.

    Ranked by persons, then by area (`ElectionLaw.ranked`). Equal ones are a tie where it matters: where they begin
    within the places and do not all fit into the seats.
    """
    enough = sorted((one for one in standings if one.enough), key=_key)
    places, ranked, ties = seats + alternates, list[str](), list[tuple[str, ...]]()
    drawn = {code: number for number, code in enumerate(order)}
    for _, group in groupby(enough, key=lambda one: (one.persons, one.area)):
        alike = [one.candidate for one in group]
        if len(alike) > 1 and len(ranked) < places and len(ranked) + len(alike) > seats:
            if not drawn.keys() >= {*alike}:
                ties.append(tuple(alike))
            alike.sort(key=lambda code: (drawn.get(code, 0), code))
        ranked += alike
    return Places(tuple(ranked[:seats]), tuple(ranked[seats:places]), tuple(ties))


def places_of(election: Election) -> Places:
    """Return the places by what is on record: the count, who stood down since, and the draw where there was one."""
    counted, terms = election.last(ElectionMove.COUNT), election.terms
    if counted is None or terms is None:
        return Places((), ())
    standings = [Standing(**one) for one in counted.details["standings"]]
    return placed(standings, terms.seats, terms.alternates, drawn_order(election))


def open_ties(election: Election) -> tuple[tuple[str, ...], ...]:
    """Return the ties that no draw has put in order yet."""
    return places_of(election).ties


def drawn_order(election: Election) -> tuple[str, ...]:
    """Return the order that was drawn; empty before."""
    step = election.last(ElectionMove.DRAW)
    return () if step is None else drawn_again(step.details["draw"]).labels


def tie_plan(election: Election, parties: Sequence[Party], source: Source | None = None) -> DrawPlan:
    """Return the plan of the one draw that puts all equal candidates in order; its namespace names the election."""
    pool = tuple(Candidate(code) for code in sorted(code for tie in open_ties(election) for code in tie))
    return DrawPlan(
        namespace=f"election/{election.id}/tie", pool=pool, count=len(pool), parties=tuple(parties), source=source
    )  # fmt: skip


def draw_tie(election: Election, codes: Sequence[tuple[str, str]], randomness: str, source: Source) -> Drawn:
    """Return the draw of the ties from each party's (name, code) and the lottery. Raises RefusedError as `draw`."""
    plan = tie_plan(election, [Party.of(name, code) for name, code in codes], source)
    return draw(plan, codes=[code for _, code in codes], randomness=randomness)


def _key(one: Standing) -> tuple[int, int, str]:
    return (-one.persons, -one.area, one.candidate)
