"""Companies (物业服务企业), as the register knows them."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from models.tables.base import Row

__all__ = ["Company"]


class Company(Row, table=True):
    """An enterprise; `company_id` is its unified social credit code (统一社会信用代码) or a local one.

    The name of its legal representative is personal and kept apart (see `models.tables.personal`).
    """

    company_id: str = Field(primary_key=True)
    name: str = Field(index=True)
    registered_on: date | None = None
    participates: bool = True
    legal_representative_commitment: str | None = None
