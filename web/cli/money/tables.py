"""Statements, reconciliations, boards and estates as tables for people and as plain values for machines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from web.cli.terminal import table

if TYPE_CHECKING:
    from bidding.revenue import BoardLine, Disclosure, EstateLine, Reconciled, Statement

__all__ = [
    "board_dict", "board_lines", "estate_lines", "reconciled_dict", "reconciled_lines", "statement_dict",
    "statement_lines",
]  # fmt: skip


def statement_dict(told: Statement) -> dict[str, Any]:
    """Return a statement as a plain value, amounts in fen."""
    return asdict(told) | {"income_fen": told.total("income"), "cost_fen": told.total("cost")}


def statement_lines(told: Statement) -> list[str]:
    """Return a statement as a table in yuan."""
    from bidding.revenue.amounts import yuan

    head = ("account", "opening", "moved", "closing", "budget")
    rows = [
        (one.account, yuan(one.opening_fen), yuan(one.moved_fen), yuan(one.closing_fen),
         "" if one.budget_fen is None else yuan(one.budget_fen))
        for one in told.lines
    ]  # fmt: skip
    note = f"{told.entries} entries; income {yuan(told.total('income'))}, spent {yuan(told.total('cost'))} yuan"
    bare = f"without a receipt: {', '.join(map(str, told.without_receipt))}" if told.without_receipt else ""
    return [f"{told.community_id}, {told.book}, {told.since} to {told.until} (exclusive)", *table([head, *rows]), note,
            *([bare] if bare else [])]  # fmt: skip


def reconciled_dict(told: Reconciled) -> dict[str, Any]:
    """Return a reconciliation as a plain value, amounts in fen."""
    return asdict(told) | {"agrees": told.agrees}


def reconciled_lines(told: Reconciled) -> list[str]:
    """Return what is left over on both sides, and how the balances differ."""
    from bidding.revenue.amounts import yuan

    rows = [("side", "what", "day", "yuan", "text")]
    rows += [("bank", one.id, str(one.on), yuan(one.fen), one.text) for one in told.bank_only]
    rows += [("book", f"entry {one.entry}", str(one.on), yuan(one.fen), one.text) for one in told.book_only]
    by_hand = sum(1 for one in told.matches if one.by_hand)
    head = f"{len(told.matches)} matched, {by_hand} of them by hand; {len(told.cancelled)} cancelled by corrections"
    balances = f"bank {yuan(told.bank_fen)}, book {yuan(told.book_fen)} yuan"
    return [head, balances, *(["nothing is left over"] if told.agrees else table(rows))]


def board_dict(lines: Iterable[BoardLine], day: date) -> list[dict[str, Any]]:
    """Return the board as plain values."""
    return [
        {
            "head": one.head, "zh": one.title_zh, "en": one.title_en, "by": one.by, "every": one.every,
            "updated_on": one.updated_on, "due": _due(one.due), "overdue": [_due(late) for late in one.overdue],
            "days_late": max(((day - late.due_on).days for late in one.overdue), default=0), "basis": one.basis,
        }
        for one in lines
    ]  # fmt: skip


def board_lines(lines: Iterable[BoardLine]) -> list[str]:
    """Return the board as a table."""
    rows: list[tuple[object, ...]] = [("head", "内容", "by", "updated", "next", "due", "overdue")]
    for one in lines:
        due = ("", "") if one.due is None else (one.due.period, one.due.due_on)
        late = ", ".join(f"{late.period} since {late.due_on}" for late in one.overdue)
        rows.append((one.head, one.title_zh, one.by, one.updated_on or "never", *due, late))
    return table(rows)


def estate_lines(lines: Iterable[EstateLine]) -> list[str]:
    """Return the estates of a subdistrict as a table."""
    from bidding.revenue.amounts import yuan

    head = ("estate", "acts", "bank", "surplus", "fund", "closed to", "unmatched", "overdue", "late", "unlisted", "low")
    rows = [
        (one.community_id, one.acts, yuan(one.bank_fen), yuan(one.surplus_fen), yuan(one.fund_fen),
         one.closed_until or "never", one.unmatched, one.overdue, one.late_approvals + one.late_audits, one.unlisted,
         one.top_ups)
        for one in lines
    ]  # fmt: skip
    return table([head, *rows])


def _due(one: Disclosure | None) -> dict[str, Any] | None:
    return None if one is None else {"period": one.period, "due_on": one.due_on}
