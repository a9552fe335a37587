"""What the owners have authorised on a day (LS-20): decisions and delegations as steps say, and what they have used up.

A delegation binds what was paid out of the common revenue and what was applied for to the fund in the calendar year;
what was tendered counts with it, once (`bidding.owners.commitments`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bidding.owners import Asked, Authority, Decision, Delegation, Grounds, PrincipalKind, authority_for
from bidding.owners.commitments import Commitment, Way
from bidding.owners.laws import law_for as owners_law_for
from bidding.revenue.applications import applications
from bidding.revenue.books import Book, EntryKind
from bidding.revenue.steps import MoneyMove, MoneyRole, MoneyStep
from bidding.revenue.terms import Terms, principal_of
from models.errors import Problem

__all__ = ["authorised", "commitments", "grounds_on", "links_of", "not_acting"]

_GONE = frozenset({MoneyMove.REFUSE, MoneyMove.WITHDRAW})


def authorised(terms: Terms, asked: Asked, grounds: Grounds) -> Authority:
    """Return on what a body may spend, by the owners' law of the place. Raises RefusedError with every reason."""
    return authority_for(asked, grounds, owners_law_for(terms.jurisdiction))


def grounds_on(steps: Sequence[MoneyStep], day: date, spent_fen: Mapping[str, int]) -> Grounds:
    """Return what may authorise on a day: who acts, and what was entered and not revoked.

    `spent_fen`: matter -> fen that were spent or bound by delegation in the calendar year.
    """
    given = list(_standing(steps, day))
    return Grounds(
        principal_of(steps, day),
        tuple(_decision(step) for step in given if step.content.get("covers") is not None),
        tuple(_delegation(step) for step in given if step.content.get("covers") is None),
        tuple(sorted(spent_fen.items())),
    )


def not_acting(steps: Sequence[MoneyStep], role: MoneyRole, day: date) -> Problem | None:
    """Return why a committee may not act on a day: another body does, or nobody. Other roles act in their own right."""
    kinds = {
        MoneyRole.COMMITTEE: PrincipalKind.OWNERS_COMMITTEE,
        MoneyRole.MANAGEMENT_COMMITTEE: PrincipalKind.MANAGEMENT_COMMITTEE,
    }
    acting = principal_of(steps, day).kind
    if role not in kinds or acting is kinds[role]:
        return None
    what = f"the {role} does not act for the owners on {day}; {acting} does"
    return Problem("who acts", what, "Enter who does: wuxin money stage; without a committee the subdistrict steps in.")


def commitments(steps: Sequence[MoneyStep], common: Book, year: int) -> Iterator[Commitment]:
    """Yield what a committee spent out of the common revenue, or applied for to the fund, in a calendar year."""
    yield from _paid(common, year)
    yield from _applied(steps, year)


def links_of(steps: Iterable[MoneyStep]) -> dict[str, str]:
    """Return application -> the tender of its work, for those that are linked."""
    return {name: one.tender for name, one in applications(steps).items() if one.tender is not None}


def _paid(common: Book, year: int) -> Iterator[Commitment]:
    for entry in common.entries:
        authority = entry.details.get("authority")
        live = entry.kind is EntryKind.PAY and entry.number not in common.corrected and entry.on.year == year
        if live and authority and authority["delegated"]:
            subject = str(entry.details.get("subject", ""))
            yield Commitment(Way.PAYMENT, subject, authority["matter"], entry.debits_fen, entry.at)


def _applied(steps: Sequence[MoneyStep], year: int) -> Iterator[Commitment]:
    """Yield what was applied for; an application that was refused or withdrawn binds nothing, nor does its excess."""
    for number, step in enumerate(steps):
        authority = step.content.get("authority")
        if not authority or not authority["delegated"] or step.on.year != year:
            continue
        after = [one.move for one in steps[number + 1 :] if one.subject == step.subject]
        if not after or after[0] not in _GONE:
            fen = step.content.get("amount_fen", step.content.get("more_fen", 0))
            yield Commitment(Way.APPLICATION, str(step.subject), authority["matter"], fen, step.at)


def _standing(steps: Iterable[MoneyStep], day: date) -> Iterator[MoneyStep]:
    known = [step for step in steps if step.on <= day]
    revoked = {step.subject for step in known if step.move is MoneyMove.REVOKE}
    return (step for step in known if step.move is MoneyMove.AUTHORISE and step.subject not in revoked)


def _decision(step: MoneyStep) -> Decision:
    told = step.content
    return Decision(told["vote"], told["item"], told["matter"], told["covers"])


def _delegation(step: MoneyStep) -> Delegation:
    told = step.content
    until = date.fromisoformat(told["until"])
    return Delegation(told["vote"], told["item"], told["matter"], told["each_fen"], told["year_fen"], until)
