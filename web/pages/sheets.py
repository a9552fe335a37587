"""Tenders on paper: the notice and the award as PDF, and a clear word where this installation has no font for it."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from sqlmodel import Session

from bidding.tender import Tender
from web.languages import language
from web.pages.kept_reads import names_on_record
from web.pages.sheet_files import sheet_file
from web.pages.tender_page import company_ids
from web.reading import connection
from web.register.tenders.public import public_tender
from web.tender_sheets import award_pdf, notice_pdf
from web.typst_sheets import FONT_FOLDERS

__all__ = ["pages"]

pages = Blueprint("sheets", __name__)


@pages.get("/tenders/<tender_id>/notice.pdf")
def notice(tender_id: str) -> ResponseReturnValue:
    """Return the notice of a tender as PDF, in the language of the visitor."""
    tender = _tender(tender_id)
    make = partial(notice_pdf, tender, _address(tender), language(), FONT_FOLDERS)
    return sheet_file(f"{tender.id}-notice.pdf", make)


@pages.get("/tenders/<tender_id>/award.pdf")
def award(tender_id: str) -> ResponseReturnValue:
    """Return the awards of a tender as PDF; 404 while nothing is awarded."""
    tender = _tender(tender_id)
    if not tender.awards:
        abort(404)
    names = {key: name for key in company_ids(tender) if (name := names_on_record().get(key))}
    make = partial(award_pdf, tender, names, _address(tender), language(), FONT_FOLDERS)
    return sheet_file(f"{tender.id}-award.pdf", make)


def _tender(tender_id: str) -> Tender:
    with Session(connection()) as session:
        found = public_tender(session, tender_id) if tender_id.isprintable() else None
    return found if found is not None else abort(404)


def _address(tender: Tender) -> str:
    return url_for("tenders.show", tender_id=tender.id, _external=True)
