"""Leases in the register: signed from an award or a decision, paid into the estate's books, reminded of, ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

from bidding.auction import AuctionResult, result_of
from bidding.letting import Lease, LeaseMove, LeaseStep, LettingAward, Proposal, TenantMoney, law_for
from bidding.letting.lease_life import LeaseAttempt, take_lease_step
from bidding.letting.signing import sign_problems
from bidding.letting.tenant_money import money_problems, owed_on, postings_for
from bidding.revenue import Book, Estate, Voucher
from bidding.revenue.books import EntryKind, next_entry
from bidding.tender import Tender
from models.errors import Problem, RefusedError
from models.record import Clerk
from web.register.auctions.courses import course_of, events_of
from web.register.letting.assets import asset_named, leases_with_ends, letting_of, lock_asset, place_of
from web.register.letting.lease_rows import is_kept, leases_of, write_step
from web.register.money.rows import add_entry

__all__ = ["auction_award", "auction_tenants", "end_of", "paid_in", "sign", "take_step", "tender_award"]


def sign(clerk: Clerk, proposal: Proposal, by: str, on: date) -> Lease:
    """Sign a lease, on record. Raises RefusedError with every reason why it may not be signed."""
    session, award = clerk.session, proposal.award
    lock_asset(session, proposal.terms.asset_id)
    asset = asset_named(session, proposal.terms.asset_id)
    subjects = (proposal.lease_id, *(() if award is None else (award.id,)))
    letting = letting_of(session, asset, on, subjects)
    authority, problems = sign_problems(proposal, letting)
    if is_kept(session, proposal.lease_id):
        problems.append(Problem(f"lease {proposal.lease_id}", "there is one of this name", "Name it otherwise."))
    content: dict[str, Any] = {
        "terms": proposal.terms.as_content(), "award": award and award.as_content(),
        "authority": authority and {"vote": authority.vote, "item": authority.item, "delegated": authority.delegated},
        "service_until": proposal.service_until and proposal.service_until.isoformat(),
    }  # fmt: skip
    step = LeaseStep(LeaseMove.SIGN, on, clerk.at, by, proposal.role, content)
    unsigned = Lease(proposal.lease_id, asset.community_id)
    lease = take_lease_step(LeaseAttempt(unsigned, step, letting.law, refused=tuple(problems)))
    write_step(clerk, lease)
    return lease


def take_step(clerk: Clerk, lease: Lease, step: LeaseStep, common: Book) -> Lease:
    """Take a later step, on record; what is open goes into a reminder. Raises RefusedError with every reason."""
    end = end_of(clerk.session, lease)
    owed = owed_on(lease, end, common, step.on)
    told: Mapping[str, Any] = step.content
    if step.move is LeaseMove.REMIND:
        since = owed.open[0].due_on.isoformat() if owed.open else None
        told = {"open_fen": owed.open_fen, "days": owed.days, "since": since}
    law = law_for(place_of(clerk.session, lease.community_id))
    attempt = LeaseAttempt(lease, replace(step, content=told), law, owed, end)
    after = take_lease_step(attempt)
    write_step(clerk, after)
    return after


def paid_in(
    clerk: Clerk, estate: Estate, lease: Lease, voucher: Voucher, payment: tuple[TenantMoney, int]
) -> Estate:  # fmt: skip
    """Enter (what for, fen) of a lease in the common revenue. Raises RefusedError with every reason why not."""
    what, fen = payment
    owed = owed_on(lease, end_of(clerk.session, lease), estate.common, voucher.on)
    problems = money_problems(lease, estate.common, what, fen, owed.open_fen)
    if estate.community_id != lease.community_id:
        problems.append(Problem(f"lease {lease.id}", f"it is of {lease.community_id}", "Name its own estate."))
    if problems:
        raise RefusedError(problems)
    kinds = law_for(estate.terms.jurisdiction).kinds
    account = kinds[asset_named(clerk.session, lease.terms.asset_id).facts.kind].account
    kind = EntryKind.PAY if what is TenantMoney.REFUND else EntryKind.POST
    told = replace(voucher, details={"lease": {"id": lease.id, "what": str(what)}})
    return add_entry(
        clerk, estate, "common", next_entry(estate.common, kind, told, postings_for(what, fen, account))
    )  # fmt: skip


def end_of(session: Session, lease: Lease) -> date:
    """Return the first day after a lease, by its terms, its early end, or the law."""
    return next(end for one, end in leases_with_ends(session, lease.community_id) if one.id == lease.id)


def auction_award(session: Session, auction_id: str, second: str = "") -> LettingAward:
    """Return what an auction awarded; with a reason why the winner does not sign, to the bidder who waited.

    Raises RefusedError where it is not closed, or nobody bid; InputError for an unknown one.
    """
    course = course_of(session, auction_id)
    found: AuctionResult = result_of(course, events_of(session, auction_id))
    tenant, fen = (found.waiting, found.waiting_fen) if second else (found.winner, found.rent_fen)
    if tenant is None or fen is None:
        what = "no bid waited in it" if second else "nobody bid in it"
        raise RefusedError(Problem(f"auction {auction_id}", what, "Let the asset in another."))
    return LettingAward("auction", auction_id, course.rules.asset_id, tenant, fen, second, course.rules.lease)


def auction_tenants(session: Session, community_id: str) -> dict[str, str]:
    """Return auction -> the handle with which its lease was signed, of an estate's auctions that have one."""
    found: dict[str, str] = {}
    for lease in leases_of(session, community_id):
        if lease.award and lease.award["kind"] == "auction":
            found.setdefault(lease.award["id"], lease.terms.tenant)
    return found


def tender_award(tender: Tender, lot_id: str) -> LettingAward:
    """Return what a lot of a rent tender awarded. Raises RefusedError where it is no letting, or was not awarded.

    A lot of a letting bears the name of its asset.
    """
    award = tender.awards.get(lot_id)
    if award is None or tender.notice.kind != "letting":
        what = "it lets nothing" if tender.notice.kind != "letting" else f"its lot {lot_id} was not awarded"
        raise RefusedError(Problem(f"tender {tender.id}", what, "Sign what was awarded: wuxin tender award"))
    months, rent_months = next((lot.months, lot.rent_months) for lot in tender.notice.lots if lot.id == lot_id)
    return LettingAward(
        "tender", tender.id, lot_id, award.company_id, award.price_fen, months=months, rent_months=rent_months
    )
