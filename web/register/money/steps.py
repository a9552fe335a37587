"""Steps on an estate's money: load, decide by the rule of their room, write, put on record, all or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from sqlmodel import Session

from bidding.owners import Asked
from bidding.owners.commitments import Commitment, Way
from bidding.owners.laws import law_for as owners_law_for
from bidding.revenue import Estate, Match, MoneyMove, MoneyStep, Voucher, fund_of
from bidding.revenue.applications import Application, FundAttempt, applications
from bidding.revenue.audits import Audit, AuditAttempt, audits, take_audit_step
from bidding.revenue.authorising import authorised, not_acting
from bidding.revenue.books import EntryKind
from bidding.revenue.disclosure import DisclosureAttempt, disclosure_of, take_disclosure_step
from bidding.revenue.fund import cost_parts, fund_entry
from bidding.revenue.fund_life import needs_vote, take_fund_step
from bidding.revenue.overview import bank_lines, matches_by_hand
from bidding.revenue.reconciling import check_match
from models.errors import Problem, RefusedError
from models.record import Clerk
from web.register.money.authority import check_authorisation, check_stage, fallen, grounds_for
from web.register.money.repairs import award_problems, linked
from web.register.money.rows import add_entry, add_step

__all__ = ["audited", "authorisation", "disclosed", "fund_step", "imported", "matched", "staged"]

_GOING_ON: Final = frozenset({MoneyMove.APPROVE, MoneyMove.ADVANCE, MoneyMove.SETTLE})
"""What nobody does on a vote that was revoked."""


def imported(clerk: Clerk, estate: Estate, step: MoneyStep) -> Estate:
    """Take in a bank statement. Raises RefusedError where its name or its file is on record."""
    for one in estate.steps:
        if one.move is MoneyMove.IMPORT and step.subject == one.subject:
            what = "a statement of this name is on record"
            raise RefusedError(Problem(f"statement {step.subject}", what, "Name it otherwise."))
        if one.move is MoneyMove.IMPORT and step.content["digest"] == one.content["digest"]:
            what = f"the same file is on record as {one.subject}"
            raise RefusedError(Problem(f"statement {step.subject}", what, "Import each file once."))
    return add_step(clerk, estate, step)


def matched(clerk: Clerk, estate: Estate, step: MoneyStep) -> Estate:
    """Match bank lines and entries by hand. Raises RefusedError with every reason why they cannot be."""
    match = Match(tuple(step.content["lines"]), tuple(step.content["entries"]), by_hand=True)
    check_match(estate.common, bank_lines(estate.steps), match, matches_by_hand(estate.steps))
    return add_step(clerk, estate, step)


def authorisation(clerk: Clerk, estate: Estate, step: MoneyStep) -> Estate:
    """Enter what owners authorised, or that it is revoked. Raises RefusedError for a matter that may not be."""
    own = [one for one in estate.steps if one.subject == step.subject and one.move is MoneyMove.AUTHORISE]
    if step.move is MoneyMove.REVOKE and not own:
        raise RefusedError(Problem(str(step.subject), "no authorisation of this name is on record", "Check the name."))
    if step.move is MoneyMove.AUTHORISE:
        if own:
            raise RefusedError(Problem(str(step.subject), "it is on record", "Name the new one otherwise."))
        _refuse_matter(estate, step)
        check_authorisation(clerk.session, estate, step)
    return add_step(clerk, estate, step)


def staged(clerk: Clerk, estate: Estate, step: MoneyStep) -> Estate:
    """Enter who acts for the owners. Raises RefusedError where their bodies are on record, from which it follows."""
    check_stage(clerk.session, estate, step)
    return add_step(clerk, estate, step)


def disclosed(clerk: Clerk, estate: Estate, step: MoneyStep) -> Estate:
    """Disclose a head, or take it down. Raises RefusedError with every reason why it may not be."""
    law, duty = estate.terms.law, disclosure_of(estate.terms, estate.steps, str(step.subject), step.on)
    take_disclosure_step(DisclosureAttempt(duty, step, law.heads[duty.head], law))
    return add_step(clerk, estate, step)


def audited(clerk: Clerk, estate: Estate, step: MoneyStep) -> tuple[Estate, Audit]:
    """Take a step of an audit. Raises RefusedError with every reason why it may not be."""
    before = audits(estate.steps).get(str(step.subject), Audit(str(step.subject)))
    after = take_audit_step(AuditAttempt(before, step, estate.terms.law))
    return add_step(clerk, estate, step), after


def fund_step(
    clerk: Clerk, estate: Estate, step: MoneyStep, receipts: tuple[str, ...] = ()
) -> tuple[Estate, Application]:  # fmt: skip
    """Take a step of an application; an advance and a settlement are paid from the units' accounts with it.

    A link names its tender alone; what that costs is read from the tender.
    """
    if step.move is MoneyMove.LINK:
        step = linked(clerk.session, estate, step)
    before = applications(estate.steps).get(str(step.subject), Application(str(step.subject)))
    attempt = FundAttempt(before, step, estate.terms.law, fund_of(estate.fund))
    authority, unauthorised = _authority(clerk.session, estate, attempt)
    if step.move in _GOING_ON:
        unauthorised += fallen(clerk.session, estate, str(step.subject), step.on)
    unauthorised += award_problems(clerk.session, estate, before, step)
    stranger = not_acting(estate.steps, step.role, step.on)
    after = take_fund_step(attempt, unauthorised if stranger is None else (stranger, *unauthorised))
    told = step if authority is None else replace(step, content={**step.content, "authority": authority})
    if step.move in (MoneyMove.ADVANCE, MoneyMove.SETTLE):
        estate = _pay(clerk, estate, after, step, receipts)
    return add_step(clerk, estate, told), after


def _authority(
    session: Session, estate: Estate, attempt: FundAttempt
) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    step = attempt.step
    if not needs_vote(attempt):
        return None, ()
    fen = step.content.get("amount_fen", step.content.get("more_fen", 0))
    asked = Asked("repair", str(step.subject), fen, step.on)
    matter = owners_law_for(estate.terms.jurisdiction).needs["repair"]
    binds = Commitment(Way.APPLICATION, asked.subject, matter, fen, step.at)
    try:
        found = authorised(estate.terms, asked, grounds_for(session, estate, step.on, binds))
    except RefusedError as error:
        return None, error.problems
    return {"vote": found.vote, "item": found.item, "delegated": found.delegated, "matter": matter}, ()


def _pay(
    clerk: Clerk, estate: Estate, one: Application, step: MoneyStep, receipts: tuple[str, ...]
) -> Estate:  # fmt: skip
    before, after = (one.advanced_fen, one.final_fen) if step.move is MoneyMove.SETTLE else (0, one.advanced_fen)
    parts = cost_parts(fund_of(estate.fund), one.applied["units"], before, after)
    if not any(parts.values()):
        return estate  # all of it was paid in advance
    text = f"{one.id}: {'结算 settlement' if step.move is MoneyMove.SETTLE else '预拨 advance'}"
    voucher = Voucher(step.on, step.at, step.by, text, receipts, {"application": one.id})
    return add_entry(clerk, estate, "fund", fund_entry(estate.fund, EntryKind.PAY, voucher, parts))


def _refuse_matter(estate: Estate, step: MoneyStep) -> None:
    law, matter = owners_law_for(estate.terms.jurisdiction), step.content["matter"]
    if matter not in law.matters:
        known = ", ".join(law.matters)
        raise RefusedError(Problem("matter", f"the law knows no matter {matter!r}", f"Matters are {known}."))
    if step.content["covers"] is None and not law.matters[matter].delegable:
        what = f"{law.matters[matter].title.en} cannot be left to the committee"
        raise RefusedError(Problem("matter", what, "Name what the vote covers: --covers"))
