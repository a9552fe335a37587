"""Tokens in the register: made with a secret that is told once, found again by its digest, revoked on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import ApiToken, ApiTokenEnd

__all__ = ["Holder", "Made", "Scope", "holder_of", "make", "revoke", "tokens"]

_PREFIX: Final = "wuxin"
_ID_BYTES: Final = 6
_SECRET_BYTES: Final = 32


class Scope(StrEnum):
    """What a token may be used for."""

    COMPLAINTS_WRITE = "complaints:write"
    COMPLAINTS_READ = "complaints:read"
    WEBHOOKS = "webhooks"


@dataclass(frozen=True, slots=True)
class Made:
    """A token that was made: its id, and the whole text that is told once."""

    id: str
    token: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a token that was presented stands for. `secret` never leaves the request; codes are derived from it."""

    id: str
    channel: str
    desk: str
    scopes: frozenset[str]
    secret: str


def make(clerk: Clerk, channel: str, desk: str, scopes: Sequence[Scope], by: str) -> Made:
    """Make a token for a channel and put on record that there is one. Raises InputError without any scope."""
    if not scopes:
        raise InputError(Problem("--scope", "a token without a use is none", f"Name one of {', '.join(Scope)}."))
    token_id, secret = clerk.entropy(_ID_BYTES).hex(), clerk.entropy(_SECRET_BYTES).hex()
    clerk.session.add(ApiToken(
        id=token_id, channel=channel, desk=desk, scopes=sorted(set(scopes)),
        secret_digest=sha256(secret.encode()).hexdigest(), made_by=by, made_at=clerk.at,
    ))  # fmt: skip
    clerk.enter("token.made", f"token/{token_id}", {}, {"id": [token_id]})
    return Made(token_id, f"{_PREFIX}_{token_id}_{secret}")


def revoke(clerk: Clerk, token_id: str, by: str, reason: str) -> None:
    """Revoke a token for good. Raises InputError for an unknown one, RefusedError for one that was revoked."""
    where = f"token {token_id}"
    if clerk.session.get(ApiToken, token_id) is None:
        raise InputError(Problem(where, "there is none of this id", "See: wuxin token list"))
    if clerk.session.get(ApiTokenEnd, token_id) is not None:
        raise RefusedError(Problem(where, "it was revoked before", ""))
    clerk.session.add(ApiTokenEnd(id=token_id, reason=reason, revoked_by=by, revoked_at=clerk.at))
    clerk.enter("token.revoked", f"token/{token_id}", {}, {"id": [token_id]})


def tokens(session: Session) -> list[tuple[ApiToken, ApiTokenEnd | None]]:
    """Return all tokens with their ends, the one that was made first first."""
    query = select(ApiToken, ApiTokenEnd).outerjoin(ApiTokenEnd, col(ApiTokenEnd.id) == col(ApiToken.id))
    return [(made, end) for made, end in session.execute(query.order_by(col(ApiToken.made_at), col(ApiToken.id)))]


def holder_of(session: Session, presented: str) -> Holder | None:
    """Return whom a token stands for; None for what is no token, an unknown one, a wrong secret, or a revoked one."""
    prefix, _, rest = presented.partition("_")
    token_id, _, secret = rest.partition("_")
    row = session.get(ApiToken, token_id) if prefix == _PREFIX else None
    digest = sha256(secret.encode()).hexdigest()
    if not compare_digest(digest, row.secret_digest if row else "") or row is None:
        return None
    if session.get(ApiTokenEnd, token_id) is not None:
        return None
    return Holder(row.id, row.channel, row.desk, frozenset(row.scopes), secret)
