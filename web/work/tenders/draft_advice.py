"""What the rules say of a draft as it is: the ways that the law allows, days, bounds, the field, and every fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask_babel import gettext
from sqlmodel import Session

from bidding.evaluation.reading import read_scheme
from bidding.evaluation.refusals import scheme_refusals
from bidding.notices import Lot, Method, Notice, TenderKind, read_notice
from bidding.procedures import (
    Bounds,
    Procedures,
    Situation,
    Timetable,
    bid_security_bounds,
    case_of,
    filing_problems,
    is_statutory,
    method_refusals,
    performance_bounds,
    procedures_for,
    publication_problems,
    timetable,
)  # fmt: skip
from bidding.tender.field import Field, notice_warnings
from models.errors import Problem, WuxinError
from models.values.canonical import canonical
from web.languages import language
from web.register.tenders.drafts import Draft
from web.register.tenders.eligibility import field_for
from web.work.tenders.draft_notice import notice_from

__all__ = ["Advice", "Option", "advice_on", "step_of"]

_STEPS: Final = {
    "kind": "basis", "jurisdiction": "basis", "tender_id": "basis", "title": "basis", "procuring_entity": "basis",
    "residential": "basis", "state_funds": "basis", "terms": "basis", "lots": "lots", "method": "method",
    "invited": "method", "required": "required", "times": "times", "sealing": "sealing", "evaluation": "evaluation",
    "bid_security_fen": "money", "performance_security_fen": "money", "validity_days": "money",
}  # fmt: skip
"""In which step each key of a notice is typed."""


@dataclass(frozen=True, slots=True)
class Option:
    """A method with the article that allows it, or every reason why it may not be taken."""

    method: Method
    article: str
    refusals: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What is known of a draft; parts that nobody can know yet are empty or None.

    `faults` keep it from being entered, `waits` from being filed as things stand, `warnings` from nothing.
    """

    notice: Notice | None
    options: tuple[Option, ...]
    days: Timetable | None
    bid_security: Bounds | None
    performance: tuple[tuple[Lot, Bounds], ...]
    field: Field | None
    field_faults: tuple[Problem, ...]
    faults: tuple[Problem, ...]
    waits: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    def of(self, step: str) -> list[Problem]:
        """Return the faults of one step."""
        return [one for one in self.faults if step_of(one) == step]


def step_of(problem: Problem) -> str:
    """Return in which step a fault is mended; what belongs to no key is mended where it is looked over."""
    key = re.match(r"notice, (\w+)", problem.where)
    return _STEPS.get(key[1], "review") if key else "review"


def advice_on(session: Session, draft: Draft, on: date, version: int = 1) -> Advice:
    """Return all that the rules say of a draft on a day."""
    raw = notice_from(draft.content, draft.organisation, version)
    notice, faults = _read(raw)
    law, case = _law_of(raw, on), _case_of(raw)
    field, field_faults = _field_of(session, notice, on)
    filed_on = _day(draft.content.get("times", {}).get("filed_on", "")) or on
    measured = None if law is None or notice is None else bid_security_bounds(notice, law)
    return Advice(
        notice, () if law is None or case is None else _options(case, law),
        _days(case, raw.get("method"), filed_on, law), measured,
        () if law is None or notice is None else tuple(
            (lot, performance_bounds(notice, lot, lot.estimate_fen, law)) for lot in notice.lots),
        field, field_faults, faults, () if notice is None or law is None else tuple(_waits(notice, law, filed_on)),
        () if notice is None else tuple(notice_warnings(notice, field)),
    )  # fmt: skip


def _read(raw: Mapping[str, Any]) -> tuple[Notice | None, tuple[Problem, ...]]:
    try:
        notice = read_notice(canonical(raw))
        scheme = read_scheme(notice.evaluation, "notice, evaluation")
    except WuxinError as error:
        return None, error.problems
    on = _any_day(notice)
    statutory = is_statutory(notice, procedures_for(notice.jurisdiction, on))
    refused = [Problem(f"notice, evaluation: {one.where}", one.what, one.remedy)
               for one in scheme_refusals(scheme, statutory=statutory)]  # fmt: skip
    return (None if refused else notice), tuple(refused)


def _any_day(notice: Notice) -> date:
    return notice.times.bids_close_at.date()


def _law_of(raw: Mapping[str, Any], on: date) -> Procedures | None:
    code = str(raw.get("jurisdiction", ""))
    return procedures_for(code, on) if re.fullmatch(r"\d{6}", code) else None


def _case_of(raw: Mapping[str, Any]) -> Situation | None:
    """Return what the choice of a method depends on, as far as it was typed; an amount that is not read counts as 0."""
    if raw.get("kind") not in list(TenderKind):
        return None
    lots = raw.get("lots", ())
    return Situation(
        kind=TenderKind(raw["kind"]), residential=bool(raw.get("residential")),
        state_funds=bool(raw.get("state_funds")), invited=len(raw.get("invited", ())),
        area_m2=sum(_int(lot.get("area_m2")) for lot in lots),
        estimate_fen=sum(_int(lot.get("estimate_fen")) for lot in lots),
    )  # fmt: skip


def _options(case: Situation, law: Procedures) -> tuple[Option, ...]:
    """Return every method; approval and the owners' vote come with the filing, and are told as what it takes."""
    found = []
    for method in Method:
        refusals = tuple(method_refusals(method, case, law))
        rules = [rule for rule in law.methods(case.kind) if rule.method is method]
        found.append(Option(method, law.cite(rules[0].basis, language()) if rules else "", refusals))
    return tuple(found)


def _days(case: Situation | None, method: object, filed_on: date, law: Procedures | None) -> Timetable | None:
    if case is None or law is None:
        return None
    try:
        return timetable(case, _method(method), filed_on, law)
    except WuxinError:  # the calendar of working days does not reach so far
        return None


def _field_of(session: Session, notice: Notice | None, on: date) -> tuple[Field | None, tuple[Problem, ...]]:
    if notice is None:
        return None, ()
    try:
        found = field_for(session, notice, on)
    except WuxinError as error:
        return None, error.problems
    return (None if found is None else found[0]), ()


def _waits(notice: Notice, law: Procedures, filed_on: date) -> Iterable[Problem]:
    yield from filing_problems(notice, case_of(notice), law)
    days = _days(case_of(notice), notice.method, filed_on, law)
    if days is None:
        yield Problem("times", gettext("the days could not be counted: the calendar of working days ends before"), "")
    else:
        yield from publication_problems(notice, filed_on, days.publish_on, law)


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _method(typed: object) -> Method:
    return next((one for one in Method if one == typed), Method.OPEN)
