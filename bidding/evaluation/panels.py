"""Panels (评标委员会): how they are made up, drawn from a pool of experts, and kept secret until the award."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bidding.evaluation.rules import cite, panel_rule, rules
from bidding.evaluation.shapes import Seat
from models.errors import Problem
from models.values.draw import Candidate, Drawn, DrawPlan, Party, Source, commitment_of

__all__ = [
    "Expert",
    "PanelAsked",
    "exclusions_of",
    "panel_faults",
    "panel_plan",
    "seats_of",
    "timing_faults",
    "told_now",
]

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """Somebody in the pool (评标专家): a code for the person, the field, and the bodies the person has a stake in.

    `ties`: companies and bodies, by code, that the person works for, owns, or is family in.
    """

    id: str
    stratum: str = ""
    ties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelAsked:
    """What is fixed before the lottery: how many of each field, how many reserves, whose codes, and which lottery.

    `representatives` are those whom the procuring entity sends. `barred` are the bodies whose people may not sit:
    procuring entity, supervising authority, and those who are known to bid; `exclusions` are people by their code.
    """

    tender_id: str
    seats: int
    representatives: tuple[str, ...] = ()
    quotas: Mapping[str, int] = field(default_factory=dict)
    substitutes: int = 2
    barred: Mapping[str, str] = field(default_factory=dict)
    exclusions: Mapping[str, str] = field(default_factory=dict)
    parties: tuple[Party, ...]
    source: Source | None = None
    salt: str


def panel_faults(seats: Sequence[Seat], jurisdiction: str) -> list[Problem]:
    """Return what is wrong with the make-up of a panel; members who were replaced count no more."""
    sitting = [seat for seat in seats if seat.replaced_by is None]
    experts = sum(seat.kind == "expert" for seat in sitting)
    return [
        *_size_faults(len(sitting), experts, jurisdiction),
        *(
            Problem(f"panel, {seat.member}", "replaced without a reason", "Say why; the law knows only a few grounds.")
            for seat in seats
            if seat.replaced_by is not None and seat.reason is None
        ),
    ]


def _size_faults(size: int, experts: int, jurisdiction: str) -> Iterator[Problem]:
    rule = panel_rule(jurisdiction)
    law = cite(rule.basis)
    if size < rule.least or size % 2 == 0:
        what = f"{size} members; it takes an odd number of at least {rule.least} ({law})"
        yield Problem("panel", what, "Change how many there are.")
    if experts < rule.expert_share * size:
        least = -(-rule.expert_share.numerator * size // rule.expert_share.denominator)
        what = f"{experts} experts of {size} members; it takes at least {least} ({law})"
        yield Problem("panel", what, "Draw more experts, or send fewer representatives.")
    most = rule.most_representatives
    if most is not None and size - experts > most:
        what = f"{size - experts} representatives; at most {most} may sit ({law})"
        yield Problem("panel", what, "Draw experts for the other seats.")


def exclusions_of(pool: Sequence[Expert], barred: Mapping[str, str]) -> dict[str, str]:
    """Return who cannot be drawn, with the reason, for their ties to `barred` bodies (Tender Law art. 37)."""
    return {
        one.id: "; ".join(dict.fromkeys(barred[body] for body in sorted(one.ties & barred.keys())))
        for one in pool
        if one.ties & barred.keys()
    }


def panel_plan(asked: PanelAsked, pool: Sequence[Expert]) -> DrawPlan:
    """Return the plan of the draw of experts; `plan_faults` and `draw` say what is wrong with it.

    A pool under three times the seats is refused (`rules.yaml`). A recusal after the draw skips who is barred and moves
    nobody else; the reserves step in by their order. The salt keeps the list from being guessed from its hash.
    """
    return DrawPlan(
        namespace=f"{asked.tender_id}/panel",
        pool=tuple(Candidate(one.id, 1, one.stratum) for one in pool),
        count=asked.seats - len(asked.representatives),
        parties=asked.parties,
        quotas=asked.quotas,
        substitutes=asked.substitutes,
        exclusions={**exclusions_of(pool, asked.barred), **asked.exclusions},
        recusals_allowed=True,
        smallest_ratio=rules().pool_ratio.ratio,
        source=asked.source,
        salt=asked.salt,
    )


def timing_faults(drawn_at: datetime, opens_at: datetime, jurisdiction: str) -> list[Problem]:
    """Return why a panel may not be drawn at a moment: too long before opening, for a list that is known is sold."""
    rule = panel_rule(jurisdiction)
    earliest = opens_at - rule.earliest_hours * _HOUR
    if drawn_at >= earliest:
        return []
    what = f"it would be more than {rule.earliest_hours} hours before opening ({cite(rule.earliest_basis)})"
    return [Problem("panel", what, f"Draw from {earliest.isoformat()} on.")]


def seats_of(drawn: Drawn, representatives: Sequence[str] = ()) -> tuple[Seat, ...]:
    """Return the seats of a panel: the experts drawn, then the representatives of the procuring entity."""
    experts = tuple(Seat(member=label, kind="expert") for label in drawn.labels)
    return (*experts, *(Seat(member=name, kind="representative") for name in representatives))


def told_now(drawn: Drawn, *, awarded: bool, recused: Collection[str] = ()) -> dict[str, object]:
    """Return what the public may see of a draw: the commitment alone until the award (Tender Law art. 37), then all."""
    if not awarded:
        return {"commitment": commitment_of(drawn.plan)}
    return {"commitment": commitment_of(drawn.plan), "draw": drawn.as_dict(), "recused": sorted(recused)}
