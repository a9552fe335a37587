"""Project managers (项目经理) of companies, as evidence names them."""

from __future__ import annotations

from sqlmodel import Field

from models.tables.base import Row

__all__ = ["Manager"]


class Manager(Row, table=True):
    """A project manager; the name is personal and kept apart (see `models.tables.personal`)."""

    import_id: int = Field(primary_key=True, foreign_key="evidence_import.id")
    manager_id: str = Field(primary_key=True)
    company_id: str = Field(foreign_key="company.company_id")
    name_commitment: str | None = None
