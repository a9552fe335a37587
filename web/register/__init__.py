"""The register: where rows go in, and where pages read them."""

from __future__ import annotations

from web.register.ratings.packages import save_package
from web.register.ratings.proposed_lists import save_lists
from web.register.ratings.publishing import Publication, TenderNotice, publish
from web.register.ratings.runs import save_run

__all__ = ["Publication", "TenderNotice", "publish", "save_lists", "save_package", "save_run"]
