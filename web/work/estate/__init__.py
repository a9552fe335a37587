"""An estate's assets and money: what is let to whom, the books, the maintenance fund, the disclosure board."""

from __future__ import annotations

from flask import Blueprint

from web.work.estate import (
    announcing,
    applications,
    assets,
    auctions,
    audit_requests,
    audits,
    bank,
    board,
    books,
    charges,
    deposits,
    estates,
    fund,
    leases,
    mandates,
    papers,
    posting,
    proof,
)

__all__ = ["pages"]

pages = Blueprint("estate", __name__, url_prefix="/estates")
_PARTS = (
    estates, audit_requests, assets, auctions, announcing, applications, leases, books, posting, bank, fund, deposits,
    audits, charges, board, papers, mandates, proof,
)  # fmt: skip
for _part in _PARTS:
    _part.add_to(pages)
