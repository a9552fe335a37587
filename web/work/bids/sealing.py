"""A bid sealed in the browser of the company: the page with the notice, its custodians, and the script that seals.

Price, files and key never come here. The page holds what the script needs: the notice in the one writing of which it
takes the digest itself, the key of the log to hold the receipt to, and the texts that it says.
"""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug import Response

from bidding.bids import bid_rules
from bidding.bids.failures import cite
from bidding.notices import notice_bytes
from bidding.tender import State, Tender, state_of
from web.access import Action
from web.gate import needs
from web.register.bid_boxes import has_box
from web.work.acting import reading_session
from web.work.bids.handing_in import signer
from web.work.bids.listing import entry_of, own_company
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
        "work/bids/seal.html", it=tender, notice=tender.notice, company=company, about=about, words=_words(),
        signer=found, entry=entry_of(reading_session(), tender, company), law=cite(bid_rules().late.basis),
    )  # fmt: skip


def _words() -> dict[str, str]:
    """Return what the script says, in the language of the page; names in braces are filled in there."""
    return {
        **_refusals(),
        "part_cover": gettext("cover"), "part_technical": gettext("technical part"), "part_price": gettext("price part"),
        "bid": gettext("bid"), "withdrawal": gettext("withdrawal"),
        "opening_key": gettext("Opening the key …"), "sealing": gettext("Sealing: {part} …"),
        "sealed": gettext("Sealed. Nothing has left this computer yet."), "uploading": gettext("Handing in …"),
        "waiting": gettext("The portal does not answer. Trying again in {seconds} seconds; keep this page open."),
        "handed_in": gettext("On record. The receipt bears the signature of the log."),
    }  # fmt: skip


def _refusals() -> dict[str, str]:
    return {
        "no_curves": gettext("This browser lacks the curves X25519 and Ed25519 in WebCrypto, and cannot seal. A newer one can: Chrome or Edge 137, Firefox 130, Safari 17."),
        "no_https": gettext("Browsers seal on pages from https:// alone, and this one came in the clear."),
        "price": gettext("Type the price over the whole term in yuan, with at most two decimals, such as 870000.50."),
        "missing": gettext("Choose a file: {part}."),
        "too_long": gettext("The file is too long: {part} has {bytes} bytes, and {room} fit. Every bid has one length, whoever bids."),
        "changed": gettext("The file was changed while it was sealed: {part}. Close what writes to it, and seal again."),
        "lot": gettext("The notice has no lot {lot}."),
        "suite": gettext("This page does not know the sealing suite {suite}. Seal with wuxin seal."),
        "custodian_key": gettext("The key of custodian {number} is none to which a share can be sealed. Tell the procuring entity; do not bid with this page."),
        "key_missing": gettext("Choose the file with your company’s key for browsers."),
        "key_argon2": gettext("This is the key file itself. Its lock, Argon2id, is in no browser. Make a file for browsers of it: wuxin key for-browser bidder.key --out bidder.browser.key"),
        "key_form": gettext("This is no file of wuxin key for-browser, or it was changed since it was made."),
        "key_purpose": gettext("This is no key of a bidder."),
        "key_other": gettext("The key of {name} is not your company’s."),
        "passphrase": gettext("The passphrase is wrong, or the file was changed; the two look alike."),
        "no_answer": gettext("The portal did not answer for two minutes. Nothing is lost: hand in again, and it goes on where it stopped. Or save the sealed files and send them with wuxin bid send."),
        "receipt": gettext("The portal answered, but not with a receipt of this submission that its log has signed. Hand in again; if it stays so, save the sealed files and tell the authority."),
        "unknown": gettext("Something went wrong in this browser. Nothing was handed in by this step; try again, or seal with wuxin seal."),
    }  # fmt: skip
