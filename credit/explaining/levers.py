"""What a company could change about its rating: rows put right, events earned, measures reached; each step by step."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from credit.explaining.sheets import Change, Sheet, Tariff
from credit.rulebook.shapes import Measure
from credit.scoring.rating import Rated
from credit.scoring.terms import Kind, Term, Terms
from models.values.periods import day_number
from models.values.points import MILLI

__all__ = ["Deed", "Earned", "Lever", "Levers", "Reached", "Repaired", "Step"]

_MOST_OF_ONE: Final = 5
"""How often a merit is tried; our own choice: more of one kind in a year is no advice."""
_HIGHEST: Final[Mapping[str, int]] = {"score": 100 * MILLI, "satisfaction": 5 * MILLI}
"""What a mean can come to."""
_ROUND: Final = 5 * MILLI
"""In which steps a measure that is itself the points is raised; our own choice."""
_COLUMNS: Final = ("component", "indicator", "rule", "source_table", "source_id", "occurred_on", "points")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A row of evidence is put right, so that it counts no longer; `rule` is the heaviest that counts it."""

    table: str
    source_id: str
    rule: str


@dataclass(frozen=True, slots=True)
class Earned:
    """An event is recorded once; `term` is the most generous that counts it."""

    term: Term


@dataclass(frozen=True, slots=True)
class Reached:
    """A measure comes to a value in thousandths, or below `below`.

    `gain`: points more than now; `now` None: nothing yet.
    """

    measure: Measure
    value: int
    below: int | None
    gain: int
    now: int | None


Deed = Repaired | Earned | Reached


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is done, and what that changes on the sheet."""

    deed: Deed
    change: Change


@dataclass(frozen=True, slots=True)
class Lever:
    """Steps of one kind that can be taken one after the other; `family`: repair, merit or measure."""

    family: str
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A contribution."""

    component: str | None
    indicator: str | None
    rule: str
    table: str
    source_id: str | None
    occurred_on: date | None
    points: int


