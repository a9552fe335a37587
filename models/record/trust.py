"""Whom a verifier trusts: the keys of the log, and how many of which witnesses."""

from __future__ import annotations

from dataclasses import dataclass

from models.ledger.verifier_keys import Verifier

__all__ = ["Trust"]


@dataclass(frozen=True, slots=True)
class Trust:
    """`logs`: the keys under which the log signs, the older ones too. `quorum` of `witnesses` must have cosigned.

    Without a witness a log could show different people different histories, each well signed. `seen`: checkpoints, as
    notes, that were seen elsewhere, say on a witness's page; the record must still hold them, or it was cut short.
    """

    logs: tuple[Verifier, ...]
    witnesses: tuple[Verifier, ...] = ()
    quorum: int = 0
    origin: str | None = None
    seen: tuple[str, ...] = ()
