"""The sheet of one contract: parties, lot, price, term, security, what it rests on, its place on record; as PDF too."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue

from bidding.engagements import service_state
from bidding.notices import notice_digest
from bidding.tender import Agreement, agreement_of
from web.access import Action
from web.clock import today
from web.contract_sheet import ContractFacts, contract_pdf
from web.gate import needs, permit
from web.languages import language
from web.pages.sheet_files import sheet_file
from web.register.accounts.organisations import names_of
from web.register.engagements.steps import engagements
from web.register.tenders.agreements import entered_events
from web.register.tenders.parties import parties_of
from web.typst_sheets import FONT_FOLDERS
from web.work.acting import reading_session
from web.work.contracts.listing import keys_named, owners
from web.work.engagements.wording import word
from web.work.tenders.doing import found_or_404

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<tender_id>/<lot_id>", "show", _show)
    pages.add_url_rule("/<tender_id>/<lot_id>/sheet.pdf", "sheet", _sheet)


@needs(Action.CONTRACT_READ)
def _show(tender_id: str, lot_id: str) -> str:
    it = _own(tender_id, lot_id)
    facts, contract = _facts(it), it.contract
    served = [one for one in engagements(reading_session(), contract.company_id)
              if (one.terms.tender, one.terms.lot) == (tender_id, lot_id)]  # fmt: skip
    return render_template(
        "work/contracts/one.html", it=it, facts=facts, contract=contract, notice=it.tender.notice, on=today(),
        digest=notice_digest(it.tender.notice), entered=facts.entered, names=facts.names, served=served,
        service_state=service_state, word=word,
    )  # fmt: skip


@needs(Action.CONTRACT_READ)
def _sheet(tender_id: str, lot_id: str) -> ResponseReturnValue:
    """Return the sheet as PDF, in the language of the visitor; 503 with a clear word where no font can show it."""
    facts = _facts(_own(tender_id, lot_id))
    address = url_for("tenders.show", tender_id=tender_id, _external=True)
    make = partial(contract_pdf, facts, address, language(), FONT_FOLDERS)
    return sheet_file(f"{tender_id}-{lot_id}-contract.pdf", make)


def _own(tender_id: str, lot_id: str) -> Agreement:
    """Return a contract that the view's action reaches; 404 for none, denied for others'."""
    tender = found_or_404(tender_id)
    found = agreement_of(tender, lot_id)
    if found is None:
        abort(404)
    permit(*owners(found, parties_of(reading_session(), [tender])[tender_id]))
    return found


def _facts(it: Agreement) -> ContractFacts:
    session = reading_session()
    return ContractFacts(it, names_of(session, keys_named([it])), entered_events(session, it.tender))
