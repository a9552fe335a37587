"""Papers of an estate: receipts, reports and notices (凭证, 报告), and documents that name persons (租约, 权属证明).

Both are named on record by their digests. What names persons lies in the vault, where it can be erased.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["EstateDocument", "EstatePaper"]


class EstatePaper(Row, table=True):
    """A file that came with an entry or a step of an estate; `digest` is its SHA-256, which stands on record."""

    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    community_id: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    name: str
    data: bytes = Field(sa_type=LargeBinary)
    kept_at: datetime = Field(sa_type=UTCDateTime)


class EstateDocument(Row, table=True):
    """A document that names persons: a lease, a deed, what set up a body. `id` is COMMUNITY/DIGEST.

    `digest` is the SHA-256 by which the fact that it came with names it; file and file name lie in the vault.
    """

    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    id: str = Field(primary_key=True)
    community_id: str
    digest: str
    name_commitment: str
    file_commitment: str