@dataclass(frozen=True)
class Levers:
    """What can be changed under the rulebook and on the day of a run."""

    rated: Rated

    @cached_property
    def tariff(self) -> Tariff:
        """The rulebook on that day."""
        return Tariff(Terms(self.rated.book, day_number(self.rated.as_of)))

    def of(self, companies: Iterable[str]) -> Iterator[tuple[str, Sheet, tuple[Lever, ...]]]:
        """Yield the sheet and the levers of each company, in the order of the contributions; then those without any."""
        for company, rows in self._rows(companies):
            events = [row for row in rows if row.source_id is not None]
            reached = {row.rule: row for row in rows if row.source_id is None}
            yield company, self._sheet(rows), (*self._repairs(events), *self.merits, *self._measures(company, reached))

    def sheets(self, companies: Iterable[str]) -> Iterator[tuple[str, Sheet]]:
        """Yield the sheets alone, in the same order."""
        return ((company, self._sheet(rows)) for company, rows in self._rows(companies))

    def _rows(self, companies: Iterable[str]) -> Iterator[tuple[str, list[_Row]]]:
        wanted = set(companies)
        frame = self.rated.contributions
        frame = frame[frame["company_id"].isin(wanted)]
        columns = (frame[name].tolist() for name in ("company_id", *_COLUMNS))
        for company, found in groupby(zip(*columns, strict=True), lambda cells: str(cells[0])):
            wanted.discard(company)
            yield company, [_row(cells[1:]) for cells in found]
        yield from ((company, []) for company in sorted(wanted))

    def _sheet(self, rows: list[_Row]) -> Sheet:
        return Sheet.of(self.tariff, self._change(rows))

    @cached_property
    def merits(self) -> tuple[Lever, ...]:
        """Events that the rulebook rewards today and nowhere holds against a company, the most generous first.

        Derived events cannot be handed in.
        """
        derived = {derivation.event for derivation in self.rated.book.derive}
        terms = self.tariff.terms
        today = [t for t in terms.now if t.occurs_from <= terms.as_of < t.occurs_until]
        harmful = {t.event for t in today if t.points < 0 or t.kind in (Kind.VETO, Kind.BLACK)}
        rewards = [t for t in today if t.points > 0 and t.event not in derived | harmful]
        found: dict[str, Lever] = {}
        for term in sorted(rewards, key=lambda t: (-t.points, t.id)):
            step = Step(Earned(term), self._change(_earned(t) for t in today if t.event == term.event))
            found.setdefault(term.event, Lever("merit", f"merit {term.id}", (step,) * _MOST_OF_ONE))
        return tuple(found.values())

    def _change(self, rows: Iterable[_Row], sign: int = 1) -> Change:
        points: Counter[str] = Counter()
        events: Counter[str] = Counter()
        vetoes: Counter[int] = Counter()
        for row in rows:
            if row.component is None:
                if row.rule in self.tariff.vetoes:
                    vetoes[self.tariff.vetoes[row.rule]] += sign
            elif row.points:
                points[str(row.indicator)] += sign * row.points
                events[row.component] += sign * (row.source_id is not None)  # a measure is no event
        return Change(points, events, vetoes)

    def _repairs(self, events: list[_Row]) -> Iterator[Lever]:
        """Yield a lever for rows that weigh the same, the heaviest first; a veto weighs more than any points."""
        sources: dict[tuple[str, str], list[_Row]] = defaultdict(list)
        for row in events:
            sources[row.table, str(row.source_id)].append(row)
        alike: dict[tuple[bool, int, str, str], list[tuple[date, Repaired, Step]]] = defaultdict(list)
        for (table, source_id), rows in sources.items():
            has_points, points, rule = min((*self._weight(row), row.rule) for row in rows)
            if not has_points or points < 0:
                change, deed = self._change(rows, -1), Repaired(table, source_id, rule)
                kind = (has_points, points, rule, repr(change.key))
                alike[kind].append((rows[0].occurred_on or self.rated.as_of, deed, Step(deed, change)))
        for kind in sorted(alike):
            steps = sorted(alike[kind], key=lambda one: (one[0], one[1].table, one[1].source_id))
            yield Lever("repair", f"repair {kind[2]}", tuple(step for _, _, step in steps))

    def _weight(self, row: _Row) -> tuple[bool, int]:
        return row.rule not in self.tariff.vetoes or row.component is not None, row.points

    def _measures(self, company: str, reached: Mapping[str, _Row]) -> Iterator[Lever]:
        for _, indicator, measure in self.tariff.terms.measures:
            if measure.id in reached:
                points = reached[measure.id].points
                found = list(_reachable(measure, self.rated.measures.get((company, measure.id)), points))
                gains = pairwise((0, *(one.gain for one in found)))
                steps = (
                    Step(one, Change({indicator: gain - before}))
                    for one, (before, gain) in zip(found, gains, strict=True)
                )
                yield Lever("measure", f"measure {measure.id}", tuple(steps))


def _row(cells: tuple[object, ...]) -> _Row:
    component, indicator, rule, table, source_id, occurred_on, points = cells
    return _Row(
        component if isinstance(component, str) else None, indicator if isinstance(indicator, str) else None,
        str(rule), str(table), source_id if isinstance(source_id, str) else None,
        occurred_on if isinstance(occurred_on, date) else None, int(str(points)),
    )  # fmt: skip


def _earned(term: Term) -> _Row:
    return _Row(term.component, term.indicator, term.id, "records", "", None, term.points)


def _reachable(measure: Measure, now: int | None, points: int) -> Iterator[Reached]:
    """Yield the values that bring more points than now, the least first."""
    if now is None and measure.source.mean is None:
        return  # a rate of nothing
    if measure.as_points:
        highest = _HIGHEST.get(str(measure.source.mean), 0)
        for value in range((points // _ROUND + 1) * _ROUND, highest + 1, _ROUND):
            yield Reached(measure, value, None, value - points, now)
        return
    found = [
        one for one in _bands(measure, now, points) if one.value <= _HIGHEST.get(str(measure.source.mean), one.value)
    ]
    yield from sorted(found, key=lambda one: one.gain)


def _bands(measure: Measure, now: int | None, points: int) -> Iterator[Reached]:
    above: int | None = None
    for band in measure.bands:
        gain = band.points - points
        if gain > 0 and band.at_least is not None and (now is None or now < band.at_least):
            yield Reached(measure, band.at_least, None, gain, now)
        elif gain > 0 and now is not None and above is not None and now >= above:
            yield Reached(measure, above - 1, above, gain, now)
        if band.at_least is None or (above is not None and band.at_least >= above):
            return
        above = band.at_least
