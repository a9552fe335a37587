"""Versions of rulebooks (评价标准) that ratings were made with."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field

from models.tables.base import Row, one_of

__all__ = ["RulebookVersion"]


class RulebookVersion(Row, table=True):
    """The whole content of a rulebook under its SHA-256, so that a rating can be understood and repeated later."""

    __table_args__ = (
        one_of("status", "draft", "verified"),
        CheckConstraint(
            "status <> 'verified' OR (verified_by IS NOT NULL AND verified_on IS NOT NULL)", name="verified_is_signed"
        ),
    )

    digest: str = Field(primary_key=True)
    rulebook: str
    title_zh: str
    title_en: str
    authority_zh: str
    authority_en: str
    status: str
    verified_by: str | None = None
    verified_on: date | None = None
    content: dict[str, Any] = Field(sa_type=JSON)
