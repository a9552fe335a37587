"""What the law asks of a notice before it is filed and when it is published; and what it only warns of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bidding.notices import Method, Notice, TenderKind
from bidding.procedures.clocks import clock_of
from bidding.procedures.laws import Procedures
from bidding.procedures.methods import Situation, method_refusals
from bidding.procedures.securities import bid_security_bounds, performance_bounds, security_problems
from bidding.procedures.shapes import PeriodName
from credit.standing.laws import cite, law_for
from models.errors import Problem
from models.values.moments import shanghai_date
from models.values.working_days import Calendar, is_working

__all__ = ["filing_problems", "grade_warnings", "publication_problems"]


def filing_problems(notice: Notice, case: Situation, law: Procedures) -> list[Problem]:
    """Return every reason why the documents of a tender may not be filed as they are."""
    return [*method_refusals(notice.method, case, law), *_of_buyer(notice, law), *_of_securities(notice, law),
            *_of_permit(notice, law), *_of_rents(notice)]  # fmt: skip


def publication_problems(
    notice: Notice, filed_on: date, published_on: date, law: Procedures, calendar: Calendar = is_working
) -> list[Problem]:
    """Return every reason why a filed notice may not be published on a day."""
    return list(_publication(notice, filed_on, published_on, law, calendar))


def grade_warnings(notice: Notice) -> list[Problem]:
    """Return what the credit law of the place says against asking for a grade; a warning, never a refusal.

    A grade alone may not lawfully bar a bidder in some places; the procuring entity then has to give its own reason.
    """
    if notice.required is None:
        return []
    law = law_for(notice.jurisdiction)
    return [
        Problem(
            cite(law, measure.against or measure.basis),
            measure.why_off.en,
            "Let the evaluation weigh credit instead, or give the reason why this work needs the grade.",
        )
        for measure in law.measures
        if measure.kind == "tender_bar" and measure.grades and measure.why_off is not None
    ]


def _of_buyer(notice: Notice, law: Procedures) -> Iterator[Problem]:
    roles, basis = law.buyers(notice.kind)
    role = notice.procuring_entity.role
    if role not in roles:
        what = f"{role} does not tender {notice.kind}"
        yield Problem(law.cite(basis), what, f"Let one of these: {', '.join(roles)}.")
    if notice.kind is TenderKind.BUNDLE and len(notice.estates) == 1:
        what = "a bundle holds several estates, and this one holds one"
        yield Problem(law.cite(basis), what, "Add the other estates, or tender it as a service.")


def _of_securities(notice: Notice, law: Procedures) -> Iterator[Problem]:
    yield from security_problems("the bid security", notice.bid_security_fen, bid_security_bounds(notice, law))
    asked = notice.performance_security_fen
    for lot in notice.lots if asked else ():
        bounds = performance_bounds(notice, lot, lot.estimate_fen, law)
        yield from security_problems(f"the performance security of {lot.id} by its estimate", asked, bounds)


def _of_rents(notice: Notice) -> Iterator[Problem]:
    """Yield lots whose rent is for nobody knows how long: then no two bids could be compared. No law sets the time."""
    for lot in notice.lots if notice.kind is TenderKind.LETTING else ():
        if lot.rent_months is None:
            what = "it does not say for how many months a rent is"
            yield Problem(f"notice, {lot.id}", what, "Give rent_months: 1 for a month, 12 for a year.")


def _of_permit(notice: Notice, law: Procedures) -> Iterator[Problem]:
    clause = law.clause("before_permit")
    if notice.kind is TenderKind.PRELIMINARY and notice.times.permit_on is None and clause is not None:
        what = "the notice does not say when the pre-sale permit or the completed-sale filing is expected"
        yield Problem(law.cite(clause.basis), what, "Give times.permit_on.")


def _publication(
    notice: Notice, filed_on: date, published_on: date, law: Procedures, calendar: Calendar
) -> Iterator[Problem]:
    for name, what in ((PeriodName.NOTICE_FILED, "the notice"), (PeriodName.DOCUMENTS_FILED, "the documents")):
        clock = clock_of(name, notice, law, calendar)
        if clock is not None and published_on < (earliest := clock.after(filed_on)):
            said = f"{what} was filed on {filed_on} and may be published from {earliest} on, after {clock.length}"
            yield Problem(clock.article, said, f"Publish on {earliest} or later.")
    # who agrees with one company prepares no tender: the time for bids is that of tenders
    clock = None if notice.method is Method.DIRECT else clock_of(PeriodName.BIDS_PREPARED, notice, law, calendar)
    closes_on = shanghai_date(notice.times.bids_close_at)
    if clock is not None and closes_on < (earliest := clock.after(published_on)):
        said = f"bids close on {closes_on}, and bidders have at least {clock.length}, up to {earliest}"
        yield Problem(clock.article, said, f"Let bids close on {earliest} or later.")
    permit, clause = notice.times.permit_on, law.clause("before_permit")
    if permit is not None and clause is not None and published_on >= permit:
        said = f"the notice has to precede the permit or filing of {permit}"
        yield Problem(law.cite(clause.basis), said, "Put off the permit, or ask the authority.")
