"""The register: where rows go in, and where pages read them.

The names are loaded when they are first used: the live server reads a few rows, and needs no pandas for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.loading import loaded_on_use

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

__getattr__ = loaded_on_use(__name__, {name: f"web.register.ratings.{home}" for name, home in _HOMES.items()})
