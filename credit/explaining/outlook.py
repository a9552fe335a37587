"""What would lift a company one grade: changes that were tried out, not guessed.

Every way shown was rated by the expression itself, on a copy of the company with that change made; so applying it does
change the grade.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from credit.explaining.clauses import Clauses
from credit.rulebook.scalars import Bilingual
from credit.scoring.grading import NOT_PARTICIPATING
from credit.scoring.hypotheses import Hypothesis, Verdict, suppose
from credit.scoring.rating import Rated
from credit.scoring.terms import Kind, Term, Terms
from models.values.periods import day_number
from models.values.points import format_points

__all__ = ["Outlook", "Way", "outlooks"]

_MOST_REPAIRS = 12
_QUANTITIES = (1, 2, 3, 5)
_MOST_WAYS = 3


@dataclass(frozen=True, slots=True)
class Way:
    """One change that lifts the company, what it takes in words, and the verdict it leads to."""

    text: Bilingual
    hypothesis: Hypothesis
    verdict: Verdict

    @property
    def size(self) -> int:
        """How much has to change: rows put right and events earned."""
        return len(self.hypothesis.without) + sum(quantity for _, quantity in self.hypothesis.added)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The ways up, the smallest change first; none where nothing that was tried lifts the company."""

    ways: tuple[Way, ...] = ()

    @property
    def grade(self) -> str | None:
        """The grade the first way leads to."""
        return self.ways[0].verdict.grade if self.ways else None


@dataclass(frozen=True)
class _Tried:
    """A change to try, with its words."""

    lever: str
    text: Bilingual
    hypothesis: Hypothesis


@dataclass(frozen=True)
class _Levers:
    """What can be changed under a rulebook on the day of a run."""

    rated: Rated

    @cached_property
    def terms(self) -> Terms:
        """The terms on that day."""
        return Terms(self.rated.book, day_number(self.rated.as_of))

    @cached_property
    def merits(self) -> tuple[Term, ...]:
        """Rules that reward a recorded event today, the most generous first; derived events cannot be handed in."""
        derived = {derivation.event for derivation in self.rated.book.derive}
        found = [t for t in self.terms.now if t.kind is Kind.POINTS and t.points > 0 and t.event not in derived]
        today = [t for t in found if t.occurs_from <= self.terms.as_of < t.occurs_until]
        return tuple(sorted(today, key=lambda t: (-t.points, t.id)))

    @cached_property
    def clauses(self) -> Clauses:
        """What rules and vetoes are called."""
        return Clauses(self.rated.book)


def outlooks(rated: Rated, companies: Sequence[str]) -> Mapping[str, Outlook]:
    """Return the outlook of each company; all their hypotheses are rated in one run."""
    levers = _Levers(rated)
    order = {grade: place for place, grade in enumerate(levers.terms.grades)}
    tried = [(company, one) for company in companies for one in _tries(levers, company, order)]
    verdicts = suppose(rated, [one.hypothesis for _, one in tried])
    lifted: dict[str, list[tuple[_Tried, Verdict]]] = {company: [] for company in companies}
    for (company, one), verdict in zip(tried, verdicts, strict=True):
        grade = str(rated.by_company[company]["grade"])
        if order.get(verdict.grade, len(order)) < order.get(grade, len(order)):
            lifted[company].append((one, verdict))
    return {company: _outlook(found) for company, found in lifted.items()}


def _outlook(found: list[tuple[_Tried, Verdict]]) -> Outlook:
    """Return the smallest way of each lever, the least lift first; both together only where neither is enough."""
    ways: dict[str, Way] = {}
    for one, verdict in found:
        way = Way(one.text, one.hypothesis, verdict)
        if one.lever not in ways or way.size < ways[one.lever].size:
            ways[one.lever] = way
    simple = [way for lever, way in ways.items() if not lever.startswith("both")]
    chosen = sorted(simple or ways.values(), key=lambda way: (way.size, way.verdict.score, way.text.en))
    return Outlook(tuple(chosen[:_MOST_WAYS]))


def _tries(levers: _Levers, company: str, order: Mapping[str, int]) -> Iterator[_Tried]:
    row = levers.rated.by_company[company]
    if row["status"] == NOT_PARTICIPATING:
        text = Bilingual(zh="参加信用信息管理", en="Take part in credit information management")
        yield _Tried("participation", text, Hypothesis(company, participates=True))
        return
    if order.get(str(row["grade"]), len(order)) == 0:
        return
    reasons = levers.rated.contributions
    own = reasons[(reasons["company_id"] == company) & (reasons["source_table"] != "measures")]
    repairs = list(_repairs(levers, company, own))
    yield from repairs
    for term in levers.merits:
        for quantity in _QUANTITIES:
            yield _earned(levers, company, term, quantity)
            if repairs:
                yield _together(repairs[-1], _earned(levers, company, term, quantity))


def _repairs(levers: _Levers, company: str, own: pd.DataFrame) -> Iterator[_Tried]:
    """Yield the heaviest rows put right, one more each time; a veto weighs more than any points."""
    vetoes = {veto.id for veto in levers.rated.book.vetoes}
    heavy = own.assign(veto=own["rule"].isin(vetoes))
    heavy = heavy[heavy["veto"] | (heavy["points"] < 0)]
    heavy = heavy.sort_values(["veto", "points", "occurred_on", "source_id"], ascending=[False, True, False, True])
    sources = list(dict.fromkeys(zip(heavy["source_table"], heavy["source_id"], heavy["rule"], strict=True)))
    for count in range(1, min(len(sources), _MOST_REPAIRS) + 1):
        chosen = sources[:count]
        zh = "、".join(f"{levers.clauses.title(rule).zh}（{source}）" for _, source, rule in chosen)
        en = ", ".join(f"{levers.clauses.title(rule).en} ({source})" for _, source, rule in chosen)
        text = Bilingual(zh=f"修复 {count} 条记录：{zh}", en=f"Have {count} repaired: {en}")
        yield _Tried("repair", text, Hypothesis(company, frozenset((table, source) for table, source, _ in chosen)))


def _earned(levers: _Levers, company: str, term: Term, quantity: int) -> _Tried:
    title, points = levers.clauses.title(term.id), format_points(term.points)
    text = Bilingual(
        zh=f"新获 {quantity} 项：{title.zh}（每项 +{points} 分）", en=f"Earn {quantity}: {title.en} (+{points} each)"
    )
    return _Tried(f"merit {term.id}", text, Hypothesis(company, added=((term.event, quantity),)))


def _together(repair: _Tried, merit: _Tried) -> _Tried:
    text = Bilingual(zh=f"{repair.text.zh}；并{merit.text.zh}", en=f"{repair.text.en}; and {merit.text.en}")
    both = Hypothesis(repair.hypothesis.company_id, repair.hypothesis.without, merit.hypothesis.added)
    return _Tried(f"both {merit.lever}", text, both)
