"""What would lift a company one grade: changes that were tried out, not guessed.

Changes are planned on a sheet of the company's points. Every way shown was then rated by the expression itself, on a
copy of the company with that change made; so applying it does change the grade.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from credit.explaining.clauses import Clauses
from credit.explaining.levers import Earned, Lever, Levers, Reached, Repaired, Step
from credit.explaining.plans import planned
from credit.explaining.sheets import Sheet, Target
from credit.explaining.way_texts import TAKE_PART, way_text
from credit.rulebook.scalars import Bilingual
from credit.scoring.grading import NOT_PARTICIPATING
from credit.scoring.hypotheses import Hypothesis, Verdict, suppose
from credit.scoring.rating import Rated

__all__ = ["Advance", "Outlook", "Way", "outlooks"]

_MOST_WAYS: Final = 3
_BATCH: Final = 500
"""Companies whose changes are rated together: so many copies of what is known of them fit into memory."""
_TOGETHER: Final = (("merit",), ("measure",), ("merit", "measure"), ("repair", "merit"), ("repair", "merit", "measure"))
"""Families of levers that are pulled together where none is enough alone."""

Advance = Callable[[int, int], None]
"""Told how many companies are done, of how many."""


@dataclass(frozen=True, slots=True)
class Way:
    """One change that lifts the company, what it takes in words, and the verdict it leads to."""

    text: Bilingual
    hypothesis: Hypothesis
    verdict: Verdict

    @property
    def size(self) -> int:
        """How much has to change: rows put right, events earned and measures that come to another value."""
        hypothesis = self.hypothesis
        return len(hypothesis.without) + sum(times for _, times in hypothesis.added) + len(hypothesis.measures)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The ways up, the smallest change first; none where nothing that was tried lifts the company."""

    ways: tuple[Way, ...] = ()

    @property
    def grade(self) -> str | None:
        """The grade the first way leads to."""
        return self.ways[0].verdict.grade if self.ways else None


def outlooks(rated: Rated, companies: Sequence[str], advance: Advance | None = None) -> Mapping[str, Outlook]:
    """Return the outlook of each company; `advance` is told after every few hundred of them."""
    found: dict[str, Outlook] = {}
    levers = Levers(rated)
    for start in range(0, len(companies), _BATCH):
        found |= _tried(levers, companies[start : start + _BATCH])
        if advance is not None:
            advance(len(found), len(companies))
    return {company: found[company] for company in companies}


def _tried(levers: Levers, companies: Sequence[str]) -> Mapping[str, Outlook]:
    """Rate what was planned for some companies in one run, and keep what lifts them."""
    clauses, rated, place = Clauses(levers.rated.book), levers.rated, levers.tariff.place
    tried = [
        one for company, sheet, own in levers.of(companies) for one in _changes(levers, clauses, company, sheet, own)
    ]
    verdicts = suppose(rated, [hypothesis for _, hypothesis in tried])
    ways: dict[str, list[Way]] = {company: [] for company in companies}
    for (text, hypothesis), verdict in zip(tried, verdicts, strict=True):
        company = hypothesis.company_id
        if place(verdict.grade) < place(str(rated.by_company[company]["grade"])):
            ways[company].append(Way(text, hypothesis, verdict))
    return {company: Outlook(tuple(sorted(found, key=_first))) for company, found in ways.items()}


def _first(way: Way) -> tuple[int, int, str]:
    return way.size, way.verdict.score, way.text.en


def _changes(
    levers: Levers, clauses: Clauses, company: str, sheet: Sheet, own: Sequence[Lever]
) -> Iterator[tuple[Bilingual, Hypothesis]]:
    """Yield the smallest changes that were planned for a company."""
    row = levers.rated.by_company[company]
    if levers.rated.book.status_grades.get(row["status"]) is not None:  # then points change nothing
        if row["status"] == NOT_PARTICIPATING:
            yield TAKE_PART, Hypothesis(company, participates=True)
        return
    place = levers.tariff.place(str(row["grade"]))
    plans = {_hypothesis(company, plan): plan for plan in _plans(sheet, own, place)}
    for hypothesis, plan in list(plans.items())[:_MOST_WAYS]:
        yield way_text(clauses, [step.deed for step in plan]), hypothesis


def _plans(sheet: Sheet, levers: Sequence[Lever], place: int) -> list[tuple[Step, ...]]:
    """Return the plans of one kind of change each; only where there is none, those of several kinds together."""
    repairs = [lever for lever in levers if lever.family == "repair"]
    alone = [repairs, *([lever] for lever in levers if lever.family != "repair")]
    found = [plan for some in alone if (plan := _plan(sheet, some, place))]
    if not found:
        together = ([lever for lever in levers if lever.family in families] for families in _TOGETHER)
        found = [plan for some in together if (plan := _plan(sheet, some, place))]
    return sorted(found, key=lambda plan: _effort(sheet, plan))


def _plan(sheet: Sheet, levers: Sequence[Lever], place: int) -> tuple[Step, ...] | None:
    """Return the smallest plan that leads to the next better grade that any plan leads to."""
    better = (target for target in reversed(sheet.tariff.targets) if target.place < place)
    failed: list[Target] = []
    for _, rows in groupby(better, lambda target: target.place):
        found = []
        for target in rows:
            if not any(target.asks_no_less(one) for one in failed):
                plan = planned(sheet, target, levers)
                found += [plan] if plan else []
                failed += [] if plan else [target]
        if found:
            return min(found, key=lambda plan: _effort(sheet, plan))
    return None


def _effort(sheet: Sheet, plan: tuple[Step, ...]) -> tuple[int, int]:
    """Return how much has to be done, and how far it lifts."""
    measures = {step.deed.measure.id for step in plan if isinstance(step.deed, Reached)}
    for step in plan:
        sheet = sheet.after(step.change)
    return sum(not isinstance(step.deed, Reached) for step in plan) + len(measures), sheet.score


def _hypothesis(company: str, plan: Sequence[Step]) -> Hypothesis:
    deeds = [step.deed for step in plan]
    without = frozenset((deed.table, deed.source_id) for deed in deeds if isinstance(deed, Repaired))
    earned = Counter(deed.term.event for deed in deeds if isinstance(deed, Earned))
    reached = {deed.measure.id: deed.value for deed in deeds if isinstance(deed, Reached)}
    return Hypothesis(company, without, tuple(earned.items()), measures=tuple(reached.items()))
