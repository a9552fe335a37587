"""An estate's assets (共有资产): what can be let, whose it is by which document, and its life from recorded facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from bidding.letting.law_shapes import LettingLaw
from bidding.revenue import MoneyRole
from models.errors import InputError, Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition

__all__ = [
    "ASSET_LIFE", "Asset", "AssetAttempt", "AssetFacts", "AssetMove", "AssetState", "AssetStep", "RecordOwner",
    "asset_state", "take_asset_step",
]  # fmt: skip


class RecordOwner(StrEnum):
    """Whose an asset is by the document (权属): only what all owners have in common is let for them."""

    ALL_OWNERS = "all_owners"
    COMMITTEE = "committee"
    DEVELOPER = "developer"
    UNIT = "unit"


class AssetMove(StrEnum):
    """What happens to an asset on record. That it is let or vacant follows from its leases."""

    REGISTER = "register"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


class AssetState(StrEnum):
    """Whether an asset is on the register."""

    UNKNOWN = "unknown"
    REGISTERED = "registered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class AssetFacts:
    """What is known of an asset: its kind, place, size, and owner by a document (its SHA-256).

    `area` is in hundredths of a square metre and `places` counts; the kind says which of the two. `unit` names the unit
    that it belongs to, where it is a unit's.
    """

    kind: str
    place: str
    area: int
    places: int
    owner: RecordOwner
    unit: str
    document: str

    def as_content(self) -> dict[str, Any]:
        """Return the facts as plain values with a canonical form."""
        return {
            "kind": self.kind, "place": self.place, "area": self.area, "places": self.places, "owner": str(self.owner),
            "unit": self.unit, "document": self.document,
        }  # fmt: skip

    @classmethod
    def from_content(cls, told: Mapping[str, Any]) -> AssetFacts:
        """Return the facts of the content of a step. Raises KeyError or ValueError for others."""
        sizes = int(told["area"]), int(told["places"])
        return cls(told["kind"], told["place"], *sizes, RecordOwner(told["owner"]), told["unit"], told["document"])


@dataclass(frozen=True, slots=True)
class AssetStep:
    """One step: on which day it happened, when it was recorded, by whom in which role; `content` names no person."""

    move: AssetMove
    on: date
    at: datetime
    by: str
    role: MoneyRole
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asset:
    """An asset of an estate with its steps in order, never changed."""

    id: str
    community_id: str
    steps: tuple[AssetStep, ...] = ()

    @property
    def facts(self) -> AssetFacts:
        """Return what is known of it now. Raises InputError for one that is not on the register."""
        told = [step for step in self.steps if step.move is not AssetMove.WITHDRAW]
        if not told:
            raise InputError(Problem(f"asset {self.id}", "it is not on the register", "Run: wuxin asset register"))
        return AssetFacts.from_content(told[-1].content)

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the SHA-256 of each document that ever said whose it is, the newest first."""
        return tuple(
            dict.fromkeys(step.content["document"] for step in reversed(self.steps) if "document" in step.content)
        )


@dataclass(frozen=True, slots=True)
class AssetAttempt:
    """A step that somebody wants to take; `let_until`: the day until which it is let, None where it is vacant."""

    asset: Asset
    step: AssetStep
    law: LettingLaw
    let_until: date | None = None


def _facts_are_whole(attempt: AssetAttempt) -> list[Problem]:
    """Refuse facts that do not say what it is, how large, or whose by which document."""
    facts, law = AssetFacts.from_content(attempt.step.content), attempt.law
    kind = law.kinds.get(facts.kind)
    if kind is None:
        return [Problem("kind", f"the law knows no kind {facts.kind!r}", f"Kinds are {', '.join(law.kinds)}.")]
    size, other = (facts.area, facts.places) if kind.measure == "area" else (facts.places, facts.area)
    of_unit = facts.owner is RecordOwner.UNIT
    checks = (
        (size <= 0 or other != 0, kind.measure, f"a {facts.kind} is told by its {kind.measure} alone", "Give it."),
        (not facts.place.strip(), "place", "it does not say where it is", "Give its place in the estate."),
        (not facts.document, "document", "no document says whose it is", "Attach the deed, plan or decision."),
        (of_unit != bool(facts.unit), "unit", "what is a unit's, and only that, names the unit", "Name it with --unit"),
    )
    return [Problem(where, what, remedy) for wrong, where, what, remedy in checks if wrong]


def _reason_is_given(attempt: AssetAttempt) -> Problem | None:
    """Refuse to correct or withdraw without saying why."""
    if str(attempt.step.content.get("reason", "")).strip():
        return None
    return Problem(str(attempt.step.move), "no reason is given", "Give it with: --reason")


def _is_vacant(attempt: AssetAttempt) -> Problem | None:
    """Refuse to take from the register what somebody rents."""
    if attempt.let_until is None:
        return None
    what = f"it is let until {attempt.let_until}"
    return Problem(f"asset {attempt.asset.id}", what, "Withdraw it when the lease has ended: wuxin lease end")


_T = Transition[AssetState, AssetMove, AssetAttempt]
_CORRECT: Final = (_facts_are_whole, _reason_is_given)
ASSET_LIFE: Final = Lifecycle[AssetState, AssetMove, AssetAttempt]((
    _T(AssetState.UNKNOWN, AssetMove.REGISTER, AssetState.REGISTERED, (_facts_are_whole,)),
    _T(AssetState.REGISTERED, AssetMove.CORRECT, AssetState.REGISTERED, _CORRECT),
    _T(AssetState.REGISTERED, AssetMove.WITHDRAW, AssetState.WITHDRAWN, (_reason_is_given, _is_vacant)),
))  # fmt: skip
_TARGETS: Final = {one.move: one.target for one in ASSET_LIFE.transitions}
_KEEPERS: Final = frozenset({
    MoneyRole.COMPANY, MoneyRole.COMMITTEE, MoneyRole.MANAGEMENT_COMMITTEE, MoneyRole.SUBDISTRICT,
})  # fmt: skip
"""Who keeps the register: whoever serves the estate, acts for its owners, or supervises both."""


def asset_state(asset: Asset) -> AssetState:
    """Return whether it is on the register."""
    return _TARGETS[asset.steps[-1].move] if asset.steps else ASSET_LIFE.first


def take_asset_step(attempt: AssetAttempt) -> Asset:
    """Return the asset with the step taken. Raises RefusedError with every reason why it may not be."""
    if problems := list(_refusals(attempt)):
        raise RefusedError(problems)
    return replace(attempt.asset, steps=(*attempt.asset.steps, attempt.step))


def _refusals(attempt: AssetAttempt) -> Iterator[Problem]:
    asset, step = attempt.asset, attempt.step
    if step.role not in _KEEPERS:
        what = f"the register is not kept by the role {step.role}"
        yield Problem(str(step.move), what, f"It takes the role {' or '.join(sorted(_KEEPERS))}.")
    yield from ASSET_LIFE.refusals(asset_state(asset), step.move, attempt)
    if asset.steps and step.on < asset.steps[-1].on:
        yield Problem(str(step.move), "it would lie before the step on record", "Check its day.")
