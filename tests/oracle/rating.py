"""The oracle: rates a few companies slowly, in loops a reader can check against RULEBOOK.md line by line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from credit.rulebook.shapes import Indicator, Measure, Rulebook
from tests.oracle.changes import next_change
from tests.oracle.clamping import walk
from tests.oracle.days import Evidence
from tests.oracle.events import LIFTED, Count, counting, in_force, namings_of
from tests.oracle.grading import grade_of, status_of
from tests.oracle.measuring import read_measure
from tests.oracle.sources import Question, sources_of

__all__ = ["Contribution", "OracleRating", "rate", "unnamed_events"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One row of the reasons; points before any bound. Vetoes and black triggers have no component."""

    company_id: str
    component: str | None
    indicator: str | None
    rule: str
    event: str | None
    source_table: str
    source_id: str | None
    occurred_on: date | None
    valid_until: date | None
    points: int
    counted: bool
    instrument: str | None = None
    article: str | None = None
    kind: str = "rule"


@dataclass(frozen=True, slots=True)
class OracleRating:
    """One company's rating; points in thousandths."""

    company_id: str
    components: dict[str, int]
    indicators: dict[str, int]
    score: int
    grade: str
    status: str
    blacklisted: bool
    eligible: bool
    next_change_on: date | None
    contributions: list[Contribution] = field(default_factory=list)


def rate(
    rows: Evidence, book: Rulebook, as_of: date, known_at: datetime | None = None, *, changes: bool = True
) -> dict[str, OracleRating]:
    """Return every company's rating; `changes=False` leaves out next_change_on, which is the slow part."""
    everything = sources_of(rows)
    ratings = {}
    for company in rows["companies"]:
        company_id = str(company["company_id"])
        sources = tuple(source for source in everything if source.company_id == company_id)
        question = Question(rows, book, known_at, company_id, sources)
        counts = counting(question, as_of)
        steps = _steps(question, as_of, counts)
        order = _walk_order(book, steps)
        sums = walk(book, [(str(steps[n].component), str(steps[n].indicator), steps[n].points) for n in order])
        moved = dict(zip(order, sums.counted, strict=True))
        reasons = [_decided(step, moved=moved[number]) for number, step in enumerate(steps)]
        reasons += sorted((_reason(company_id, count) for count in counts if count.naming.kind != "rule"), key=_place)
        status = status_of(rows, company_id, as_of)
        grade = grade_of(book, status, sums.score, counts)
        blacklisted = any(count.naming.kind == "black" for count in counts)
        ratings[company_id] = OracleRating(
            company_id, sums.components, sums.indicators, sums.score, grade, status, blacklisted,
            grade in book.eligible.grades and not blacklisted,
            next_change(question, as_of) if changes else None, reasons,
        )  # fmt: skip
    return ratings


def _walk_order(book: Rulebook, steps: list[Contribution]) -> list[int]:
    """Return positions in the order of the walk: in each component what adds points first, then what takes them."""
    components = list(book.components)
    return sorted(range(len(steps)), key=lambda n: (components.index(str(steps[n].component)), steps[n].points < 0))


def _steps(question: Question, as_of: date, counts: list[Count]) -> list[Contribution]:
    steps: list[Contribution] = []
    for component in question.book.components:
        events = [_reason(question.company_id, count) for count in counts if count.naming.component == component]
        steps += sorted(events, key=_place)
        for indicator in question.book.indicators:
            for measure in indicator.measures:
                if indicator.component == component and in_force(measure.in_force, as_of):
                    steps.append(_measured(question, indicator, measure, as_of))
    return steps


def _place(step: Contribution) -> tuple[str, ...]:
    """Return what the walk within a component is ordered by; ISO dates sort as days do."""
    return str(step.occurred_on), step.source_table, str(step.source_id), step.rule


def _measured(question: Question, indicator: Indicator, measure: Measure, as_of: date) -> Contribution:
    points = read_measure(measure, question, as_of).points
    return Contribution(
        question.company_id, indicator.component, indicator.indicator, measure.id, None, "measures", None, None, None,
        points, counted=True, instrument=measure.basis.instrument, article=measure.basis.article, kind="measure",
    )  # fmt: skip


def _reason(company_id: str, count: Count) -> Contribution:
    naming, event = count.naming, count.event
    return Contribution(
        company_id, naming.component, naming.indicator, naming.rule, event.code, event.source.table,
        event.source.source_id, event.occurred_on, count.valid_until, count.points, counted=True,
        instrument=naming.basis.instrument, article=naming.basis.article, kind=naming.kind,
    )  # fmt: skip


def _decided(step: Contribution, *, moved: bool) -> Contribution:
    return replace(step, counted=moved)


def unnamed_events(rows: Evidence, book: Rulebook) -> set[str]:
    """Return the codes of records that the book does not name: no rule, veto, trigger, derivation or measure."""
    named = {naming.event for naming in namings_of(book)} | {LIFTED}
    wheres = [derivation.where for derivation in book.derive if derivation.from_ == "records"]
    measures = [measure for indicator in book.indicators for measure in indicator.measures]
    wheres += [measure.source.where for measure in measures if measure.source.table == "records"]
    for where in wheres:
        asked = where.get("event", ())
        named |= {str(code) for code in (asked if isinstance(asked, tuple | list) else [asked])}
    return {str(row["event"]) for row in rows.get("records", [])} - named
