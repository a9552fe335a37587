"""The interface for other programs: JSON under /api/v1, tokens with scopes, problems as RFC 9457 tells them."""

from __future__ import annotations

from web.api.auctions import auction_api
from web.api.complaints import api

__all__ = ["api", "auction_api"]
