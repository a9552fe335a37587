"""How the parts of a rulebook are named on a page: its rules, its components, its clauses, its grades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from flask_babel import gettext, lazy_gettext

from credit.rulebook.scalars import Bilingual
from credit.rulebook.shapes import Basis, BlackTrigger, Measure, Rule, Rulebook, Veto
from credit.rulebook.showing import derivations_told
from credit.standing.laws import law_for
from web.languages import language, pick

__all__ = ["Clause", "Wording"]

_COMPONENTS: Mapping[str, object] = {
    "basic": lazy_gettext("Basic information"),
    "good": lazy_gettext("Good information"),
    "bad": lazy_gettext("Bad information"),
    "results": lazy_gettext("Results of inspections"),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a number comes from: a document and its article, or our own choice and its reason."""

    document: str
    article: str
    choice: str = ""


class Wording:
    """The words of one rulebook in the language of the request."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book

    @cached_property
    def grades(self) -> tuple[str, ...]:
        """Return the grades, best first, each once, and those of a status at the end."""
        by_status = (grade for grade in self.book.status_grades.values() if grade is not None)
        return tuple(dict.fromkeys([row.grade for row in self.book.grades] + list(by_status)))

    def rank(self, grade: str) -> int:
        """Return the place of a grade for its colour: 0 is the best, 5 is any after the fifth."""
        return min(self.grades.index(grade), 5) if grade in self.grades else 5

    def component(self, name: str) -> str:
        """Return the name of a component."""
        return str(_COMPONENTS.get(name, name))

    def indicator(self, name: str) -> str:
        """Return the title of an indicator."""
        found = (part.title for part in self.book.indicators if part.indicator == name)
        return _title(next(found, None), name)

    def rule(self, rule: str, indicator: str, event: str) -> str:
        """Return the title of a rule, or its indicator's with the event where it has none of its own."""
        own = self._titles.get(rule)
        named = f"{self.indicator(indicator)} ({event})" if indicator and event else self.indicator(indicator) or event
        return pick(own) if own else named

    def clause(self, instrument: str | None, article: str | None, rule: str = "") -> Clause:
        """Return the clause of a contribution; where no document gives it, the reason of our own choice."""
        if instrument:
            known = self.book.instruments.get(instrument)
            return Clause(pick(known.title) if known else instrument, article or "")
        basis = self._bases.get(rule)
        chosen = basis.choice if basis else None
        return Clause("", "", pick(chosen) if chosen else gettext("No document gives this number."))

    def statute(self, instrument: str, article: str) -> Clause:
        """Return the clause of a decision on a list: by the law of lists that holds here, else by this rulebook."""
        known = law_for(self.book.jurisdiction).instruments.get(instrument)
        return Clause(pick(known.title), article) if known else self.clause(instrument, article)

    def rule_clause(self, rule: str) -> Clause:
        """Return the clause of a rule, veto or trigger of this rulebook."""
        return self.of(self._bases.get(rule))

    def of(self, basis: Basis | None) -> Clause:
        """Return the clause of a basis in the rulebook."""
        if basis is None:
            return Clause("", "")
        return Clause("", "", pick(basis.choice)) if basis.choice else self.clause(basis.instrument, basis.article)

    def derived(self) -> tuple[str, ...]:
        """Return in words which events are made of which rows of evidence."""
        told = derivations_told(self.book, language())
        return tuple(line.replace("`", "") for line in told)

    def share(self, share: Fraction) -> str:
        """Return a share of the companies in per cent."""
        return f"{float(share * 100):g} %"

    @cached_property
    def _parts(self) -> tuple[Rule | Measure | BlackTrigger | Veto, ...]:
        rules = (rule for indicator in self.book.indicators for rule in indicator.rules)
        measures = (measure for indicator in self.book.indicators for measure in indicator.measures)
        return (*rules, *measures, *self.book.lists.black, *self.book.vetoes)

    @cached_property
    def _titles(self) -> dict[str, Bilingual]:
        return {part.id: part.title for part in self._parts if part.title is not None}

    @cached_property
    def _bases(self) -> dict[str, Basis]:
        return {part.id: part.basis for part in self._parts}


def _title(title: Bilingual | None, otherwise: str) -> str:
    return pick(title) if title else otherwise
