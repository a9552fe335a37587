"""The double-random draw (双随机): one plan for communities, one for inspectors, and who goes where by the same order.

Both are draws of `models.values.draw`; anybody repeats them with `wuxin draw` or the verifier page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from credit.inspections.risk import Weighed
from models.errors import Problem, RefusedError
from models.values.draw import Candidate, Drawn, DrawPlan, Party, Source

__all__ = ["Asked", "assigned", "plan_from", "plan_told", "plans", "quotas"]

_NOWHERE = "unknown"
"""The stratum of communities without a district."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How many communities and inspectors are drawn, with how many inspectors standing by, and from what chance."""

    targets: int
    inspectors: int
    substitutes: int
    parties: tuple[Party, ...]
    source: Source
    exclusions: Mapping[str, str] = field(default_factory=dict)
    excluded_inspectors: Mapping[str, str] = field(default_factory=dict)


def plans(campaign: str, pool: Sequence[Weighed], inspectors: Sequence[str], asked: Asked) -> tuple[DrawPlan, DrawPlan]:
    """Return the plan for communities, by district, and the plan for inspectors; nothing in them is checked."""
    candidates = tuple(Candidate(one.facts.community_id, one.tickets, one.facts.district or _NOWHERE) for one in pool)
    eligible = [one.stratum for one in candidates if one.label not in asked.exclusions]
    strata = dict.fromkeys((one.stratum for one in candidates), 0)
    targets = DrawPlan(
        namespace=f"inspection/{campaign}/targets", pool=candidates, count=asked.targets, parties=asked.parties,
        quotas=strata | quotas(Counter(eligible), asked.targets), exclusions=asked.exclusions, source=asked.source,
    )  # fmt: skip
    people = DrawPlan(
        namespace=f"inspection/{campaign}/inspectors", pool=tuple(Candidate(name) for name in inspectors),
        count=asked.inspectors, substitutes=asked.substitutes, parties=asked.parties, source=asked.source,
        exclusions=asked.excluded_inspectors,
    )  # fmt: skip
    return targets, people


def quotas(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """Return how many each district gives, in proportion to its communities, by largest remainder; ties by name.

    Weights act within a district, so that no district is left out for being good. Where `count` exceeds what there is,
    so do the quotas, and the plan is refused.
    """
    total = sum(sizes.values()) or 1
    whole = {name: count * size // total for name, size in sizes.items()}
    rest = sorted(sizes, key=lambda name: (-(count * sizes[name] % total), name))
    for name in rest[: count - sum(whole.values())]:
        whole[name] += 1
    return whole


def assigned(
    targets: Sequence[str], inspectors: Drawn, barred: Collection[tuple[str, str]], team: int
) -> dict[str, tuple[str, ...]]:
    """Return the inspectors of each community that was drawn.

    Community by community in drawn order: the inspectors who so far go to fewest, those drawn first before others,
    without whoever is barred; then the substitutes in their order. Raises RefusedError with every community for which
    too few are left.
    """
    order, load = inspectors.labels, Counter[str]()
    found: dict[str, tuple[str, ...]] = {}
    for target in targets:
        ranked = [*sorted(order, key=lambda name: load[name]), *inspectors.substitutes]
        able = [name for name in ranked if (name, target) not in barred][:team]
        load.update(able)
        found[target] = tuple(able)
    problems = [
        Problem(target, f"{len(able)} of {team} inspectors are left who may inspect it",
                "Void this draw, and commit to one with more inspectors or substitutes.")
        for target, able in found.items()
        if len(able) < team
    ]  # fmt: skip
    if problems:
        raise RefusedError(problems)
    return found


def plan_told(plan: DrawPlan) -> dict[str, Any]:
    """Return a plan as plain JSON values, for the record."""
    return {
        "namespace": plan.namespace,
        "pool": [[one.label, one.weight, one.stratum] for one in plan.pool],
        "count": plan.count,
        "substitutes": plan.substitutes,
        "quotas": dict(plan.quotas),
        "exclusions": dict(plan.exclusions),
        "parties": [[one.name, one.code_sha256] for one in plan.parties],
        "source": plan.source.as_dict() if plan.source is not None else None,
    }


def plan_from(told: Mapping[str, Any]) -> DrawPlan:
    """Return the plan that `plan_told` told."""
    source = told["source"]
    return DrawPlan(
        namespace=told["namespace"],
        pool=tuple(Candidate(label, weight, stratum) for label, weight, stratum in told["pool"]),
        count=told["count"],
        substitutes=told["substitutes"],
        quotas=told["quotas"],
        exclusions=told["exclusions"],
        parties=tuple(Party(name, code) for name, code in told["parties"]),
        source=None if source is None else Source.of(source),
    )
