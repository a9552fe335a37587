"""Submissions to a box: many in one commit, each accepted or refused for itself, with its place on the record at once.

The moment is read while the write lock is held, and once more when everything is written: what would commit at or after
close is taken back. The same submission again gives the same receipt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Engine, bindparam, insert, select
from sqlmodel import Session, col

from bidding.bids import BOX, Accepted, Box, BoxFacts, BoxMove, Submission, read_submission, submission_digest
from bidding.notices import Notice
from models.errors import Problem, RefusedError, WuxinError
from models.ledger.entries import Entry
from models.ledger.verifier_keys import Signer
from models.record import newest_checkpoint, sequence
from models.record.clerk import Deed, Entropy, enter_each
from models.record.entries import entries_about
from models.record.receipts import receipt_for
from models.tables import BidSubmission, LedgerEntry
from models.values.moments import moment_number
from web.register.bids.boxes import Clock, box_of, latest_known
from web.register.bids.uploads import whole_among
from web.register.owners.halts import tender_halt_problems
from web.register.turns import writing_in_turn

__all__ = ["Committed", "Outcome", "accepted_of", "committed_named", "receipt_text", "submit", "submit_all"]


@dataclass(frozen=True, slots=True)
class Committed:
    """已提交: a submission that is durably on record: its digest, its entry with a position, and when it committed."""

    digest: str
    entry: Entry
    accepted_at: datetime


_THERE: Final = select(BidSubmission).where(col(BidSubmission.digest).in_(bindparam("digests", expanding=True)))
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
    """Put submissions on record in one transaction and return what became of each.

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
    if row is None:
        return None
    found = _committed(row, _entries(session, [row]))
    return None if isinstance(found, RefusedError) else found


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
    read = [_read(text) for text in texts]
    with writing_in_turn(engine) as session:
        digests = [one.digest for one in read if isinstance(one, _Given)]
        there = _rows(session, digests)
        counter = _Counter(session, [one for one in read if isinstance(one, _Given) and one.digest not in there])
        found = [one if isinstance(one, WuxinError) else _one(one, there, counter, clock) for one in read]
        _enter(session, counter.accepted, entropy)
        sequence(session)
        entries = _entries(session, there.values())
        outcomes = [one if isinstance(one, WuxinError) else _committed(one, entries) for one in found]
        counter.check_still_open(clock)
    return outcomes


@dataclass(frozen=True, slots=True)
class _Given:
    """A submission that was read, and whose signature holds."""

    digest: str
    submission: Submission
    text: bytes


def _read(text: bytes) -> _Given | WuxinError:
    try:
        submission = read_submission(text)
    except WuxinError as error:
        return error
    return _Given(submission_digest(submission), submission, text)


class _Counter:
    """What a group is judged by, read once for all of it while nobody else writes: boxes, moments, envelopes."""

    def __init__(self, session: Session, given: Sequence[_Given]) -> None:
        self._session = session
        self._boxes: dict[str, Box] = {}
        self._latest: dict[str, list[datetime]] = {}
        self._halts: dict[str, list[Problem]] = {}
        named = {part.envelope for one in given for part in one.submission.parts.values()}
        self._whole = whole_among(session, sorted(named)) if named else frozenset()
        self.accepted: list[BidSubmission] = []

    def row(self, one: _Given, clock: Clock) -> BidSubmission:
        """Return the row of a submission that is accepted now. Raises InputError or RefusedError with every reason."""
        tender, now = one.submission.tender, clock()
        box = self._box(tender)
        at = self._moment(tender, now)
        BOX.after(box.state, BoxMove.SUBMIT, BoxFacts(box, at, one.submission, self._whole))
        if halted := self._halted(box.notice):
            raise RefusedError(halted)
        row = BidSubmission(digest=one.digest, tender_id=tender, lot_id=one.submission.lot, accepted_at=now,
                            statement=one.text.decode().removesuffix("\n"))  # fmt: skip
        self._latest.setdefault(tender, []).append(now)
        self.accepted.append(row)
        return row

    def check_still_open(self, clock: Clock) -> None:
        """Raise _CrossedError where a box closed meanwhile; on PostgreSQL others may have changed it, too."""
        if self._session.connection().dialect.name != "sqlite":
            self._boxes.clear()
        for tender in sorted({one.tender_id for one in self.accepted}):
            if self._moment(tender, clock()) >= moment_number(self._box(tender).notice.times.bids_close_at):
                raise _CrossedError

    def _box(self, tender: str) -> Box:
        if tender not in self._boxes:
            self._boxes[tender] = box_of(self._session, tender)
        return self._boxes[tender]

    def _halted(self, notice: Notice) -> list[Problem]:
        """Return why a tender takes no bids for now: the owners' decision behind it was stopped."""
        if notice.tender_id not in self._halts:
            self._halts[notice.tender_id] = tender_halt_problems(self._session, notice)
        return self._halts[notice.tender_id]

    def _moment(self, tender: str, now: datetime) -> int:
        if tender not in self._latest:
            self._latest[tender] = latest_known(self._session, tender)
        return moment_number(max([now, *self._latest[tender]]))


def _rows(session: Session, digests: Sequence[str]) -> dict[str, BidSubmission]:
    found = session.scalars(_THERE, {"digests": digests}) if digests else ()
    return {one.digest: one for one in found}


def _one(
    one: _Given, there: dict[str, BidSubmission], counter: _Counter, clock: Clock
) -> BidSubmission | WuxinError:  # fmt: skip
    """Return the row of a submission, also of one that was there before, or why it is refused."""
    if one.digest not in there:
        try:
            there[one.digest] = counter.row(one, clock)
        except WuxinError as error:
            return error
    return there[one.digest]


def _enter(session: Session, accepted: Sequence[BidSubmission], entropy: Entropy) -> None:
    if not accepted:
        return
    after = _record_before(session)
    session.execute(insert(BidSubmission), [one.model_dump() for one in accepted])
    deeds = [
        Deed(_subject(one.tender_id, one.digest), one.accepted_at, {"digest": [one.digest]}, {"checkpoint": after})
        for one in accepted
    ]
    enter_each(session, "bid.submitted", deeds, entropy)


def _entries(session: Session, rows: Iterable[BidSubmission]) -> dict[str, Entry]:
    """Return the entries of submissions by their subjects."""
    subjects = [_subject(one.tender_id, one.digest) for one in rows]
    return {one.subject: one for one in entries_about(session, "bid.submitted", subjects)} if subjects else {}


def _committed(row: BidSubmission, entries: Mapping[str, Entry]) -> Committed | RefusedError:
    subject = _subject(row.tender_id, row.digest)
    if subject not in entries:
        return RefusedError(Problem(subject, "the record does not have its entry", "Run: wuxin log verify --db"))
    return Committed(row.digest, entries[subject], row.accepted_at.astimezone(UTC))


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
