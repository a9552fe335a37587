"""The papers of an estate's money: kept as they came, found by the digests that stand on record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import InputError, Problem
from models.record import Clerk
from models.tables import EstatePaper

__all__ = ["LARGEST", "Paper", "keep_paper", "paper_of", "papers_kept", "whole_paper"]

LARGEST: Final = 10 * 2**20
"""Bytes of a paper at most; our own choice: a scanned report of a hundred pages has less."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that came: its name and what it holds."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 by which it stands on record."""
        return sha256(self.data).hexdigest()


def keep_paper(clerk: Clerk, community_id: str, paper: Paper) -> str:
    """Keep a paper of an estate and return its SHA-256; one that is kept already is kept once.

    Raises InputError for an empty one, and for one that is too large.
    """
    digest = whole_paper(paper).digest
    if not papers_kept(clerk.session, community_id, [digest]):
        clerk.session.add(EstatePaper(
            community_id=community_id, digest=digest, name=paper.name[-100:], data=paper.data, kept_at=clerk.at,
        ))  # fmt: skip
        clerk.session.flush()
    return digest


def whole_paper(paper: Paper) -> Paper:
    """Return the paper. Raises InputError for an empty one, and for one that is too large."""
    if not paper.data:
        raise InputError(Problem(paper.name, "the file is empty", "Choose another."))
    if len(paper.data) > LARGEST:
        what = f"it has more than {LARGEST // 2**20} MiB"
        raise InputError(Problem(paper.name, what, "Scan it with fewer dots, or send it in parts."))
    return paper


def paper_of(session: Session, community_id: str, digest: str) -> Paper | None:
    """Return a paper of an estate by its digest, None where it is not kept here."""
    found = session.get(EstatePaper, (community_id, digest))
    return None if found is None else Paper(found.name, found.data)


def papers_kept(session: Session, community_id: str, digests: Collection[str]) -> dict[str, str]:
    """Return digest -> name of those papers of an estate that are kept."""
    row = EstatePaper
    query = select(col(row.digest), col(row.name)).where(
        col(row.community_id) == community_id, col(row.digest).in_(digests)
    )
    return {row[0]: row[1] for row in session.execute(query)} if digests else {}
