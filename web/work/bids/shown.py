"""One tender for a company: what is asked, how to seal and hand in, what it may do, its result once bids are open."""

from __future__ import annotations

from flask import Blueprint, abort, g, render_template, request

from bidding.tender import Move, Tender, due_of, state_of
from web.access import Action
from web.clock import today
from web.gate import needs, signed_in
from web.languages import language
from web.register.bids.submissions import receipt_text
from web.register.tenders.parties import parties_of
from web.work.acting import reading_session, refused_into
from web.work.bids.handing_in import hand_in_form, signer, signing, taken
from web.work.bids.listing import entry_of, own_company
from web.work.bids.sealing import takes_bids
from web.work.forms import PortalForm
from web.work.tenders.capacities import capacities, is_public, moves_for
from web.work.tenders.comparing import compared
from web.work.tenders.doing import found_or_404
from web.work.tenders.law_lines import lines_of
from web.work.tenders.shown import questions_of

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<tender_id>", "show", _show)
    pages.add_url_rule("/<tender_id>/hand-in", "hand_in", _hand_in, methods=["POST"])


@needs(Action.TENDER_BID)
def _show(tender_id: str) -> tuple[str, int]:
    company, tender = own_company(), found_or_404(tender_id)
    if not is_public(tender):
        abort(404)
    return _page(tender, company, hand_in_form())


@needs(Action.TENDER_BID)
def _hand_in(tender_id: str) -> tuple[str, int]:
    company, tender, form = own_company(), found_or_404(tender_id), hand_in_form()
    if not is_public(tender):
        abort(404)
    with refused_into(form):
        committed = taken(tender_id, [one for one in request.files.getlist("files") if one.filename])
        g.taken = committed, receipt_text(committed, signing())
    if form.is_wrong:
        return _page(tender, company, form)
    committed, receipt = g.taken
    return render_template("work/bids/receipt.html", it=tender, committed=committed, receipt=receipt), 200


def _page(tender: Tender, company: str, form: PortalForm) -> tuple[str, int]:
    """Return the page of a tender for a company, with the form in which a sealed bid is handed in."""
    session = reading_session()
    roles = capacities(signed_in(), parties_of(session, [tender])[tender.id])
    moves: list[Move] = moves_for(tender, roles, company)
    elsewhere = next(one.details.get("bids_elsewhere") for one in tender.events if one.move is Move.PUBLISH)
    page = render_template(
        "work/bids/one.html", it=tender, notice=tender.notice, state=state_of(tender), company=company,
        entry=entry_of(session, tender, company), due=due_of(tender), questions=questions_of(tender), form=form,
        ways=[(move, lines_of(move, tender, today())) for move in moves], lots=compared(session, tender, language()),
        contracts={lot: one for lot, one in tender.contracts.items() if one.company_id == company},
        open=takes_bids(tender), signer=signer(), elsewhere=elsewhere,
    )  # fmt: skip
    return page, form.status
