"""A bid sealed in the browser of the company: the page with the notice, its custodians, and the script that seals.

Price, files and key never come here. The page holds what the script needs: the notice in the one writing of which it
takes the digest itself, the key of the log to hold the receipt to, and the texts that it says.
"""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug import Response

from bidding.bids import bid_rules
from bidding.bids.failures import cite
from bidding.notices import notice_bytes
from bidding.tender import State, Tender, state_of
from web.access import Action
from web.gate import needs
from web.register.bids.boxes import has_box
from web.work.acting import reading_session
from web.work.bids.handing_in import signer
from web.work.bids.listing import entry_of, own_company
from web.work.bids.sealing_words import words
from web.work.tenders.capacities import is_public
from web.work.tenders.doing import found_or_404

__all__ = ["add_to", "takes_bids"]


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/<tender_id>/seal", "seal", _seal)


def takes_bids(tender: Tender) -> bool:
    """Return whether the register has a box that takes bids for a tender."""
    return state_of(tender) is State.PUBLISHED and has_box(reading_session(), tender.id)


@needs(Action.TENDER_BID)
def _seal(tender_id: str) -> Response | str:
    company, tender = own_company(), found_or_404(tender_id)
    if not is_public(tender):
        abort(404)
    if not takes_bids(tender):
        return redirect(url_for(".show", tender_id=tender_id))
    found = signer()
    about = {
        "api": url_for("api.submitBid").removesuffix("/bids"), "company": company,
        "notice": notice_bytes(tender.notice).decode(), "vkey": found.verifier().vkey() if found else "",
    }  # fmt: skip
    return render_template(
        "work/bids/seal.html", it=tender, notice=tender.notice, company=company, about=about, words=words(),
        signer=found, entry=entry_of(reading_session(), tender, company), law=cite(bid_rules().late.basis),
    )  # fmt: skip
