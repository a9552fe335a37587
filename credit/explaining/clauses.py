"""The clauses of a rulebook in words: what a rule is called, and what it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from credit.rulebook.scalars import Bilingual
from credit.rulebook.shapes import BlackTrigger, Measure, Rule, Rulebook, Veto

__all__ = ["Clauses"]

_Clause = Rule | Measure | Veto | BlackTrigger


@dataclass(frozen=True)
class Clauses:
    """The rules, measures, vetoes and blacklist triggers of a rulebook by their ids."""

    book: Rulebook

    def title(self, rule: str) -> Bilingual:
        """Return what a rule is called: by its own title, by its indicator's, or by its id where it has neither."""
        titles = (title for _, title in self._versions.get(rule, ()) if title is not None)
        return next(titles, None) or Bilingual(zh=rule, en=rule)

    def basis(self, rule: str, day: date) -> Bilingual:
        """Return in words what the version of a rule that is in force on the day stands on."""
        versions = (one for one, _ in self._versions[rule])
        basis = next(one.basis for one in versions if one.in_force is None or one.in_force.covers(day))
        if basis.choice is not None:
            return Bilingual(zh=f"自定：{basis.choice.zh}", en=f"Our own choice: {basis.choice.en}")
        title = self.book.instruments[str(basis.instrument)].title
        return Bilingual(zh=f"{title.zh} {basis.article}", en=f"{title.en}, {basis.article}")

    @cached_property
    def _versions(self) -> Mapping[str, list[tuple[_Clause, Bilingual | None]]]:
        found: dict[str, list[tuple[_Clause, Bilingual | None]]] = {}
        for clause, title in _clauses(self.book):
            found.setdefault(clause.id, []).append((clause, title))
        return found


def _clauses(book: Rulebook) -> Iterator[tuple[_Clause, Bilingual | None]]:
    for indicator in book.indicators:
        scoring: tuple[Rule | Measure, ...] = (*indicator.rules, *indicator.measures)
        yield from ((one, one.title or indicator.title) for one in scoring)
    standing: tuple[Veto | BlackTrigger, ...] = (*book.vetoes, *book.lists.black)
    yield from ((one, one.title) for one in standing)
