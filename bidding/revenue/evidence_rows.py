"""What an estate's money tells a rating: overdue disclosures, charges that are not listed, and findings of audits.

A disclosure that is late becomes a finding of an inspection on the day after it was due, put right on the day it was
made good; or a record, where the law's data says so, never both. Charges and findings of audits are records of the
company. What a committee owes is no evidence against a company.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bidding.revenue.audits import AuditState, audit_state, audits
from bidding.revenue.charges import unlisted_charges
from bidding.revenue.disclosure import Disclosure, duties
from bidding.revenue.steps import MoneyStep
from bidding.revenue.terms import Terms
from models.values.moments import SHANGHAI

__all__ = ["MoneyEvidence", "evidence_of"]

_ONE_DAY = timedelta(days=1)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MoneyEvidence:
    """Rows by table, as an evidence package has them (docs/evidence.md)."""

    inspections: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)


def evidence_of(terms: Terms, steps: Sequence[MoneyStep], as_of: date) -> MoneyEvidence:
    """Return the rows of an estate as of a day."""
    known = [step for step in steps if step.on <= as_of]
    rows = MoneyEvidence()
    late = [one for one in duties(terms, known, as_of) if one.was_late(as_of) and _company_owes(terms, one)]
    if terms.law.overdue_as == "finding":
        _add_findings(rows, terms, late)
    else:
        rows.records.extend(_late_record(terms, one) for one in late)
    rows.records.extend(_charged(terms, known))
    rows.records.extend(_audited(terms, known))
    return rows


def _company_owes(terms: Terms, one: Disclosure) -> bool:
    return terms.law.heads[one.head].by == "company"


def _add_findings(rows: MoneyEvidence, terms: Terms, late: Sequence[Disclosure]) -> None:
    for day in sorted({one.due_on + _ONE_DAY for one in late}):
        name = f"disclosure/{terms.community_id}/{day}"
        rows.inspections.append({
            "inspection_id": name, "kind": "special", "community_id": terms.community_id, "inspected_on": day,
            "score": None, "recorded_at": _midnight(day),
        })  # fmt: skip
        rows.findings.extend(
            {
                "finding_id": f"disclosure/{terms.community_id}/{one.subject}", "inspection_id": name,
                "item": f"disclosure.{one.head}", "severity": terms.law.heads[one.head].severity,
                "rectify_by": day + timedelta(days=terms.law.rectify.days), "rectified_on": one.answered_on,
            }
            for one in late if one.due_on + _ONE_DAY == day
        )  # fmt: skip


def _late_record(terms: Terms, one: Disclosure) -> Row:
    day = one.due_on + _ONE_DAY
    name = f"disclosure/{terms.community_id}/{one.subject}"
    return _record(terms, name, terms.law.heads[one.head].event, day, _midnight(day))


def _charged(terms: Terms, steps: Sequence[MoneyStep]) -> Iterator[Row]:
    for one in unlisted_charges(steps):
        name = f"charge/{terms.community_id}/{one.number}"
        yield _record(terms, name, terms.law.charges_event, one.on, _midnight(one.on))


def _audited(terms: Terms, steps: Sequence[MoneyStep]) -> Iterator[Row]:
    """Yield the findings of published audits that are the company's."""
    for audit in audits(steps).values():
        report = audit.report
        if report is None or audit_state(audit) is not AuditState.PUBLISHED:
            continue
        for number, found in enumerate(report.content["findings"], start=1):
            if found["by"] == "company":
                name = f"audit/{terms.community_id}/{audit.id}/{number}"
                event = terms.law.audit_findings[found["kind"]]
                yield _record(terms, name, event, audit.steps[-1].on, audit.steps[-1].at) | {"issuer": report.by}


def _record(terms: Terms, name: str, event: str, on: date, at: datetime) -> Row:
    return {
        "record_id": name, "company_id": terms.company_id, "community_id": terms.community_id, "event": event,
        "occurred_on": on, "recorded_at": at.astimezone(UTC),
    }  # fmt: skip


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
