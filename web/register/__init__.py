"""The register: where rows go in, and where pages read them.

The names are loaded when they are first used: the live server reads a few rows, and needs no pandas for them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from web.register.ratings.packages import save_package
    from web.register.ratings.proposed_lists import save_lists
    from web.register.ratings.publishing import Publication, TenderNotice, publish
    from web.register.ratings.runs import save_run

__all__ = ["Publication", "TenderNotice", "publish", "save_lists", "save_package", "save_run"]

_HOMES = {
    "Publication": "publishing", "TenderNotice": "publishing", "publish": "publishing",
    "save_lists": "proposed_lists", "save_package": "packages", "save_run": "runs",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in."""
    if name in _HOMES:
        return getattr(import_module(f"web.register.ratings.{_HOMES[name]}"), name)
    message = f"module 'web.register' has no attribute {name!r}"
    raise AttributeError(message)
