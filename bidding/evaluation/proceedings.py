"""An evaluation on record (评标过程): events that are only added to, and everything else derived from them.

What must stay secret until the award (Tender Law 37, 44) is the `sealed` part of an event: the record holds a
commitment to it, and `disclose` opens them all. docs/evaluation.md says what each move holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from bidding.evaluation.moves import EvaluationMove, EvaluationRole, EvaluationState
from bidding.evaluation.reading import read_tender
from bidding.evaluation.shapes import OpenedTender, Seat
from models.values.draw import Candidate, Drawn, DrawPlan, Party, Source, draw
from models.values.moments import moment_number, moment_text

__all__ = ["Event", "Proceeding", "plan_of", "plan_told"]

_AFTER: Final = {
    EvaluationMove.COMMIT: EvaluationState.COMMITTED,
    EvaluationMove.DRAW: EvaluationState.MARKING,
    EvaluationMove.OPEN_PRICES: EvaluationState.PRICED,
    EvaluationMove.CLOSE: EvaluationState.CLOSED,
    EvaluationMove.DISCLOSE: EvaluationState.DISCLOSED,
    EvaluationMove.VOID: EvaluationState.NEW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One fact: what was done, when it was recorded, by whom in which role.

    `by` is public, so a member of the panel acts as `panel` there; who it was stands in `sealed`.
    """

    move: EvaluationMove
    at: datetime
    by: str
    role: EvaluationRole
    content: Mapping[str, Any] = field(default_factory=dict)
    sealed: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Proceeding:
    """The evaluation of one lot by its events, in the order in which they were recorded."""

    tender_id: str
    lot_id: str
    events: tuple[Event, ...] = ()

    def with_event(self, event: Event) -> Proceeding:
        """Return it with one more event."""
        return Proceeding(self.tender_id, self.lot_id, (*self.events, event))

    @property
    def round(self) -> int:
        """Return how often it has begun, from 1 on: once more after each time it was voided."""
        return 1 + sum(one.move is EvaluationMove.VOID for one in self.events)

    @cached_property
    def current(self) -> tuple[Event, ...]:
        """Return the events since it was last voided; everything but the numbers of events is derived from these."""
        voided = [number for number, one in enumerate(self.events, 1) if one.move is EvaluationMove.VOID]
        return self.events[voided[-1] if voided else 0 :]

    def of(self, *moves: EvaluationMove) -> list[Event]:
        """Return the events of some moves."""
        return [one for one in self.current if one.move in moves]

    def sealed_of(self, *moves: EvaluationMove) -> list[Mapping[str, Any]]:
        """Return the sealed parts of the events of some moves."""
        return [one.sealed or {} for one in self.of(*moves)]

    @cached_property
    def state(self) -> EvaluationState:
        """Return where it stands, by the last event that changes it."""
        states = [_AFTER[one.move] for one in self.events if one.move in _AFTER]
        return states[-1] if states else EvaluationState.NEW

    @cached_property
    def head(self) -> Mapping[str, Any]:
        """Return the scheme and what the notice says beside it, as the keys of a tender file."""
        return dict(self.current[0].content["head"]) if self.current else {}

    @cached_property
    def plan(self) -> DrawPlan:
        """Return the plan of the draw that was committed to."""
        return plan_of(self.sealed_of(EvaluationMove.COMMIT)[0]["plan"])

    def drawn(self, recusals: Mapping[str, str]) -> Drawn:
        """Return the draw, without those who were recused. Raises RefusedError where nobody is left to step in."""
        told = self.sealed_of(EvaluationMove.DRAW)[0]
        return draw(self.plan, codes=told["codes"], randomness=told["randomness"], recusals=recusals)

    @cached_property
    def panel(self) -> tuple[Seat, ...]:
        """Return the seats: experts as drawn, representatives as named, and who stepped in for whom; none before."""
        if not self.of(EvaluationMove.DRAW):
            return ()
        named = self.sealed_of(EvaluationMove.COMMIT)[0]["representatives"]
        seats = [Seat(member=label, kind="expert") for label in self.drawn({}).labels]
        seats += [Seat(member=name, kind="representative") for name in named]
        recusals: dict[str, str] = {}
        for told in self.sealed_of(EvaluationMove.RECUSE):
            recusals[told["member"]] = told["reason"]
            seats = self._replaced(seats, told, recusals)
        return tuple(seats)

    def _replaced(self, seats: list[Seat], told: Mapping[str, Any], recusals: Mapping[str, str]) -> list[Seat]:
        """Return the seats with one member replaced: an expert by the draw, a representative by who is named."""
        kind = next(seat.kind for seat in seats if seat.member == told["member"])
        there = {seat.member for seat in seats}
        new = str(told.get("replacement") or "")
        if kind == "expert":
            experts = {label: recusals[label] for label in recusals if label in self._labels}
            new = next(label for label in self.drawn(experts).labels if label not in there)
        changes = {"replaced_by": new, "reason": told["reason"]}
        seats = [seat.model_copy(update=changes) if seat.member == told["member"] else seat for seat in seats]
        return [*seats, Seat(member=new, kind=kind)]

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(one.label for one in self.plan.pool)

    @cached_property
    def marks(self) -> tuple[Mapping[str, Any], ...]:
        """Return the marks as of now; a later one of the same member for the same takes the place of an earlier one."""
        found = {
            (told["member"], one["bid"], one["criterion"]): {"member": told["member"], **one}
            for told in self.sealed_of(EvaluationMove.MARK)
            for one in told["marks"]
        }
        return tuple(found.values())

    @cached_property
    def locks(self) -> tuple[Mapping[str, Any], ...]:
        """Return the locks that hold: of the same criteria the last one."""
        found = {
            tuple(one.content["criteria"]): {
                "criteria": one.content["criteria"], "at": moment_text(moment_number(one.at)),
                "sha256": (one.sealed or {})["sha256"],
            }
            for one in self.of(EvaluationMove.LOCK)
        }  # fmt: skip
        return tuple(found.values())

    @cached_property
    def accepted(self) -> Mapping[str, Mapping[str, Any]]:
        """Return what each member declared who accepted the seat, by member."""
        return {told["member"]: told for told in self.sealed_of(EvaluationMove.ACCEPT)}

    @cached_property
    def handed_in(self) -> frozenset[tuple[str, str]]:
        """Return the members with the criteria of which they handed their marks in, for good."""
        sheets = [told for told in self.sealed_of(EvaluationMove.MARK) if told.get("handed_in")]
        return frozenset((told["member"], one["criterion"]) for told in sheets for one in told["marks"])

    @cached_property
    def agreed(self) -> tuple[Mapping[str, Any], ...]:
        """Return what the panel agreed on; a later consensus on the same takes the place of an earlier one."""
        found = {
            (one["bid"], one["criterion"]): one
            for told in self.sealed_of(EvaluationMove.AGREE)
            for one in told["consensus"]
        }
        return tuple(found.values())

    @cached_property
    def signatures(self) -> Mapping[str, str | None]:
        """Return who signed the report, with what they hold against it, None for nothing."""
        return {told["member"]: told.get("dissent") for told in self.sealed_of(EvaluationMove.SIGN)}

    def admitted(self, file_sha256: str) -> frozenset[int]:
        """Return the pages of a technical part that somebody has looked at, and admitted for a reason on record."""
        told = [one.content for one in self.of(EvaluationMove.ADMIT)]
        return frozenset(page for one in told if one["file_sha256"] == file_sha256 for page in one["pages"])

    @property
    def sitting(self) -> tuple[str, ...]:
        """Return the members of now."""
        return tuple(seat.member for seat in self.panel if seat.replaced_by is None)

    def tender_json(self, tie: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return what has happened as a tender file; `tie` are the codes and randomness of a draw between equals."""
        priced = self.of(EvaluationMove.OPEN_PRICES)
        decided = self.sealed_of(EvaluationMove.DECIDE)
        rejected = [one for told in decided for one in told.get("rejected", ())]
        bids = [dict(one) for one in priced[0].content["bids"]] if priced else []
        for bid in bids:
            own = [
                {"ground": one["ground"], "reason": one["reason"]} for one in rejected if one["bid"] == bid["handle"]
            ]
            bid["rejected"] = own
        made = {
            **self.head,
            "bids": bids,
            "panel": [seat.model_dump(mode="json") for seat in self.panel],
            "marks": [*self.marks],
            "locks": [*self.locks],
            "consensus": [*self.agreed],
            "odd_marks": [one for told in decided for one in told.get("odd_marks", ())],
            "explanations": [one for told in decided for one in told.get("explanations", ())],
        }
        if priced:
            made["prices_opened_at"] = moment_text(moment_number(priced[0].at))
        return made | ({"tie": dict(tie)} if tie is not None else {})

    def tender(self, tie: Mapping[str, Any] | None = None) -> OpenedTender:
        """Return that file as it is read. Raises InputError where its parts do not fit."""
        return read_tender(json.dumps(self.tender_json(tie)).encode(), f"{self.tender_id} {self.lot_id}")


def plan_told(plan: DrawPlan) -> dict[str, Any]:
    """Return a plan as plain JSON values, to be sealed."""
    return {
        "namespace": plan.namespace,
        "pool": [[one.label, one.stratum] for one in plan.pool],
        "count": plan.count,
        "quotas": dict(plan.quotas),
        "substitutes": plan.substitutes,
        "exclusions": dict(plan.exclusions),
        "smallest_ratio": plan.smallest_ratio,
        "parties": [[one.name, one.code_sha256] for one in plan.parties],
        "source": plan.source.as_dict() if plan.source is not None else None,
        "salt": plan.salt,
    }


def plan_of(told: Mapping[str, Any]) -> DrawPlan:
    """Return the plan that `plan_told` told; recusals are always allowed for a panel."""
    source = told["source"]
    return DrawPlan(
        namespace=told["namespace"],
        pool=tuple(Candidate(label, 1, stratum) for label, stratum in told["pool"]),
        count=told["count"],
        quotas=told["quotas"],
        substitutes=told["substitutes"],
        exclusions=told["exclusions"],
        recusals_allowed=True,
        smallest_ratio=told["smallest_ratio"],
        parties=tuple(Party(name, hashed) for name, hashed in told["parties"]),
        source=None if source is None else Source.of(source),
        salt=told["salt"],
    )
