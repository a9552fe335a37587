"""Owners' breaches (业主失信信息): recorded after an effective judgment or award alone, and never published (RC-20).

Who an owner is, which judgment and where: all of it goes into the vault. Nothing here is an event of a rulebook, so no
rating, list, certificate or export can hold it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from credit.individuals.breach_rules import BREACHES, BreachRules
from models.errors import Problem

__all__ = ["OwnerBreach", "why_not_recorded"]


@dataclass(frozen=True, slots=True)
class OwnerBreach:
    """业主失信: what, by which judgment or award, in effect since when, reported by whom, found not put right when.

    `source`: court or arbitration. `owner`, `judgment` and `place` are personal.
    """

    breach: str
    source: str
    reported_by: str
    judgment: str
    effective_on: date
    unrectified_on: date
    owner: str
    place: str = ""


def why_not_recorded(
    told: OwnerBreach, on: date, recorded: Collection[tuple[str, str]] = (), rules: BreachRules = BREACHES
) -> list[Problem]:
    """Return every reason why a breach may not be recorded on a day; none where it may.

    `recorded`: (judgment, breach) of those that are on record already.
    """
    return [*_unknown(told, rules), *_without_judgment(told, rules), *_days(told, on, rules), *_again(told, recorded)]


def _unknown(told: OwnerBreach, rules: BreachRules) -> Iterator[Problem]:
    known = [one.id for one in rules.breaches]
    if told.breach not in known:
        what = f"{told.breach!r} is no breach that an owner is recorded for"
        yield Problem(rules.cited, what, f"Known: {', '.join(known)}.")
    for name, text in (("owner", told.owner), ("reported_by", told.reported_by)):
        if not text.strip():
            yield Problem(name, "it is empty", "Name the owner as the judgment does, and the body that reports it.")


def _without_judgment(told: OwnerBreach, rules: BreachRules) -> Iterator[Problem]:
    source = next((one for one in rules.sources if one.id == told.source), None)
    if source is None:
        what = f"{told.source!r} may not report an owner"
        remedy = (
            f"Only {' or '.join(one.title.en for one in rules.sources)} does; a company or bureau goes to court first."
        )
        yield Problem(rules.cited, what, remedy)
    elif not re.fullmatch(source.number, told.judgment.strip()):
        what = f"{told.judgment!r} names no judgment or award"
        yield Problem(rules.cited, what, "Give its number as it stands on it, like （2023）鲁1082民初1234号.")


def _days(told: OwnerBreach, on: date, rules: BreachRules) -> Iterator[Problem]:
    if told.effective_on > on:
        what = f"the judgment takes effect on {told.effective_on} only"
        yield Problem(rules.cited, what, "Record it once it is in effect.")
    if told.unrectified_on < told.effective_on:
        what = "that it is not put right was found before the judgment was in effect"
        yield Problem(rules.cited, what, "Ask the court whether the owner still refuses, and give that day.")
    if told.unrectified_on > on:
        yield Problem("unrectified_on", f"{told.unrectified_on} lies ahead", "Give the day on which it was found.")


def _again(told: OwnerBreach, recorded: Collection[tuple[str, str]]) -> Iterator[Problem]:
    if (told.judgment.strip(), told.breach) in recorded:
        yield Problem("judgment", "this breach of this judgment is on record already", "Nothing is left to do.")
