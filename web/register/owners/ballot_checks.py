"""A ballot's receipt held against the public record: an export that somebody keeps, or the register itself.

What a voter can see: that the choices are those committed to, that the entry of the receipt is in the record, and that
the ballot which this entry attached holds the very commitment. Whose other ballots there are, nobody can see.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from models.ledger.entries import Entry, commitment
from models.record.content_checks import parts_of
from models.record.sources import Record

__all__ = ["BallotCheck", "BallotPaper", "ballot_paper", "check_ballot", "entry_in"]

_KEYS: Final = ("vote", "ballot", "entry", "commitment", "salt", "choices")
_KIND: Final = "vote.cast"
_PART: Final = "owners_ballots"


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """选票回执: the ballot and its entry, and the salt that opens the commitment to the choices."""

    vote: str
    ballot: str
    entry: str
    commitment: str
    salt: str
    choices: str


@dataclass(frozen=True, slots=True)
class BallotCheck:
    """One thing that was looked at, whether it holds, and what is there instead."""

    what: str
    holds: bool
    told: str = ""


def ballot_paper(told: object) -> BallotPaper | None:
    """Return the receipt of a ballot from its JSON, None where it is something else."""
    if not isinstance(told, Mapping) or any(not isinstance(told.get(key), str) for key in _KEYS):
        return None
    return BallotPaper(*(told[key] for key in _KEYS))


def entry_in(record: Record, digest: str) -> Entry | None:
    """Return the entry of a digest in a record that is read from its beginning, None where it has none."""
    return next((entry for entry in record.entries(waiting=True) if entry.digest == digest), None)


def check_ballot(
    paper: BallotPaper, entry: Entry | None, blob: Callable[[str], bytes | None]
) -> tuple[BallotCheck, ...]:
    """Return how a receipt holds against its entry of a record, None where that has none, and what it attached."""
    opened = BallotCheck("choices open the commitment", _opens(paper))
    meant = (_KIND, f"vote/{paper.vote}")
    if entry is None or (entry.type, entry.subject) != meant or not entry.commits:
        told = f"no entry {paper.entry}" if entry is None else f"{entry.type} {entry.subject}"
        return opened, BallotCheck("ballot has its entry", holds=False, told=told)
    kept = _kept(paper, entry, blob)
    holds = kept == paper.commitment
    told = "" if holds else kept or f"no ballot {paper.ballot}"
    return opened, BallotCheck("ballot has its entry", holds=True), BallotCheck("ballot holds the choices", holds, told)


def _opens(paper: BallotPaper) -> bool:
    try:
        return commitment(bytes.fromhex(paper.salt), paper.choices.encode()) == paper.commitment
    except ValueError:
        return False


def _kept(paper: BallotPaper, entry: Entry, blob: Callable[[str], bytes | None]) -> str | None:
    """Return the commitment of the ballot in the rows that an entry attached, None where it attached no such row."""
    digest = str(parts_of(entry).get(_PART, {}).get("digest"))
    data = blob(digest) or b""
    if sha256(data).hexdigest() != digest.removeprefix("sha256:"):
        return None
    rows: list[dict[str, Any]] = [json.loads(line) for line in data.splitlines()]
    return next((str(row.get("choices_commitment")) for row in rows if row.get("id") == paper.ballot), None)
