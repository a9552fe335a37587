"""The money of an estate (共有收入与维修资金): books, bank, fund, disclosure, audits; pure decisions."""

from __future__ import annotations

from bidding.revenue.allocation import Allocation, Decided, Earned, allocate
from bidding.revenue.applications import Application, FundDue, FundState
from bidding.revenue.audits import Audit, AuditState
from bidding.revenue.bank_statements import BankLine, BankStatement, read_bank_csv
from bidding.revenue.books import Book, BookEntry, EntryKind, Posting, Voucher, corrected, enter
from bidding.revenue.charges import Fee, Unlisted, unlisted_charges
from bidding.revenue.disclosure import BoardLine, Disclosure, DisclosureState, board
from bidding.revenue.evidence_rows import MoneyEvidence, evidence_of
from bidding.revenue.fund import Deposit, Fund, TopUp, fund_of
from bidding.revenue.law_shapes import RevenueLaw
from bidding.revenue.laws import law_for
from bidding.revenue.overview import Estate, EstateLine, overview
from bidding.revenue.reconciling import Match, Reconciled, reconcile
from bidding.revenue.statements import Statement, statement
from bidding.revenue.steps import MoneyMove, MoneyRole, MoneyStep
from bidding.revenue.terms import Terms

__all__ = [
    "Allocation", "Application", "Audit", "AuditState", "BankLine", "BankStatement", "BoardLine", "Book", "BookEntry",
    "Decided", "Deposit", "Disclosure", "DisclosureState", "Earned", "EntryKind", "Estate", "EstateLine", "Fee", "Fund",
    "FundDue", "FundState", "Match", "MoneyEvidence", "MoneyMove", "MoneyRole", "MoneyStep", "Posting", "Reconciled",
    "RevenueLaw", "Statement", "Terms", "TopUp", "Unlisted", "Voucher", "allocate", "board", "corrected", "enter",
    "evidence_of", "fund_of", "law_for", "overview", "read_bank_csv", "reconcile", "statement", "unlisted_charges",
]  # fmt: skip
