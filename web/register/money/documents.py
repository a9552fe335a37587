"""Documents of an estate that name persons, such as leases and deeds: kept in the vault, where they can be erased."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import Session, col

from models.record import Clerk, Vault
from models.tables import EstateDocument
from web.register.money.papers import Paper, whole_paper
from web.register.personal_texts import kept_texts

__all__ = ["document_of", "documents_kept", "keep_document"]

_TABLE = "estate_documents"


def keep_document(clerk: Clerk, community_id: str, paper: Paper) -> str:
    """Keep a document of an estate in the vault and return its SHA-256; one that came before is kept once.

    One that was erased is not kept again. Raises InputError for an empty one, and for one that is too large.
    """
    digest = whole_paper(paper).digest
    key = f"{community_id}/{digest}"
    if clerk.session.get(EstateDocument, key) is None:
        vault = Vault(clerk)
        clerk.session.add(EstateDocument(
            id=key, community_id=community_id, digest=digest,
            name_commitment=str(vault.keep(_TABLE, key, "name", paper.name[-100:])),
            file_commitment=str(vault.keep(_TABLE, key, "file", b64encode(paper.data).decode())),
        ))  # fmt: skip
        vault.close()
        clerk.enter("estate.document", f"community/{community_id}", {}, {"id": [key]})
    return digest


def document_of(session: Session, community_id: str, digest: str) -> Paper | None:
    """Return a document of an estate by its digest.

    None where it is not kept here, was erased, or is no longer the file that the record names: `wuxin log verify` tells
    which.
    """
    row = session.get(EstateDocument, f"{community_id}/{digest}")
    texts = {} if row is None else kept_texts(session, [row.name_commitment, row.file_commitment])
    if row is None or row.file_commitment not in texts:
        return None
    paper = Paper(texts.get(row.name_commitment, "document"), b64decode(texts[row.file_commitment]))
    return paper if paper.digest == digest else None


def documents_kept(session: Session, community_id: str, digests: Iterable[str | None]) -> dict[str, str]:
    """Return digest -> name of those documents of an estate that are kept; what was erased is left out."""
    asked, row = sorted({one for one in digests if one}), EstateDocument
    query = select(col(row.digest), col(row.name_commitment)).where(
        col(row.community_id) == community_id, col(row.digest).in_(asked)
    )
    found = {one[0]: one[1] for one in session.execute(query)} if asked else {}
    texts = kept_texts(session, found.values())
    return {digest: texts[name] for digest, name in found.items() if name in texts}
