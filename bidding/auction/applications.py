"""Applications to take part in an auction (竞价报名) and their securities (竞价保证金), as steps on record.

An application is signed by the key with which its holder will bid. The seller enters the security, then admits it or
refuses it with a reason, all before the auction opens; being admitted is an event of the auction's own course. What is
to be done with a security follows from where the auction stands and from who signed its lease, and is never written
down.

No law that was read sets how securities of rent auctions are held. That losers get theirs back at once, that the winner
and who waits do so when the lease is signed, and that a winner who does not sign loses it, is our own choice after what
holds for tenders (Regulation on the Implementation of the Tendering and Bidding Law, art. 57(2) and 74).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from bidding.auction.course import Course, Phase
from bidding.auction.signing import applicant_key
from models.errors import Problem, RefusedError

__all__ = [
    "Application", "ApplicationAttempt", "ApplicationMove", "ApplicationState", "ApplicationStep", "admission_problems",
    "application_state", "take_application_step",
]  # fmt: skip

_RETURNED: Final = "Regulation on the Implementation of the Tendering and Bidding Law, art. 57(2), as for tenders"
_KEPT: Final = "Regulation on the Implementation of the Tendering and Bidding Law, art. 74, as for tenders"


class ApplicationMove(StrEnum):
    """What happens to an application beside its admission: `keep` is that the security is kept from a winner."""

    APPLY = "apply"
    PAY = "pay"
    REFUSE = "refuse"
    REFUND = "refund"
    KEEP = "keep"


class ApplicationState(StrEnum):
    """Where an application stands: `missed` where the auction opened before it was admitted."""

    APPLIED = "applied"
    PAID = "paid"
    ADMITTED = "admitted"
    REFUSED = "refused"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class ApplicationStep:
    """A step: the day on which it happened, when it was entered and by whom, the security in fen, and why."""

    move: ApplicationMove
    on: date
    at: datetime
    by: str
    amount_fen: int = 0
    reason: str = ""
    signed: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """An application by the handle that was given to it, with its steps."""

    auction_id: str
    handle: str
    steps: tuple[ApplicationStep, ...] = ()

    @property
    def key(self) -> str | None:
        """Return the key (vkey) that applies; None before the first step."""
        return applicant_key(self.steps[0].signed, self.auction_id) if self.steps else None

    @property
    def paid_fen(self) -> int:
        """Return what was paid as security."""
        return self._sum(ApplicationMove.PAY)

    @property
    def kept_fen(self) -> int:
        """Return what was kept of it."""
        return self._sum(ApplicationMove.KEEP)

    @property
    def held_fen(self) -> int:
        """Return what is held of it: neither given back nor kept."""
        return self.paid_fen - self._sum(ApplicationMove.REFUND) - self.kept_fen

    @property
    def refused(self) -> ApplicationStep | None:
        """Return the step that refused it."""
        return next((step for step in self.steps if step.move is ApplicationMove.REFUSE), None)

    def _sum(self, move: ApplicationMove) -> int:
        return sum(step.amount_fen for step in self.steps if step.move is move)


@dataclass(frozen=True, slots=True)
class ApplicationAttempt:
    """A step that somebody wants to take, and what bears on it.

    `keys`: key -> handle of those that apply for this auction already. `tenant`: the handle with which its lease was
    signed, None before. `defaulted`: the winner does not sign, and its security was kept.
    """

    application: Application
    step: ApplicationStep
    course: Course
    keys: Mapping[str, str] = field(default_factory=dict)
    tenant: str | None = None
    defaulted: bool = False


def application_state(application: Application, course: Course, at: datetime) -> ApplicationState:
    """Return where an application stands at a moment."""
    if application.handle in course.admitted:
        return ApplicationState.ADMITTED
    if application.refused is not None:
        return ApplicationState.REFUSED
    if course.phase(at) is not Phase.WAITING:
        return ApplicationState.MISSED
    return ApplicationState.PAID if application.paid_fen >= course.rules.security_fen else ApplicationState.APPLIED


def take_application_step(attempt: ApplicationAttempt) -> Application:
    """Return the application with one more step. Raises RefusedError with every reason why it is not taken."""
    application, step = attempt.application, attempt.step
    if problems := list(_REFUSALS[step.move](attempt)):
        raise RefusedError(problems)
    return replace(application, steps=(*application.steps, step))


def admission_problems(application: Application, course: Course) -> list[Problem]:
    """Return why an application may not be admitted, beside what the course of the auction says of it."""
    found, asked_fen = list(_not_refused(application)), course.rules.security_fen
    if application.paid_fen < asked_fen:
        what = f"{application.paid_fen} of {asked_fen} fen of the security were paid"
        found.append(Problem(_where(application), what, "Enter the security first, as it came in."))
    return found


def _apply(attempt: ApplicationAttempt) -> Iterator[Problem]:
    course, step = attempt.course, attempt.step
    phase, key = course.phase(step.at), applicant_key(step.signed, course.rules.auction_id)
    if phase is not Phase.WAITING:
        yield Problem("when", f"the auction is {phase}", "Apply before it opens.")
    if key is None:
        yield Problem("signature", "no key applies for this auction", "Sign it with the key that will bid.")
    known = {**attempt.keys, **{one: handle for handle, one in course.bidders.items()}}
    if key in known:
        what = f"this key applied already, as {known[key]}"
        yield Problem("key", what, "Wait until it is admitted; nobody bids under two names.")


def _pay(attempt: ApplicationAttempt) -> Iterator[Problem]:
    application, step, rules = attempt.application, attempt.step, attempt.course.rules
    yield from _before_opening(attempt)
    yield from _not_refused(application)
    open_fen = rules.security_fen - application.paid_fen
    if not 0 < step.amount_fen <= open_fen:
        what = f"{step.amount_fen} fen are entered, and {max(open_fen, 0)} fen of the security are open"
        yield Problem(_where(application), what, "Enter what came in; what is too much is no security.")


def _refuse(attempt: ApplicationAttempt) -> Iterator[Problem]:
    application = attempt.application
    yield from _before_opening(attempt)
    yield from _not_refused(application)
    if application.handle in attempt.course.admitted:
        remedy = "Only an official whom the rules name may stop the auction, by a signed decision."
        yield Problem(_where(application), "it was admitted, and that is not taken back", remedy)
    if not attempt.step.reason.strip():
        yield Problem(_where(application), "no reason is given", "Say why; it becomes public.")


def _refund(attempt: ApplicationAttempt) -> Iterator[Problem]:
    application, course, fen = attempt.application, attempt.course, attempt.step.amount_fen
    yield from _whole(application, fen)
    state = application_state(application, course, attempt.step.at)
    if course.ended is Phase.CANCELLED or state in (ApplicationState.REFUSED, ApplicationState.MISSED):
        return
    if course.ended is not Phase.CLOSED:
        yield Problem(_where(application), "the auction goes on", "Give it back when its close is on record.")
    elif attempt.tenant is None and application.handle in _awaited(attempt):
        what = "the lease is not signed yet, and this bidder won or waits"
        yield Problem(f"{_where(application)}, {_RETURNED}", what, "Sign the lease first, or keep it for a reason.")


def _keep(attempt: ApplicationAttempt) -> Iterator[Problem]:
    application, course = attempt.application, attempt.course
    yield from _whole(application, attempt.step.amount_fen)
    if course.ended is not Phase.CLOSED or course.leading is None or course.leading.by != application.handle:
        remedy = "It is kept from a winner who does not sign; give it back to all others."
        yield Problem(f"{_where(application)}, {_KEPT}", "this bidder did not win", remedy)
    elif application.handle == attempt.tenant:
        yield Problem(f"{_where(application)}, {_KEPT}", "this bidder signed the lease", "Give the security back.")
    if not attempt.step.reason.strip():
        yield Problem(_where(application), "no reason is given", "Say why it is kept; it becomes public.")


def _whole(application: Application, fen: int) -> Iterator[Problem]:
    held = application.held_fen
    if held == 0:
        yield Problem(_where(application), "no security is held", "See what became of it among its steps.")
    elif fen != held:
        yield Problem(_where(application), f"{fen} fen are entered, and {held} fen are held", "Enter all of it.")


def _before_opening(attempt: ApplicationAttempt) -> Iterator[Problem]:
    phase = attempt.course.phase(attempt.step.at)
    if phase is not Phase.WAITING:
        remedy = "Securities are entered and applications decided on before it opens."
        yield Problem(_where(attempt.application), f"the auction is {phase}", remedy)


def _not_refused(application: Application) -> Iterator[Problem]:
    if application.refused is not None:
        yield Problem(_where(application), "it was refused", "Let its holder apply anew, with another key.")


def _awaited(attempt: ApplicationAttempt) -> set[str]:
    """Return who is waited for: the winner, and who waits as long as the winner may sign."""
    leading, waiting = attempt.course.leading, None if attempt.defaulted else attempt.course.waiting
    return {bid.by for bid in (leading, waiting) if bid is not None}


def _where(application: Application) -> str:
    return f"auction application {application.handle}"


_REFUSALS: Final = {
    ApplicationMove.APPLY: _apply, ApplicationMove.PAY: _pay, ApplicationMove.REFUSE: _refuse,
    ApplicationMove.REFUND: _refund, ApplicationMove.KEEP: _keep,
}  # fmt: skip
