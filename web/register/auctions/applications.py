"""Applications to take part in auctions, in the register: who applies with which key, the security, the admission.

Each step is on record; being admitted is an event of the auction. All of an auction waits for one another (`lock`), so
that nobody gets another's handle, and none is admitted after the auction opened.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from bidding.auction import (
    Application,
    ApplicationAttempt,
    ApplicationMove,
    ApplicationStep,
    AuctionEvent,
    AuctionMove,
    Course,
    take_application_step,
)
from bidding.auction.applications import admission_problems
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import AuctionApplicationStep
from models.values.moments import shanghai_date
from web.register.auctions.courses import Courses, Taken, course_of, lock, take

__all__ = ["Applied", "admit", "application_named", "applications_of", "applications_of_all", "apply", "take_step"]

_HOUR: Final = timedelta(hours=1)
_MOST_IN_AN_HOUR: Final = 60
"""Applications for one auction, so that nobody floods it: our own choice."""

Applied = tuple[Application, str]
"""An application, and the digest that names the entry of its newest step."""


def apply(clerk: Clerk, auction_id: str, signed: Mapping[str, Any]) -> Applied:
    """Take in an application under its key, and give it a handle. Raises RefusedError with every reason why not.

    Raises InputError for an unknown auction.
    """
    session = clerk.session
    lock(session, [auction_id])
    course, known = course_of(session, auction_id), applications_of(session, auction_id)
    lately = sum(one.steps[0].at > clerk.at - _HOUR for one in known)
    if lately >= _MOST_IN_AN_HOUR:
        what = f"{lately} applications came within the hour"
        raise RefusedError(Problem(f"auction {auction_id}", what, "Apply again an hour later, or ask the seller."))
    today = shanghai_date(clerk.at)
    step = ApplicationStep(ApplicationMove.APPLY, today, clerk.at, "applicant", signed=signed)
    keys = {one.key: one.handle for one in known if one.key is not None}
    before = Application(auction_id, _handle(course, len(known)))
    return _written(clerk, take_application_step(ApplicationAttempt(before, step, course, keys)))


def take_step(clerk: Clerk, application: Application, step: ApplicationStep, tenant: str | None = None) -> Applied:
    """Take a later step of an application, on record. Raises RefusedError with every reason why it is not taken.

    `tenant`: the handle with which the lease of the auction was signed, None before.
    """
    session, auction_id = clerk.session, application.auction_id
    lock(session, [auction_id])
    course, others = course_of(session, auction_id), applications_of(session, auction_id)
    won = None if course.leading is None else course.leading.by
    attempt = ApplicationAttempt(
        application, step, course, tenant=tenant, defaulted=any(one.handle == won and one.kept_fen for one in others)
    )
    return _written(clerk, take_application_step(attempt))


def admit(clerk: Clerk, application: Application) -> Taken:
    """Admit an application whose security was paid, as an event of the auction.

    Raises RefusedError with every reason. Live servers are not woken: they look by themselves within the second.
    """
    session, auction_id = clerk.session, application.auction_id

    def make(course: Course, at: datetime) -> AuctionEvent:
        as_is = application_named(session, auction_id, application.handle)  # now that nobody else can refuse it
        if problems := admission_problems(as_is, course):
            raise RefusedError(problems)
        return AuctionEvent(course.next_number, AuctionMove.ADMIT, at, as_is.handle, signed=as_is.steps[0].signed)

    return take(session, auction_id, make, lambda: clerk.at, clerk.entropy, Courses({}))


def applications_of(session: Session, auction_id: str) -> list[Application]:
    """Return the applications for an auction, in the order in which they came."""
    return applications_of_all(session, [auction_id])


def applications_of_all(session: Session, auction_ids: Collection[str]) -> list[Application]:
    """Return the applications for several auctions, in the order in which they came; in one statement."""
    row, found = AuctionApplicationStep, dict[tuple[str, str], list[ApplicationStep]]()
    query = select(row).where(col(row.auction_id).in_(auction_ids))
    for one in session.scalars(query.order_by(col(row.number), col(row.taken_at), func.length(row.handle), row.handle)):
        found.setdefault((one.auction_id, one.handle), []).append(_step(one))
    return [Application(*named, tuple(steps)) for named, steps in found.items()]


def application_named(session: Session, auction_id: str, handle: str) -> Application:
    """Return an application by its handle. Raises InputError where there is none."""
    for one in applications_of(session, auction_id):
        if one.handle == handle:
            return one
    raise InputError(Problem(f"auction {auction_id}", f"nobody applied as {handle}", "Look at who applied."))


def _handle(course: Course, before: int) -> str:
    """Return the next handle: a number, as at an auction in a hall."""
    taken = course.bidders
    return next(name for name in (f"B{number}" for number in range(before + 1, before + len(taken) + 2))
                if name not in taken)  # fmt: skip


def _written(clerk: Clerk, application: Application) -> Applied:
    step, number = application.steps[-1], len(application.steps)
    key = f"{application.auction_id}/{application.handle}/{number}"
    clerk.session.add(AuctionApplicationStep(
        id=key, auction_id=application.auction_id, handle=application.handle, number=number, move=str(step.move),
        happened_on=step.on, taken_at=step.at, taken_by=step.by, amount_fen=step.amount_fen, reason=step.reason,
        signed=None if step.signed is None else dict(step.signed),
    ))  # fmt: skip
    try:
        clerk.session.flush()
    except IntegrityError as error:  # numbers are unique within the application, handles within the auction
        where, what = f"auction application {application.handle}", "somebody else wrote to it at the same time"
        raise RefusedError(Problem(where, what, "Look again, then repeat.")) from error
    subject = f"auction/{application.auction_id}"
    return application, clerk.enter(f"application.{step.move}", subject, {}, {"id": [key]})


def _step(row: AuctionApplicationStep) -> ApplicationStep:
    at = row.taken_at.astimezone(UTC)
    move = ApplicationMove(row.move)
    return ApplicationStep(move, row.happened_on, at, row.taken_by, row.amount_fen, row.reason, row.signed)
