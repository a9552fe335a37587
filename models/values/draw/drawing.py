"""The draw (抽取): the first labels in the order of their tickets, stratum by stratum, and who stands in for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.errors import Problem, RefusedError
from models.values.draw.checking import plan_faults, recusal_faults, shortages
from models.values.draw.lotteries import result_faults
from models.values.draw.plan import SUITE, DrawPlan, Stratum, code_sha256
from models.values.draw.tickets import Ticket, chance_faults, pseudorandom_key, sorted_tickets

__all__ = ["Drawn", "DrawnStratum", "draw", "draw_faults"]


@dataclass(frozen=True, slots=True)
class DrawnStratum:
    """What was drawn from one stratum: the winning ticket of each label, in order.

    `skipped`: the first tickets of excluded labels that came before the last place was filled.
    """

    name: str
    quota: int
    drawn: tuple[Ticket, ...]
    substitutes: tuple[Ticket, ...]
    skipped: tuple[Ticket, ...]

    def as_dict(self) -> dict[str, object]:
        """Return it as plain JSON values."""
        parts = {"drawn": self.drawn, "substitutes": self.substitutes, "skipped": self.skipped}
        told = {name: [ticket.as_dict() for ticket in tickets] for name, tickets in parts.items()}
        return {"stratum": self.name, "quota": self.quota, **told}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw with everything that is needed to repeat it."""

    plan: DrawPlan
    codes: tuple[str, ...]
    randomness: str
    recusals: Mapping[str, str]
    strata: tuple[DrawnStratum, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels that were drawn, stratum by stratum."""
        return tuple(ticket.label for stratum in self.strata for ticket in stratum.drawn)

    @property
    def substitutes(self) -> tuple[str, ...]:
        """Return the substitutes, stratum by stratum, each in the order in which they step in."""
        return tuple(ticket.label for stratum in self.strata for ticket in stratum.substitutes)

    def as_dict(self) -> dict[str, object]:
        """Return plan, codes, randomness and results as plain JSON values, for the record and for a second program."""
        plan = self.plan
        return {
            "suite": SUITE,
            "namespace": plan.namespace,
            "count": plan.count,
            "substitutes": plan.substitutes,
            "smallest_ratio": plan.smallest_ratio,
            "pool": [{"label": one.label, "weight": one.weight, "stratum": one.stratum} for one in plan.pool],
            "pool_sha256": plan.pool_sha256,
            "salt": plan.salt,
            "quotas": dict(plan.quotas),
            "exclusions": dict(plan.exclusions),
            "recusals_allowed": plan.recusals_allowed,
            "recusals": dict(self.recusals),
            "parties": [
                {"party": party.name, "code": code, "code_sha256": party.code_sha256}
                for party, code in zip(plan.parties, self.codes, strict=True)
            ],
            "source": plan.source.as_dict() if plan.source is not None else None,
            "randomness": self.randomness,
            "drawn": list(self.labels),
            "strata": [stratum.as_dict() for stratum in self.strata],
        }


def draw(plan: DrawPlan, *, codes: Sequence[str], randomness: str, recusals: Mapping[str, str] | None = None) -> Drawn:
    """Draw by the plan (TRUST 3), from the codes in the order of its parties and the public randomness as text.

    Raises RefusedError with every reason: the plan's own, a code that is not the one on record, a result that is none
    of the source, recusals that the plan does not allow, or too few labels left.
    """
    recused = dict(recusals or {})
    problems = draw_faults(plan, codes=codes, randomness=randomness, recusals=recused)
    if problems:
        raise RefusedError(problems)
    key = pseudorandom_key(codes, randomness)
    barred = {*plan.exclusions, *recused}
    strata = tuple(_drawn(stratum, key, plan.namespace, barred) for stratum in plan.strata)
    return Drawn(plan, tuple(codes), randomness, recused, strata)


def draw_faults(
    plan: DrawPlan, *, codes: Sequence[str], randomness: str, recusals: Mapping[str, str], places: Sequence[str] = ()
) -> list[Problem]:
    """Return why `draw` would refuse, all of it; `places` says where each candidate stands, for the messages."""
    problems = [
        *plan_faults(plan, places),
        *chance_faults(codes, randomness),
        *_code_faults(plan, codes),
        *(result_faults(plan.source, randomness) if plan.source is not None else ()),
        *recusal_faults(plan, recusals),
    ]
    return problems or shortages(plan, {**plan.exclusions, **recusals})


def _code_faults(plan: DrawPlan, codes: Sequence[str]) -> list[Problem]:
    if len(codes) != len(plan.parties):
        what = f"there are {len(codes)} codes, and {len(plan.parties)} parties"
        return [Problem("codes", what, "Give the code of every party, in the order on record.")]
    return [
        Problem("codes", f"the code of {party.name!r} is not the one whose hash is on record",
                "Ask the party for the code that it hashed; blanks and capitals count.")
        for party, code in zip(plan.parties, codes, strict=True)
        if code_sha256(code) != party.code_sha256
    ]  # fmt: skip


def _drawn(stratum: Stratum, key: bytes, namespace: str, barred: set[str]) -> DrawnStratum:
    weights = {one.label: one.weight for one in stratum.candidates}
    taken: list[Ticket] = []
    skipped: list[Ticket] = []
    met: set[str] = set()
    for ticket in sorted_tickets(key, stratum.namespace(namespace), weights):
        if len(taken) == stratum.places:
            break
        if ticket.label not in met:
            met.add(ticket.label)
            (skipped if ticket.label in barred else taken).append(ticket)
    quota = stratum.quota
    return DrawnStratum(stratum.name, quota, tuple(taken[:quota]), tuple(taken[quota:]), tuple(skipped))
