"""An estate's assets and money: what is let to whom, the books, the maintenance fund, the disclosure board."""

from __future__ import annotations

from flask import Blueprint

from web.work.estate import (
    announcing,
    applications,
    assets,
    auctions,
    audits,
    bank,
    board,
    books,
    charges,
    deposits,
    estates,
    fund,
    leases,
    posting,
)

__all__ = ["pages"]

pages = Blueprint("estate", __name__, url_prefix="/estates")
for _part in (
    estates,
    assets,
    auctions,
    announcing,
    applications,
    leases,
    books,
    posting,
    bank,
    fund,
    deposits,
    audits,
    charges,
    board,
):
    _part.add_to(pages)
