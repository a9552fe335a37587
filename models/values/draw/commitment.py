"""The commitment (抽取承诺): what goes on record before the randomness exists, and whether a draw kept to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from models.errors import Problem, RefusedError
from models.values.draw.checking import plan_faults
from models.values.draw.plan import SUITE, DrawPlan, Stratum

__all__ = ["commitment_of", "differences"]

_REMEDY: Final = "Draw by what is on record, or void this draw and record a new commitment for a later lottery."


def commitment_of(plan: DrawPlan) -> dict[str, object]:
    """Return what goes on record before the randomness exists, as plain JSON values for `canonical`.

    The pool and the exclusions stand in it as hashes, so that a list of experts stays secret until the award.
    Raises RefusedError with every reason: those of the plan, or no source of the randomness.
    """
    problems = plan_faults(plan)
    if plan.source is None:
        what = "the commitment must say which lottery of which later day will decide"
        problems.append(Problem("source", what, "Name the source and its day."))
    if problems:
        raise RefusedError(problems)
    return _told(plan)


def differences(commitment: Mapping[str, object], plan: DrawPlan) -> list[Problem]:
    """Return everything in which the sound plan of a draw is not what was committed to; nothing where it kept to it.

    The parties of the plan hold the hashes of the codes that were used. Exclusions after the commitment are no part of
    a plan: `draw` refuses them unless the plan, and so the commitment, allows them.
    """
    on_record, done = dict(_leaves(commitment)), dict(_leaves(_told(plan)))
    return [
        Problem(f"commitment, {place}", f"{_said(on_record, place)} is on record, and {_said(done, place)} was used",
                _REMEDY)
        for place in dict.fromkeys([*on_record, *done])
        if on_record.get(place) != done.get(place)
    ]  # fmt: skip


def _told(plan: DrawPlan) -> dict[str, object]:
    return {
        "suite": SUITE,
        "namespace": plan.namespace,
        "count": plan.count,
        "substitutes": plan.substitutes,
        "smallest_ratio": plan.smallest_ratio,
        "pool": {"sha256": plan.pool_sha256, "labels": len(plan.pool), "tickets": sum(c.weight for c in plan.pool)},
        "strata": {stratum.name: _stratum(stratum) for stratum in plan.strata if stratum.name},
        "exclusions": {
            "sha256": plan.exclusions_sha256,
            "labels": len(plan.exclusions),
            "later": "with a reason" if plan.recusals_allowed else "none",
        },
        "source": plan.source.as_dict() if plan.source is not None else None,
        "parties": [{"party": party.name, "code_sha256": party.code_sha256} for party in plan.parties],
    }


def _stratum(stratum: Stratum) -> dict[str, object]:
    return {"labels": len(stratum.candidates), "tickets": stratum.tickets, "quota": stratum.quota}


def _leaves(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Give every single value with its place, as JSON: 1 and true and "1" are three different things."""
    match value:
        case dict() if value:
            for name, inner in value.items():
                yield from _leaves(inner, f"{place}.{name}" if place else str(name))
        case list() if value:
            for number, inner in enumerate(value, 1):
                yield from _leaves(inner, f"{place} {number}")
        case _:
            yield place, json.dumps(value, ensure_ascii=False)


def _said(leaves: Mapping[str, str], place: str) -> str:
    return leaves.get(place, "nothing")
