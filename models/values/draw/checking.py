"""What is wrong with a plan, all of it, before anything is drawn or put on record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from models.errors import Problem
from models.values.draw.labels import labels_faults, line_fault, name_faults
from models.values.draw.lotteries import source_faults
from models.values.draw.plan import DrawPlan, Stratum
from models.values.draw.tickets import weight_faults

__all__ = ["plan_faults", "recusal_faults", "shortages"]

_HASH = re.compile(r"[0-9a-f]{64}")


def plan_faults(plan: DrawPlan, places: Sequence[str] = ()) -> list[Problem]:
    """Return every problem of a plan; `places` says where each candidate of the pool stands, for the messages."""
    sound = [
        *name_faults("namespace", plan.namespace),
        *_number_faults(plan),
        *labels_faults([one.label for one in plan.pool], places),
        *weight_faults([(one.label, one.weight) for one in plan.pool], places),
        *_quota_faults(plan, places),
        *_party_faults(plan),
        *_exclusion_faults("exclusions", plan.exclusions, plan),
        *(source_faults(plan.source) if plan.source is not None else ()),
    ]
    # how many are eligible can be said only of a pool that can be read in one way
    return sound or [*shortages(plan, plan.exclusions), *_ratio_faults(plan)]


def recusal_faults(plan: DrawPlan, recusals: Mapping[str, str]) -> list[Problem]:
    """Return what is wrong with exclusions that came after the plan: each needs a reason, and leave by the plan.

    Whether enough labels are left is for `shortages` to say.
    """
    found = _exclusion_faults("recusals", recusals, plan)
    found += [
        Problem("recusals", f"{label!r} is excluded without a reason", "Give the reason; it is published.")
        for label, reason in recusals.items()
        if not reason
    ]
    if recusals and not plan.recusals_allowed:
        what = "the plan allows no exclusion after it was made"
        found.append(Problem("recusals", what, "Draw without them, or make and record a new plan for a later lottery."))
    return found


def shortages(plan: DrawPlan, barred: Mapping[str, str]) -> list[Problem]:
    """Return the strata in which fewer labels can be drawn than are asked for."""
    return [
        Problem(_of(stratum), f"{able} labels can be drawn, and {stratum.quota} are asked for"
                + (f" with {stratum.substitutes} substitutes" if stratum.substitutes else ""),
                "Ask for fewer, or widen the pool.")
        for stratum in plan.strata
        if (able := len(stratum.eligible(barred))) < stratum.places
    ]  # fmt: skip


def _ratio_faults(plan: DrawPlan) -> list[Problem]:
    return [
        Problem(_of(stratum), f"{able} labels can be drawn for {stratum.quota} places, and at least "
                f"{plan.smallest_ratio} for each are needed, so that nobody can guess or buy the outcome",
                f"Widen the pool to {plan.smallest_ratio * stratum.quota}, or draw fewer.")
        for stratum in plan.strata
        if (able := len(stratum.eligible(plan.exclusions))) < plan.smallest_ratio * stratum.quota
    ]  # fmt: skip


def _of(stratum: Stratum) -> str:
    return f"stratum {stratum.name!r}" if stratum.name else "pool"


def _number_faults(plan: DrawPlan) -> Iterator[Problem]:
    least = {"count": (plan.count, 1), "substitutes": (plan.substitutes, 0), "smallest ratio": (plan.smallest_ratio, 1)}
    for name, (number, lowest) in least.items():
        if type(number) is not int or number < lowest:
            yield Problem(name, f"{number!r} is no whole number from {lowest}", "Correct it.")
    if plan.salt and (fault := line_fault(plan.salt)) is not None:
        yield Problem("salt", f"it {fault}", "Take one line of text.")
    if not plan.pool:
        yield Problem("pool", "nobody is in it", "Name those who may be drawn.")


def _quota_faults(plan: DrawPlan, places: Sequence[str]) -> Iterator[Problem]:
    strata = {one.stratum for one in plan.pool}
    if not plan.quotas:
        if strata - {""}:
            yield Problem("quotas", "the pool has strata, and no quota is given", "Say how many each stratum gives.")
        return
    for index, one in enumerate(plan.pool):
        if not one.stratum:
            where = places[index] if places else f"pool, {one.label!r}"
            yield Problem(where, "it has no stratum, and the draw has quotas", "Name its stratum.")
    for name in sorted(strata - {""}):
        yield from name_faults("stratum", name)
    yield from _quotas_against(plan.quotas, strata - {""}, plan.count)


def _quotas_against(quotas: Mapping[str, int], strata: set[str], count: int) -> Iterator[Problem]:
    for name in sorted(strata - quotas.keys()):
        yield Problem("quotas", f"stratum {name!r} has none", "Give it one; 0 draws nobody from it.")
    for name in sorted(quotas.keys() - strata):
        yield Problem("quotas", f"there is no stratum {name!r} in the pool", "Correct the name, or take it out.")
    odd = {name: quota for name, quota in quotas.items() if type(quota) is not int or quota < 0}
    for name, quota in odd.items():
        yield Problem("quotas", f"{quota!r} for {name!r} is no whole number from 0", "Correct it.")
    if not odd and sum(quotas.values()) != count:
        what = f"they add up to {sum(quotas.values())}, and {count} are to be drawn"
        yield Problem("quotas", what, "Correct the quotas or the count.")


def _party_faults(plan: DrawPlan) -> Iterator[Problem]:
    if not plan.parties:
        what = "none gives a code, so who sees the randomness first knows the draw first"
        yield Problem("parties", what, "Let at least one party give a one-time code.")
    for name, times in Counter(party.name for party in plan.parties).items():
        if times > 1:
            yield Problem("parties", f"{name!r} stands there {times} times", "Tell the parties apart.")
        if (fault := line_fault(name)) is not None:
            yield Problem("parties", f"the name {name!r} {fault}", "Correct it.")
    for party in plan.parties:
        if not _HASH.fullmatch(party.code_sha256):
            what = f"{party.code_sha256[:80]!r} of {party.name!r} is no SHA-256 in lower-case hexadecimal"
            yield Problem("parties", what, "Ask the party for the hash of its code.")


def _exclusion_faults(where: str, excluded: Mapping[str, str], plan: DrawPlan) -> list[Problem]:
    labels = {one.label for one in plan.pool}
    found = [
        Problem(where, f"{label!r} is not in the pool", "Write the label exactly as it stands there.")
        for label in excluded
        if label not in labels
    ]
    found += [
        Problem(where, f"the reason for {label!r} {fault}", "Write it on one line.")
        for label, reason in excluded.items()
        if reason and (fault := line_fault(reason)) is not None
    ]
    return found
