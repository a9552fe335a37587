"""A city's rating standard as data: strict shapes, loading, and what is in force on a day."""

from __future__ import annotations

from credit.rulebook.case_loading import load_cases
from credit.rulebook.catalogue import catalogue
from credit.rulebook.checking import check_rulebook
from credit.rulebook.comparing import diff_rulebooks
from credit.rulebook.errors import RulebookError
from credit.rulebook.in_force import rules_in_force
from credit.rulebook.loading import load_rulebook
from credit.rulebook.shapes import Rulebook
from credit.rulebook.showing import show_rulebook

__all__ = [
    "Rulebook", "RulebookError", "catalogue", "check_rulebook", "diff_rulebooks", "load_cases", "load_rulebook",
    "rules_in_force", "show_rulebook",
]  # fmt: skip
