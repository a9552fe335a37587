"""A draw again from its record: what `Drawn.as_dict` told is read back, drawn anew, and held against what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from models.errors import InputError, Problem
from models.values.draw.drawing import Drawn, draw
from models.values.draw.lotteries import Source
from models.values.draw.plan import SUITE, Candidate, DrawPlan, Party

__all__ = ["drawn_again", "plan_from", "record_faults"]

_REMEDY: Final = "Take the record of the draw whole, as `wuxin draw --json` or the sheet gives it."
_TOLD: Final = ("pool_sha256", "drawn", "strata")
"""What follows from the rest, and so has to come out again."""


def plan_from(record: Mapping[str, Any]) -> DrawPlan:
    """Return the plan of a record. Raises InputError where it has another form."""
    try:
        if record["suite"] != SUITE:
            raise InputError(Problem("suite", f"{record['suite']!r} is none that is known here", f"Known: {SUITE}."))
        source = record["source"]
        return DrawPlan(
            namespace=str(record["namespace"]), count=int(record["count"]), substitutes=int(record["substitutes"]),
            pool=tuple(Candidate(str(one["label"]), int(one["weight"]), str(one["stratum"])) for one in record["pool"]),
            parties=tuple(Party(str(one["party"]), str(one["code_sha256"])) for one in record["parties"]),
            quotas={str(name): int(quota) for name, quota in record["quotas"].items()},
            exclusions=dict(record["exclusions"]), recusals_allowed=bool(record["recusals_allowed"]),
            smallest_ratio=int(record["smallest_ratio"]), salt=str(record["salt"]),
            source=None if source is None else Source.of(source),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(Problem("draw", f"it cannot be read: {type(error).__name__} {error}", _REMEDY)) from None


def drawn_again(record: Mapping[str, Any]) -> Drawn:
    """Return what comes out of the record's own pool, codes and randomness.

    Raises InputError for another form, RefusedError with every reason why there is no such draw.
    """
    plan = plan_from(record)
    try:
        codes = [str(one["code"]) for one in record["parties"]]
        recusals = {str(label): str(why) for label, why in record["recusals"].items()}
        randomness = str(record["randomness"])
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(Problem("draw", f"it cannot be read: {type(error).__name__} {error}", _REMEDY)) from None
    return draw(plan, codes=codes, randomness=randomness, recusals=recusals)


def record_faults(record: Mapping[str, Any], drawn: Drawn) -> list[Problem]:
    """Return where a record says something else than what was drawn again; nothing where it holds."""
    again = drawn.as_dict()
    return [
        Problem(name, "what comes out is not what the record says", "Do not rely on it; ask who drew for the record.")
        for name in _TOLD
        if record.get(name) != again[name]
    ]
