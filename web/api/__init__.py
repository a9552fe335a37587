"""The interface for other programs: JSON under /api/v1, problems as RFC 9457 tells them."""

from __future__ import annotations

from web.api.bids import bids, init_bids
from web.api.complaints import api

__all__ = ["api", "bids", "init_bids"]
