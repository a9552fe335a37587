"""Signed certificates that came to the portal, kept for the company; what is on record is their digest."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from models.tables.base import Row

__all__ = ["CertificatePaper"]


class CertificatePaper(Row, table=True):
    """A signed certificate under its number, the digest of its content; the entry of its issue has the same."""

    number: str = Field(primary_key=True)
    document: dict[str, Any] = Field(sa_type=JSON)
