"""Rate the worked cases of a rulebook: evidence written by hand goes through the very expression that rates a city."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

import pyarrow as pa

from credit.engines.duckdb import session
from credit.evidence import FACTS, Facts
from credit.rulebook.cases import Case, CaseInspection, GradeOnly, Outcome
from credit.rulebook.shapes import Indicator, Rulebook
from credit.scoring.grading import graded
from credit.scoring.plan import Plan
from credit.scoring.rating import Rated, rate_facts
from credit.scoring.terms import Terms
from credit.scoring.walk import clamp
from models.values.moments import day_starts_at, moment_number, shanghai_day
from models.values.periods import NEVER, day_number
from models.values.points import MILLI

__all__ = ["case_facts", "rate_cases"]


def rate_cases(book: Rulebook, cases: Sequence[Case]) -> tuple[Outcome, ...]:
    """Return what each worked case comes to, in their order; points in thousandths.

    Each case is a company of its own, so that all cases of one day are rated in one run.
    """
    found: dict[int, Outcome] = {
        n: _grade_only(book, case.grade_only) for n, case in enumerate(cases) if case.grade_only
    }
    days: dict[tuple[date, datetime | None], list[int]] = {}
    for number, case in enumerate(cases):
        if case.as_of is not None:
            days.setdefault((case.as_of, case.known_at), []).append(number)
    for (as_of, known_at), numbers in days.items():
        rated = rate_facts(case_facts([cases[n] for n in numbers]), book, as_of=as_of, known_at=known_at)
        found |= {n: _outcome(rated, _name(place)) for place, n in enumerate(numbers)}
    return tuple(found[number] for number in range(len(cases)))


def case_facts(cases: Sequence[Case]) -> Facts:
    """Return the facts of cases: each a company with the communities it serves and what happened there."""
    starts = zip(cases, _offsets(cases), strict=True)
    placed = [_Placed(case, place, offset) for place, (case, offset) in enumerate(starts)]
    rows = {name: [row for one in placed for row in make(one)] for name, make in _ROWS.items()}
    return Facts({name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in FACTS.items()})


def _offsets(cases: Sequence[Case]) -> Iterator[int]:
    return accumulate((len(case.company.communities) for case in cases[:-1]), initial=0)


def _name(place: int) -> str:
    return f"case-{place:06d}"


def _outcome(rated: Rated, company: str) -> Outcome:
    row, book = rated.by_company[company], rated.book
    reasons = rated.contributions[rated.contributions["company_id"] == company]
    bounds = {i.indicator: i for i in book.indicators}
    indicators = reasons.groupby("indicator")["points"].sum().items()
    return Outcome(
        score=int(row["score"]), grade=str(row["grade"]), status=str(row["status"]),
        components={name: int(row[name]) for name in book.components},
        indicators={str(name): _clamped(int(n), bounds[str(name)]) for name, n in indicators},
        points={str(rule): int(total) for rule, total in reasons.groupby("rule")["points"].sum().items()},
        blacklisted=bool(row["blacklisted"]), eligible=bool(row["eligible"]), next_change_on=row["next_change_on"],
    )  # fmt: skip


def _clamped(points: int, indicator: Indicator) -> int:
    return clamp(points, indicator.floor, indicator.ceiling)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A case as a company: its number, and the number of its first community."""

    case: Case
    company_no: int
    first_community: int

    def where(self, community: str | None) -> dict[str, object]:
        ids = [one.id for one in self.case.company.communities]
        place = 0 if community is None else ids.index(community)
        return {"company_no": self.company_no, "community_no": self.first_community + place}


Row = dict[str, object]


def _companies(placed: _Placed) -> Iterator[Row]:
    name = _name(placed.company_no)
    part = placed.case.company.participates
    yield {"company_no": placed.company_no, "company_id": name, "name": name, "participates": part}


def _communities(placed: _Placed) -> Iterator[Row]:
    for number, one in enumerate(placed.case.company.communities, placed.first_community):
        sizes = {"households": one.households, "floor_area_m2": one.floor_area_m2}
        yield {"community_no": number, "community_id": f"{number:06d}"} | sizes


def _service_periods(placed: _Placed) -> Iterator[Row]:
    for one in placed.case.company.communities:
        ends_on = NEVER if one.until is None else day_number(one.until)
        yield placed.where(one.id) | {"starts_on": day_number(one.since), "ends_on": ends_on}


