"""The interface for other programs: JSON under /api/v1, tokens with scopes, problems as RFC 9457 tells them.

Each resource is a module that declares its routes when it is imported; a new one is named here, and nowhere else.
"""

from __future__ import annotations

from web.api import (  # noqa: F401 - each declares its routes
    auctions,
    bids,
    certificates,
    changes,
    communities,
    companies,
    complaints,
    discovery,
    listings,
    rulebooks,
    runs,
    tenders,
    webhooks,
)
from web.api.routing import routes

__all__ = ["api"]

api = routes.blueprint
