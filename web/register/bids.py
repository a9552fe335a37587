"""Submissions to a box: many in one commit, each accepted or refused for itself, with its place on the record at once.

The moment is read while the write lock is held, and once more when everything is written: what would commit at or after
close is taken back. The same submission again gives the same receipt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, select
from sqlmodel import Session, col

from bidding.bids import BOX, Accepted, BoxFacts, BoxMove, Submission, read_submission, submission_digest
from models.errors import Problem, RefusedError, WuxinError
from models.ledger.entries import Entry
from models.ledger.verifier_keys import Signer
from models.record import Clerk, entry_named, newest_checkpoint, sequence
from models.record.clerk import Entropy
from models.record.receipts import receipt_for
from models.tables import BidSubmission, LedgerEntry, writing
from models.values.moments import moment_number
from web.register.bid_boxes import Clock, box_of, counting_moment
from web.register.bid_uploads import whole_among

__all__ = ["Committed", "Outcome", "accepted_of", "committed_named", "receipt_text", "submit", "submit_all"]


@dataclass(frozen=True, slots=True)
class Committed:
    """已提交: a submission that is durably on record: its digest, its entry with a position, and when it committed."""

    digest: str
    entry: Entry
    accepted_at: datetime


Outcome = Committed | WuxinError
"""What became of one submission: on record, or every reason why not."""


class _CrossedError(Exception):
    """A box closed while the group was being written."""


def submit(engine: Engine, text: bytes, clock: Clock, entropy: Entropy) -> Committed:
    """Put one submission on record. Raises InputError or RefusedError with every reason why not."""
    (outcome,) = submit_all(engine, [text], clock, entropy)
    if isinstance(outcome, WuxinError):
        raise outcome
    return outcome


def submit_all(engine: Engine, texts: Sequence[bytes], clock: Clock, entropy: Entropy) -> list[Outcome]:
    """Put submissions on record in one transaction, a savepoint for each, and return what became of each.

    When this returns, what was accepted survives a power cut (SQLite synchronous=FULL).
    """
    try:
        return _group(engine, texts, clock, entropy)
    except _CrossedError:
        if len(texts) == 1:
            return [RefusedError(Problem("submission", "bids closed while it was being written", "It is refused."))]
        return [outcome for text in texts for outcome in submit_all(engine, [text], clock, entropy)]


def receipt_text(committed: Committed, signer: Signer) -> str:
    """Return the receipt: a signed note that names the entry and its position; equal for equal submissions."""
    return receipt_for(committed.entry, signer.name, signer)


def committed_named(session: Session, digest: str) -> Committed | None:
    """Return a submission that is on record by its digest, None where there is none."""
    row = session.get(BidSubmission, digest)
    return None if row is None else _committed(session, row)


def accepted_of(session: Session, tender_id: str) -> list[Accepted]:
    """Return everything that was accepted for a tender, in the order of the record."""
    places = _positions(session)
    rows = session.scalars(select(BidSubmission).where(col(BidSubmission.tender_id) == tender_id))
    found = [
        Accepted(read_submission(row.statement.encode()), moment_number(row.accepted_at),
                 places[_subject(tender_id, row.digest)])
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.position)


def _group(engine: Engine, texts: Sequence[bytes], clock: Clock, entropy: Entropy) -> list[Outcome]:
    with writing(engine) as session:
        after = _record_before(session)
        found = [_one(session, text, clock, entropy, after) for text in texts]
        sequence(session)
        outcomes = [one if isinstance(one, WuxinError) else _committed(session, one) for one in found]
        _check_still_open(session, [one for one in found if isinstance(one, Submission)], clock)
    return outcomes


def _one(
    session: Session, text: bytes, clock: Clock, entropy: Entropy, after: dict[str, object] | None
) -> Submission | BidSubmission | WuxinError:
    """Return the submission that was added, the row of one that was there, or why it is refused."""
    try:
        submission = read_submission(text)
        known = session.get(BidSubmission, submission_digest(submission))
        if known is not None:
            return known
        with session.begin_nested():
            _add(Clerk(session, clock(), entropy), submission, text, after)
    except WuxinError as error:
        return error
    return submission


def _add(clerk: Clerk, submission: Submission, text: bytes, after: dict[str, object] | None) -> None:
    session, digest = clerk.session, submission_digest(submission)
    box = box_of(session, submission.tender)
    at = counting_moment(session, submission.tender, clerk.at)
    uploaded = whole_among(session, [named.envelope for named in submission.parts.values()])
    BOX.after(box.state, BoxMove.SUBMIT, BoxFacts(box, at, submission, uploaded))
    row = BidSubmission(
        digest=digest, tender_id=submission.tender, lot_id=submission.lot, accepted_at=clerk.at,
        statement=text.decode().removesuffix("\n"),
    )  # fmt: skip
    session.add(row)
    clerk.enter("bid.submitted", _subject(submission.tender, digest), {"checkpoint": after}, {"digest": [digest]})


def _check_still_open(session: Session, added: Sequence[Submission], clock: Clock) -> None:
    for tender_id in sorted({one.tender for one in added}):
        close = moment_number(box_of(session, tender_id).notice.times.bids_close_at)
        if counting_moment(session, tender_id, clock()) >= close:
            raise _CrossedError


def _committed(session: Session, one: Submission | BidSubmission) -> Committed:
    digest = one.digest if isinstance(one, BidSubmission) else submission_digest(one)
    tender = one.tender_id if isinstance(one, BidSubmission) else one.tender
    row = session.get_one(BidSubmission, digest)
    return Committed(digest, _entry(session, _subject(tender, digest)), row.accepted_at.astimezone(UTC))


def _entry(session: Session, subject: str) -> Entry:
    query = select(col(LedgerEntry.digest)).where(col(LedgerEntry.subject) == subject)
    entry = entry_named(session, str(session.scalar(query.where(col(LedgerEntry.type) == "bid.submitted"))))
    if entry is None:
        raise RefusedError(Problem(subject, "the record does not have its entry", "Run: wuxin log verify --db"))
    return entry


def _record_before(session: Session) -> dict[str, object] | None:
    """Return the newest checkpoint, which every entry after it names: it was not written before that was signed."""
    signed = newest_checkpoint(session)
    return None if signed is None else {"root": signed.root.hex(), "size": signed.size}


def _positions(session: Session) -> dict[str, int]:
    row = LedgerEntry
    query = select(col(row.subject), col(row.position)).where(col(row.type) == "bid.submitted")
    return {subject: position for subject, position in session.execute(query) if position is not None}


def _subject(tender_id: str, digest: str) -> str:
    return f"bid/{tender_id}/{digest}"
