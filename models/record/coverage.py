"""The rows of the register against the record: every row is answered for by an entry, and is as it was entered.

An entry attaches the rows it answers for; where a later act may bring a row up to date, the newest one answers for it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Final

from sqlmodel import SQLModel

from models.record.act import Part
from models.record.acts import ACTS
from models.record.content_checks import parts_of
from models.record.findings import Verification
from models.record.rows import Key, key_of, rows_as_found, table_of
from models.record.sources import KeptRecord
from models.tables import (
    AccountSession,
    ApiAnswer,
    ApiUse,
    BidEnvelope,
    BidHandIn,
    BidPiece,
    CertificatePaper,
    ComplaintCodeMiss,
    DeskCalendar,
    EstatePaper,
    FormUse,
    InspectorNumber,
    KeyRequest,
    LedgerBlob,
    LedgerCheckpoint,
    LedgerEntry,
    LedgerTile,
    MailProof,
    MarkDraft,
    Note,
    NoteCursor,
    NoteMail,
    NoteRead,
    PersonalDatum,
    RatingJob,
    Row,
    SendAttempt,
    SendOutcome,
    SignInAttempt,
    TenderDraft,
    Webhook,
    WebhookStep,
)
from models.values.plain import lines_of

__all__ = ["COVERED", "OWN", "WORKING", "check_rows"]

COVERED: Final[tuple[type[SQLModel], ...]] = tuple(
    dict.fromkeys(part.table for act in ACTS.values() for part in act.parts)
)
"""Tables whose rows entries attach."""

OWN: Final[tuple[type[Row], ...]] = (
    BidEnvelope, BidHandIn, BidPiece, LedgerBlob, LedgerCheckpoint, LedgerEntry, LedgerTile, PersonalDatum,
)  # fmt: skip
"""Tables of the record itself, or named on record by digests, whose rows have checks of their own."""

WORKING: Final[tuple[type[Row], ...]] = (
    AccountSession, ApiAnswer, ApiUse, CertificatePaper, ComplaintCodeMiss, DeskCalendar, EstatePaper, FormUse,
    InspectorNumber, KeyRequest, MailProof, MarkDraft, Note, NoteCursor, NoteMail, NoteRead, RatingJob, SendAttempt,
    SendOutcome, SignInAttempt, TenderDraft, Webhook, WebhookStep,
)  # fmt: skip
"""Tables of the machinery: who is signed in, who asks, who is told what. Nothing that counts is in them, and no entry
answers for them; papers are named on record by their digests.
"""

Answer = tuple[int, bytes]
"""The position of the entry that answers for a row, and the line the row should be."""


def check_rows(record: KeptRecord, found: Verification) -> None:
    """Note every row of the register that is not as an entry says, is missing, or that no entry answers for.

    Rows whose entry still waits for its position are answered for by that entry too. Only the rows of a part that is
    renewed may be answered for anew: else whoever keeps the log could change a rating by entering it twice.
    """
    expected = _expected(record, found)
    for table in COVERED:
        rows = expected[table]
        for row in rows_as_found(record.session, table):
            key = key_of(table, row)
            _compare(table, key, lines_of([row]), rows.pop(key, None), found)
        for key, (position, line) in rows.items():
            found.add(_where(table, key), "the row is missing", _shown(line), position)


def _compare(table: type[SQLModel], key: Key, line: bytes, answer: Answer | None, found: Verification) -> None:
    if answer is None:
        found.add(_where(table, key), f"no entry answers for the row {_shown(line)}", "nothing")
    elif answer[1] != line:
        found.add(_where(table, key), f"the row is {_shown(line)}", _shown(answer[1]), answer[0])


def _expected(record: KeptRecord, found: Verification) -> dict[type[SQLModel], dict[Key, Answer]]:
    expected: dict[type[SQLModel], dict[Key, Answer]] = defaultdict(dict)
    for number, entry in enumerate(record.entries(waiting=True)):
        parts = parts_of(entry)
        for part in ACTS[entry.type].parts if entry.type in ACTS else ():
            attached = parts.get(part.name)
            for line in (record.blob(attached["digest"]) or b"").splitlines(keepends=True) if attached else ():
                key = _key(part.table, line)
                before = None if key is None else expected[part.table].setdefault(key, (number, line))
                if key is not None and before is not None and before[0] != number:
                    _renew(part, key, (number, line), before, expected[part.table], found)
    return expected


def _renew(
    part: Part, key: Key, now: Answer, before: Answer, rows: dict[Key, Answer], found: Verification
) -> None:  # fmt: skip
    if part.renewed:
        rows[key] = now
    else:
        what = f"it answers for the row anew: {_shown(now[1])}"
        found.add(_where(part.table, key), what, f"entered once, by entry {before[0]}: {_shown(before[1])}", now[0])


def _key(table: type[SQLModel], line: bytes) -> Key | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return key_of(table, row) if isinstance(row, dict) else None


def _where(table: type[SQLModel], key: Key) -> str:
    return f"{table_of(table).name} {'/'.join(map(str, key))}"


def _shown(line: bytes) -> str:
    return line.decode(errors="backslashreplace").strip()
