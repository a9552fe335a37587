"""How an estate is served on a day (服务状况): by its company's contract, else by the mode that its town recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bidding.modes.events import ModeEvent, ModeMove, running
from bidding.modes.law_shapes import Basic, EstateKind, ServiceMode

__all__ = ["Served", "Serving", "served_on"]

_BASICS: Final = frozenset(Basic)


@dataclass(frozen=True, slots=True)
class Serving:
    """在管企业: a company that serves the estate by contract, or by the evidence, and since when."""

    company_id: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Served:
    """服务状况: what an estate is and how it is served on a day.

    `kind` is None where neither town nor evidence says it; `described_on` is the day of the town's word. `mode` is None
    where nobody serves; `by` is the company's id or the body that gives the service. `idle`: a recorded mode that was
    never ended although a company serves. `ran_out`: the last mode, whose term is over and which nobody ended.
    """

    kind: EstateKind | None
    traits: Mapping[str, str]
    described_on: date | None = None
    mode: ServiceMode | None = None
    since: date | None = None
    until: date | None = None
    by: str | None = None
    basics: frozenset[Basic] = frozenset()
    idle: ModeEvent | None = None
    ran_out: ModeEvent | None = None


def served_on(
    events: Sequence[ModeEvent], day: date, company: Serving | None = None, kind: str | None = None
) -> Served:  # fmt: skip
    """Return how an estate is served on a day.

    `company`: who serves by contract then; it comes before any recorded mode. `kind`: what the evidence says of it.
    """
    known = [one for one in events if one.on <= day]
    told = next((one for one in reversed(known) if one.move is ModeMove.DESCRIBE), None)
    recorded = running(known, day)
    own = _kind(kind if told is None else str(told.details["kind"]))
    traits = {} if told is None else told.details.get("traits", {})
    described = None if told is None else told.on
    if company is not None:
        return Served(
            own, traits, described, ServiceMode.PROFESSIONAL, company.since, None, company.company_id, _BASICS, recorded
        )
    if recorded is None:
        return Served(own, traits, described, ran_out=_ran_out(known))
    return Served(
        own, traits, described, recorded.mode, recorded.on, recorded.until, recorded.details.get("provider"),
        recorded.basics,
    )  # fmt: skip


def _kind(word: str | None) -> EstateKind | None:
    return next((one for one in EstateKind if one == word), None)


def _ran_out(known: Sequence[ModeEvent]) -> ModeEvent | None:
    last = next((one for one in reversed(known) if one.move is not ModeMove.DESCRIBE), None)
    return last if last is not None and last.move is ModeMove.BEGIN else None
