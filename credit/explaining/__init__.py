"""Why a company stands where it stands: every point with its clause, what expires when, what would lift it."""

from __future__ import annotations

from credit.explaining.explanation import Explanation, Reason, explain, explain_all
from credit.explaining.kept_outlooks import kept_outlook, kept_outlooks
from credit.explaining.marks import Mark
from credit.explaining.outlook import Outlook, Way
from credit.explaining.text import explanation_text

__all__ = [
    "Explanation", "Mark", "Outlook", "Reason", "Way", "explain", "explain_all", "explanation_text", "kept_outlook",
    "kept_outlooks",
]  # fmt: skip