def _complaints(placed: _Placed) -> Iterator[Row]:
    for place, one in enumerate(placed.case.evidence.complaints):
        for copy in range(one.times):
            yield placed.where(one.community) | {
                "complaint_id": one.id or f"complaint-{place}-{copy}", "channel": one.channel,
                "category": one.category, "liability": one.liability, "upheld": one.upheld,
                "satisfaction": None if one.satisfaction is None else one.satisfaction * MILLI,
                "duplicate_of": one.duplicate_of, "received_at": _day(one.received_at),
                "answered_at": _day(one.answered_at), "closed_at": _day(one.closed_at),
                "recorded_at": moment_number(one.recorded_at or one.received_at),
            }  # fmt: skip


def _inspections(placed: _Placed) -> Iterator[Row]:
    for place, one in enumerate(placed.case.evidence.inspections):
        for copy in range(one.times):
            yield _inspected(placed, one) | {
                "inspection_id": _inspection_id(one, place, copy), "kind": one.kind, "score": one.score,
            }  # fmt: skip


def _inspection_id(one: CaseInspection, place: int, copy: int) -> str:
    return one.id or f"inspection-{place}-{copy}"


def _inspected(placed: _Placed, one: CaseInspection) -> Row:
    day = day_number(one.inspected_on)
    recorded = day_starts_at(day) if one.recorded_at is None else moment_number(one.recorded_at)
    return placed.where(one.community) | {"inspected_on": day, "recorded_at": recorded}


def _findings(placed: _Placed) -> Iterator[Row]:
    inspections = {one.id: one for one in placed.case.evidence.inspections}
    for place, one in enumerate(placed.case.evidence.findings):
        inspection = inspections[one.inspection]
        for copy in range(one.times):
            yield _inspected(placed, inspection) | {
                "finding_id": f"finding-{place}-{copy}", "inspection_id": one.inspection, "item": one.item,
                "severity": one.severity, "kind": inspection.kind, "rectify_by": _date(one.rectify_by),
                "rectified_on": _date(one.rectified_on),
            }  # fmt: skip


def _records(placed: _Placed) -> Iterator[Row]:
    for place, one in enumerate(placed.case.evidence.records):
        day = day_number(one.occurred_on)
        recorded = day_starts_at(day) if one.recorded_at is None else moment_number(one.recorded_at)
        for copy in range(one.times):
            yield placed.where(one.community) | {
                "record_id": f"record-{place}-{copy}", "event": one.event, "level": one.level, "issuer": one.issuer,
                "document_no": one.document_no, "occurred_on": day, "valid_until": _date(one.valid_until),
                "revoked_on": _date(one.revoked_on), "quantity": one.quantity, "recorded_at": recorded,
            }  # fmt: skip


_ROWS: Mapping[str, Callable[[_Placed], Iterator[Row]]] = {
    "companies": _companies, "communities": _communities, "service_periods": _service_periods,
    "complaints": _complaints, "inspections": _inspections, "findings": _findings, "records": _records,
}  # fmt: skip


def _day(moment: datetime | None) -> int | None:
    return None if moment is None else shanghai_day(moment_number(moment))


def _date(day: date | None) -> int | None:
    return None if day is None else day_number(day)


def _grade_only(book: Rulebook, asked: GradeOnly) -> Outcome:
    """Return the grade of a bare score: the grade table itself, with marks where the case names components."""
    # of a bare score nobody says on which day, so every version is in force
    plan = Plan(Terms(book.model_copy(update={"applies_by": "occurrence"}), 0))
    inside = [n for n in plan.marked if plan.buckets[n].component in asked.with_]
    marks = {f"{kind}_{n}": int(n in inside) for n in plan.marked for kind in ("sum", "mark")}
    marks["flags"] = sum(plan.flags.get(n, 0) for n in inside)
    row = marks | {f"component_{name}": 0 for name in book.components} | {"company_no": 0, "score": asked.score}
    days = {name: pa.array([None], pa.int32()) for name in ("next_change_on", "last_barred")}
    table = pa.table({name: pa.array([value], pa.int64()) for name, value in row.items()} | days)
    table = table.append_column("participates", pa.array([True])).append_column("serves", pa.array([1]))
    with session({"row": table}) as engine:
        found = engine.run(graded(engine.tables["row"], plan)).to_pylist()[0]
    return Outcome(score=asked.score, grade=found["grade"], eligible=found["eligible"])
