"""Who serves which community when, as companies and communities tell it."""

from __future__ import annotations

from datetime import date

from web.api.shapes import Shape

__all__ = ["Service"]


class Service(Shape):
    """The days `starts_on <= day < ends_on` on which a company served a community; open where `ends_on` is null."""

    company_id: str
    company: str
    community_id: str
    community: str
    starts_on: date
    ends_on: date | None
