"""Guards after the award: securities, contracts, performance, exit and refund."""

from __future__ import annotations

from collections.abc import Iterator

from bidding.contracts import Entry, EntryKind, contract_problems, payment_problems, security_due
from bidding.tender.attempts import Attempt, cited
from bidding.tender.contract_details import Breached, Deducted, HandedOver, Refunded, Reviewed, Secured, Signed
from bidding.tender.moves import Move
from models.errors import Problem

__all__ = [
    "breach_is_there", "contract_begins", "contracts_keep_the_award", "deduction_is_held",
    "lot_has_a_contract", "no_security_is_asked", "refund_is_due", "review_is_of_a_trial", "securities_are_paid",
    "term_is_over",
]  # fmt: skip


def securities_are_paid(attempt: Attempt) -> list[Problem]:
    """Refuse a payment below what is due or above what is allowed, by others than the winners, or for less than all."""
    return list(_odd_payments(attempt))


def _odd_payments(attempt: Attempt) -> Iterator[Problem]:
    tender, payments = attempt.tender, attempt.told(Secured).payments
    paid = {(one.lot, one.company_id): one.fen for one in payments}
    won = {(lot, award.company_id): award for lot, award in tender.awards.items()}
    for other, company in sorted(paid.keys() - won.keys()):
        yield Problem(cited(58), f"{company} did not win {other}", "Take money of the winners alone.")
    if len(paid) < len(payments):
        yield Problem(cited(58), "a lot is paid for twice", "Give one amount for each lot.")
    for (lot_id, company), award in won.items():
        lot = tender.notice.lot(lot_id)
        held = tender.ledger.balance_fen(lot_id, company)
        if lot is not None and held == 0 and security_due(tender.notice, lot, award.price_fen, attempt.law):
            fen = paid.get((lot_id, company), 0)
            yield from payment_problems(tender.notice, lot, award.price_fen, fen, attempt.law)


def no_security_is_asked(attempt: Attempt) -> list[Problem]:
    """Refuse a contract before the security, where notice or law ask for one."""
    tender, found = attempt.tender, []
    for lot_id, award in tender.awards.items():
        lot = tender.notice.lot(lot_id)
        due = 0 if lot is None else security_due(tender.notice, lot, award.price_fen, attempt.law)
        if due and not tender.ledger.balance_fen(lot_id, award.company_id):
            what = f"{due} fen of performance security are due for {lot_id}"
            found.append(Problem(cited(58), what, "Pay it to the subdistrict first: wuxin tender secure"))
    return found


def contracts_keep_the_award(attempt: Attempt) -> list[Problem]:
    """Refuse contracts that are not those of the awards, on other terms, or outside the committee's term."""
    tender, contracts = attempt.tender, attempt.told(Signed).contracts
    lots = sorted(one.lot for one in contracts)
    problems = []
    if lots != sorted(tender.awards):
        what = f"awarded: {', '.join(sorted(tender.awards))}; signed: {', '.join(lots)}"
        problems.append(Problem("Tender Law art. 46", what, "Sign one contract for each lot that was awarded."))
    for one in contracts:
        award, on = tender.awards.get(one.lot), tender.awarded_on(one.lot)
        if award is not None and on is not None:
            won = (award.company_id, award.price_fen)
            problems += contract_problems(one, tender.notice, won, attempt.law, on)
        if one.signed_on > attempt.event.on:
            problems.append(Problem("sign", f"{one.lot} is signed on {one.signed_on}, which lies ahead", "Correct it."))
    return problems


def contract_begins(attempt: Attempt) -> Problem | None:
    """Refuse that service starts before the first day of every contract."""
    first = min((one.starts_on for one in attempt.tender.contracts.values()), default=attempt.event.on)
    if attempt.event.on >= first:
        return None
    return Problem("contract, starts_on", f"service starts on {first}", "Wait for that day.")


def lot_has_a_contract(attempt: Attempt) -> Problem | None:
    """Refuse what is said of a lot without a contract, or before the day it happened."""
    told = attempt.event.told
    lot = getattr(told, "lot", None)
    if lot not in attempt.tender.contracts:
        return Problem("lot", f"there is no contract for {lot}", f"Lots: {', '.join(attempt.tender.contracts)}.")
    if isinstance(told, Breached) and told.occurred_on > attempt.event.on:
        return Problem("breach", f"{told.occurred_on} lies ahead", "Correct the day.")
    return None


def review_is_of_a_trial(attempt: Attempt) -> Problem | None:
    """Refuse a review of a contract that is not on trial, before the day of its review, or a second time."""
    lot = attempt.told(Reviewed).lot
    contract = attempt.tender.contracts.get(lot)
    day = None if contract is None else contract.review_on
    if day is None:
        return Problem("contract, review_on", f"the contract for {lot} is not on trial", "Leave the review out.")
    if attempt.event.on < day:
        return Problem("contract, review_on", f"the trial is reviewed on {day}", "Wait for that day.")
    if lot in {told.lot for _, _, told in attempt.tender.each(Move.REVIEW, Reviewed)}:
        return Problem("contract, review_on", f"the trial of {lot} was reviewed", "Nothing is left to do.")
    return None


def term_is_over(attempt: Attempt) -> list[Problem]:
    """Refuse to hand over in the middle of a term, unless it is said to end early or a trial was not continued."""
    told = attempt.told(HandedOver)
    ended = {one.lot for _, _, one in attempt.tender.each(Move.REVIEW, Reviewed) if not one.continues}
    return [
        Problem("contract, ends_on", f"the contract for {lot} runs until {one.ends_on}", "Say that it ends early.")
        for lot, one in attempt.tender.contracts.items()
        if attempt.event.on < one.ends_on and lot not in ended and not told.ended_early
    ]


def breach_is_there(attempt: Attempt) -> Problem | None:
    """Refuse a deduction for a breach that is not on record."""
    told = attempt.told(Deducted)
    known = {number for number, _, one in attempt.tender.each(Move.BREACH, Breached) if one.lot == told.lot}
    if told.breach in known:
        return None
    return Problem("deduct", f"event {told.breach} is no breach of {told.lot}", "Record the breach first.")


def deduction_is_held(attempt: Attempt) -> list[Problem]:
    """Refuse to take more than is held."""
    told, event = attempt.told(Deducted), attempt.event
    entry = Entry(EntryKind.DEDUCTED, told.lot, told.company_id, told.fen, event.at, event.by, told.what)
    return attempt.tender.ledger.problems(entry)


def refund_is_due(attempt: Attempt) -> list[Problem]:
    """Refuse a refund that was not applied for, on which the committee said nothing, or that is not the balance.

    Zhuji opinions 9: on application at exit, with the committee's opinion. Who gave up before a contract needs neither.
    """
    told, tender = attempt.told(Refunded), attempt.tender
    held = tender.ledger.balance_fen(told.lot, told.company_id)
    problems = []
    if told.fen != held:
        what = f"{told.fen} fen would go back, and {held} are held"
        problems.append(Problem("performance security", what, "Give back what is held, after deductions."))
    if (told.lot, told.company_id) in tender.given_up:
        return problems
    done = {event.move for event in tender.events if event.details.get("lot") == told.lot}
    if Move.APPLY_REFUND not in done:
        problems.append(
            Problem(
                "Zhuji opinions 9", "the company did not apply", "Let it apply: wuxin tender do TENDER apply_refund"
            )
        )
    if Move.OPINE not in done:
        problems.append(
            Problem("Zhuji opinions 9", "the committee gave no opinion", "Ask it: wuxin tender do TENDER opine")
        )  # fmt: skip
    return problems
