"""Rate the worked cases of a rulebook: evidence written by hand goes through the very expression that rates a city."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

import pyarrow as pa

from credit.engines.duckdb import session
from credit.evidence import FACTS, Facts
from credit.rulebook.cases import Case, CaseInspection, Outcome
from credit.rulebook.shapes import Rulebook
from credit.scoring.contributions import clamp
from credit.scoring.grading import graded
from credit.scoring.plan import Plan
from credit.scoring.rating import rate_facts
from credit.scoring.terms import Terms
from models.values.moments import day_starts_at, moment_number, shanghai_day
from models.values.periods import NEVER, day_number
from models.values.points import MILLI

__all__ = ["case_facts", "rate_case"]

_COMPANY = "case"


def rate_case(book: Rulebook, case: Case) -> Outcome:
    """Return what a worked case comes to; points in thousandths."""
    if case.grade_only is not None:
        return _grade_only(book, case)
    assert case.as_of is not None  # the shape of a case asks for it  # noqa: S101
    rated = rate_facts(case_facts(case), book, as_of=case.as_of, known_at=case.known_at)
    row, reasons = rated.by_company[_COMPANY], rated.contributions
    indicators = reasons.groupby("indicator")["points"].sum()
    bounds = {i.indicator: i for i in book.indicators}
    return Outcome(
        score=int(row["score"]), grade=str(row["grade"]), status=str(row["status"]),
        components={name: int(row[name]) for name in book.components},
        indicators={name: clamp(int(total), bounds[name].floor, bounds[name].ceiling) for name, total in indicators.items()},
        points={str(rule): int(total) for rule, total in reasons.groupby("rule")["points"].sum().items()},
        blacklisted=bool(row["blacklisted"]), eligible=bool(row["eligible"]), next_change_on=row["next_change_on"],
    )  # fmt: skip


def case_facts(case: Case) -> Facts:
    """Return the facts of a case: one company, the communities it serves, and what happened there."""
    rows = {name: list(make(case)) for name, make in _ROWS.items()}
    tables = {name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in FACTS.items()}
    return Facts(tables)


Row = dict[str, object]


def _numbers(case: Case) -> dict[str, int]:
    return {community.id: number for number, community in enumerate(case.company.communities)}


def _where(case: Case, community: str | None) -> dict[str, object]:
    numbers = _numbers(case)
    return {"company_no": 0, "community_no": 0 if community is None else numbers[community]}


def _companies(case: Case) -> Iterator[Row]:
    yield {"company_no": 0, "company_id": _COMPANY, "name": _COMPANY, "participates": case.company.participates}


def _communities(case: Case) -> Iterator[Row]:
    for number, one in enumerate(case.company.communities):
        sizes = {"households": one.households, "floor_area_m2": one.floor_area_m2}
        yield {"community_no": number, "community_id": one.id} | sizes


def _service_periods(case: Case) -> Iterator[Row]:
    for number, one in enumerate(case.company.communities):
        ends_on = NEVER if one.until is None else day_number(one.until)
        yield {"company_no": 0, "community_no": number, "starts_on": day_number(one.since), "ends_on": ends_on}


def _complaints(case: Case) -> Iterator[Row]:
    for place, one in enumerate(case.evidence.complaints):
        for copy in range(one.times):
            yield _where(case, one.community) | {
                "complaint_id": one.id or f"complaint-{place}-{copy}", "channel": one.channel,
                "category": one.category, "liability": one.liability, "upheld": one.upheld,
                "satisfaction": None if one.satisfaction is None else one.satisfaction * MILLI,
                "duplicate_of": one.duplicate_of, "received_at": _day(one.received_at),
                "answered_at": _day(one.answered_at), "closed_at": _day(one.closed_at),
                "recorded_at": moment_number(one.recorded_at or one.received_at),
            }  # fmt: skip


def _inspections(case: Case) -> Iterator[Row]:
    for place, one in enumerate(case.evidence.inspections):
        for copy in range(one.times):
            yield _inspected(case, one) | {
                "inspection_id": _inspection_id(one, place, copy), "kind": one.kind, "score": one.score,
            }  # fmt: skip


def _inspection_id(one: CaseInspection, place: int, copy: int) -> str:
    return one.id or f"inspection-{place}-{copy}"


def _inspected(case: Case, one: CaseInspection) -> Row:
    day = day_number(one.inspected_on)
    recorded = day_starts_at(day) if one.recorded_at is None else moment_number(one.recorded_at)
    return _where(case, one.community) | {"inspected_on": day, "recorded_at": recorded}


def _findings(case: Case) -> Iterator[Row]:
    inspections = {one.id: one for one in case.evidence.inspections}
    for place, one in enumerate(case.evidence.findings):
        inspection = inspections[one.inspection]
        for copy in range(one.times):
            yield _inspected(case, inspection) | {
                "finding_id": f"finding-{place}-{copy}", "inspection_id": one.inspection, "item": one.item,
                "severity": one.severity, "kind": inspection.kind, "rectify_by": _date(one.rectify_by),
                "rectified_on": _date(one.rectified_on),
            }  # fmt: skip


def _records(case: Case) -> Iterator[Row]:
    for place, one in enumerate(case.evidence.records):
        day = day_number(one.occurred_on)
        recorded = day_starts_at(day) if one.recorded_at is None else moment_number(one.recorded_at)
        for copy in range(one.times):
            yield _where(case, one.community) | {
                "record_id": f"record-{place}-{copy}", "event": one.event, "level": one.level, "issuer": one.issuer,
                "document_no": one.document_no, "occurred_on": day, "valid_until": _date(one.valid_until),
                "revoked_on": _date(one.revoked_on), "quantity": one.quantity, "recorded_at": recorded,
            }  # fmt: skip


_ROWS: Mapping[str, Callable[[Case], Iterator[Row]]] = {
    "companies": _companies, "communities": _communities, "service_periods": _service_periods,
    "complaints": _complaints, "inspections": _inspections, "findings": _findings, "records": _records,
}  # fmt: skip


def _day(moment: datetime | None) -> int | None:
    return None if moment is None else shanghai_day(moment_number(moment))


def _date(day: date | None) -> int | None:
    return None if day is None else day_number(day)


def _grade_only(book: Rulebook, case: Case) -> Outcome:
    """Return the grade of a bare score: the grade table itself, with marks where the case names components."""
    assert case.grade_only is not None  # asked by the caller  # noqa: S101
    asked = case.grade_only
    plan = Plan(Terms(book, 0))
    marks = {f"{kind}_{n}": int(plan.buckets[n].component in asked.with_) for n in plan.marked for kind in ("sum", "mark")}
    row = marks | {f"component_{name}": 0 for name in book.components} | {"company_no": 0, "score": asked.score}
    days = {name: pa.array([None], pa.int32()) for name in ("next_change_on", "veto", "black_on", "lifted_on")}
    table = pa.table({name: pa.array([value], pa.int64()) for name, value in row.items()} | days)
    table = table.append_column("participates", pa.array([True])).append_column("serves", pa.array([1]))
    with session({"row": table}) as engine:
        found = engine.run(graded(engine.tables["row"], plan)).to_pylist()[0]
    return Outcome(score=asked.score, grade=found["grade"], eligible=found["eligible"])
