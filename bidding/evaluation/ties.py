"""Draws between equal bids (同分抽签): codes are fixed on record before the lottery, and the close keeps to them.

Whoever could name the codes once the lottery is known could try them until the order suits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bidding.evaluation.evaluating import equal_bids
from bidding.evaluation.moves import EvaluationMove
from bidding.evaluation.proceedings import Event, Proceeding
from bidding.evaluation.ranking import tie_plan
from models.errors import Problem, RefusedError
from models.values.draw import Drawn, DrawPlan, Party, Source, commitment_of, differences
from models.values.draw.drawing import draw_faults
from models.values.moments import shanghai_date

__all__ = ["commitment_problems", "draw_problems", "undrawn", "undrawn_commitments"]


def undrawn(proceeding: Proceeding) -> list[DrawPlan]:
    """Return the draws that bids which are equal now need and that nothing was committed to; by rank, without codes.

    Raises RefusedError where the bids cannot be put in order yet, with every reason.
    """
    tender = proceeding.tender()
    plans = (tie_plan(tender, rank, handles) for rank, handles in equal_bids(tender).items())
    return [plan for plan in plans if _committed(proceeding, plan) is None]


def undrawn_commitments(
    proceeding: Proceeding, parties: Sequence[Party], source: Source
) -> list[dict[str, object]]:  # fmt: skip
    """Return what goes on record of them before the lottery. Raises RefusedError where there is none, or a bad plan."""
    plans = undrawn(proceeding)
    if not plans:
        what = "no bids are equal where it matters, but for those whose draw was committed to"
        raise RefusedError(Problem("tie", what, "Close the evaluation."))
    return [commitment_of(replace(plan, parties=tuple(parties), source=source)) for plan in plans]


def commitment_problems(proceeding: Proceeding, event: Event) -> Iterator[Problem]:
    """Yield why commitments may not go on record: a lottery that may be known, or draws of others than equal bids."""
    told: Sequence[Mapping[str, Any]] = event.content["commitments"]
    for day in sorted({str(one["source"]["day"]) for one in told}):
        if day <= _day(event).isoformat():
            yield Problem("tie", f"the result of {day} may be known already", "Name a lottery of a later day.")
    try:
        expected = undrawn_commitments(proceeding, _parties(told[0]), Source.of(told[0]["source"])) if told else None
    except RefusedError as error:
        yield from error.problems
        return
    if expected is None or [*told] != expected:
        yield Problem("tie", "these are not the draws between the bids that are equal", "Commit to those.")


def draw_problems(proceeding: Proceeding, event: Event, drawn: Sequence[Drawn]) -> Iterator[Problem]:
    """Yield why draws do not count at the close: no commitment before the lottery, or not what was committed to."""
    for one in drawn:
        committed = _committed(proceeding, one.plan)
        if committed is None:
            what = f"nothing shows that the codes for {one.plan.namespace} were fixed before the lottery"
            yield Problem("tie", what, "Commit to codes and a lottery first: wuxin evaluation commit-tie")
            continue
        source = Source.of(committed["source"])
        if source.day > _day(event):
            yield Problem("tie", f"the lottery that decides is held on {source.day}", "Draw with its result.")
        yield from _kept_to(committed, replace(one.plan, source=source), one)


def _kept_to(committed: Mapping[str, Any], plan: DrawPlan, drawn: Drawn) -> Iterator[Problem]:
    yield from differences(committed, plan)
    yield from draw_faults(plan, codes=drawn.codes, randomness=drawn.randomness, recusals={})


def _committed(proceeding: Proceeding, plan: DrawPlan) -> Mapping[str, Any] | None:
    """Return the first commitment to a draw of these bids at this rank: a second would be a second chance."""
    every = (one for event in proceeding.of(EvaluationMove.COMMIT_TIE) for one in event.content["commitments"])
    wanted = (plan.namespace, plan.pool_sha256)
    return next((one for one in every if (one["namespace"], one["pool"]["sha256"]) == wanted), None)


def _parties(commitment: Mapping[str, Any]) -> list[Party]:
    return [Party(one["party"], one["code_sha256"]) for one in commitment["parties"]]


def _day(event: Event) -> date:
    return shanghai_date(event.at)
