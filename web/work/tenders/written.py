"""Amounts as people read them."""

from __future__ import annotations

__all__ = ["yuan_shown"]


def yuan_shown(amount: int | None) -> str:
    """Return fen as yuan with thousands set apart, a dash for none."""
    return "–" if amount is None else f"{amount // 100:,}.{amount % 100:02d}"
