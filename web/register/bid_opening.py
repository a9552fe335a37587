"""What is handed in for an opening, the opening itself, and the box as files that anybody opens again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import func, select
from sqlmodel import Session, col

from bidding.bids import (
    BOX,
    OPENS,
    BidStanding,
    BoxFacts,
    BoxMove,
    Evidence,
    Materials,
    OwnHalves,
    Part,
    Shares,
    Submission,
    open_covers,
    open_live,
    read_header,
    read_own_halves,
    read_shares,
    submission_digest,
)
from bidding.bids.batch import Sink
from bidding.bids.box import opened_in
from bidding.bids.strict_json import text_of
from bidding.notices import Notice, notice_bytes, notice_digest
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk, sequence
from models.tables import BidHandIn
from models.values.canonical import canonical
from models.values.moments import moment_text
from web.register.bid_boxes import add_event, box_of, counting_moment, make_move
from web.register.bid_uploads import envelope_file
from web.register.bids import accepted_of

__all__ = ["hand_in_halves", "hand_in_shares", "open_bids", "write_box"]


def _nowhere(_one: Submission, _part: Part) -> Callable[[bytes], object]:
    return len


def hand_in_shares(clerk: Clerk, tender_id: str, text: bytes) -> Shares:
    """Keep a custodian's shares, and put their digest on record; the same again changes nothing.

    They go public with the opening, so that nobody opens anything before the others. Raises RefusedError before close
    or after the opening, InputError for what no custodian of the notice signed.
    """
    box = box_of(clerk.session, tender_id)
    found = read_shares(text, box.notice)
    _keep(clerk, (tender_id, "shares", found.part), found.custodian, text_of(found))
    return found


def hand_in_halves(clerk: Clerk, tender_id: str, text: bytes) -> OwnHalves:
    """Keep a bidder's own halves, and put their digest on record. Raises as `hand_in_shares` does."""
    box = box_of(clerk.session, tender_id)
    found = read_own_halves(text)
    if (found.tender, found.notice) != (tender_id, notice_digest(box.notice)):
        what = f"they are not of version {box.notice.version} of {tender_id}"
        raise InputError(Problem("own halves", what, "Hand in those of the bid that counts."))
    _keep(clerk, (tender_id, "halves", None), found.bidder, text_of(found))
    return found


def open_bids(clerk: Clerk, tender_id: str, part: Part, sink: Sink = _nowhere) -> dict[str, Any]:
    """Open a part of all bids in one batch, put the result on record and return it.

    Raises RefusedError with every reason why it may not be opened yet. Files go to `sink`; they are not kept here, for
    whoever has the box opens them again.
    """
    session = clerk.session
    sequence(session)
    box = box_of(session, tender_id)
    facts = BoxFacts(
        box, counting_moment(session, tender_id, clerk.at), part=part, custodians=_custodians(session, tender_id, part)
    )
    BOX.after(box.state, OPENS[part], facts)
    with _materials(session, tender_id) as materials:
        result = open_covers(materials)[0] if part is Part.COVER else open_live(materials, part, sink)
    hand_ins = [row.digest for row in _hand_ins(session, tender_id, [part])]
    add_event(clerk, tender_id, str(OPENS[part]), {"result": result, "hand_ins": hand_ins})
    return result


def write_box(session: Session, tender_id: str, folder: Path, *, headers: bool) -> int:
    """Write a closed box as files and return how many submissions it holds; with `headers`, without ciphertext.

    Covers always; other parts of what counts alone, once covers have been opened; what was handed in for the parts that
    have been opened. Raises RefusedError before close.
    """
    box = box_of(session, tender_id)
    if box.state is BOX.first:
        raise RefusedError(
            Problem(tender_id, "bids are still taken, and nothing is handed out", "Close the box first.")
        )
    opened = [part for part in Part if opened_in(box.state, part)]
    for name in ("notices", "bids", "shares", "halves"):
        (folder / name).mkdir(parents=True)
    for notice in box.notices:
        (folder / "notices" / f"{notice.version}.json").write_bytes(notice_bytes(notice))
    for row in _hand_ins(session, tender_id, opened):
        (folder / row.kind / f"{row.digest[:32]}.json").write_text(f"{row.text}\n", encoding="utf-8")
    with _materials(session, tender_id) as materials:
        _write_bids(materials, folder, opened, headers=headers)
    return len(materials.accepted)


def _write_bids(materials: Materials, folder: Path, opened: list[Part], *, headers: bool) -> None:
    live = open_covers(materials)[1].of(BidStanding.LIVE) if opened else ()
    listed = []
    for one in materials.accepted:
        submission = one.submission
        place = folder / "bids" / submission.bidder
        place.mkdir()
        (place / "submission.json").write_bytes(text_of(submission) + b"\n")
        listed.append(
            {"submission": submission_digest(submission), "at": moment_text(one.at), "position": one.position}
        )
        for part in submission.parts:
            if part is Part.COVER or submission.bidder in live:
                _write_envelope(
                    materials.source(submission, part), place / part, headers=headers and part is not Part.COVER
                )
    (folder / "accepted.json").write_bytes(canonical(listed) + b"\n")


def _write_envelope(source: BinaryIO | None, path: Path, *, headers: bool) -> None:
    if source is None:
        return
    if headers:
        path.with_suffix(".header").write_bytes(read_header(source, str(path))[1])
        return
    with path.with_suffix(".envelope").open("wb") as out:
        while piece := source.read(2**20):
            out.write(piece)


def _keep(clerk: Clerk, what: tuple[str, str, Part | None], given_by: str, text: bytes) -> None:
    tender_id, kind, part = what
    digest = sha256(text).hexdigest()
    if clerk.session.get(BidHandIn, digest) is not None:
        return
    row = BidHandIn(
        digest=digest, tender_id=tender_id, kind=kind, part=None if part is None else str(part), given_by=given_by,
        text=text.decode(),
    )  # fmt: skip
    clerk.session.add(row)
    make_move(clerk, tender_id, BoxMove.HAND_IN, {"digest": digest, "kind": kind, "part": row.part}, part=part)


def _custodians(session: Session, tender_id: str, part: Part) -> int:
    row = BidHandIn
    query = select(func.count(func.distinct(col(row.given_by)))).where(
        col(row.tender_id) == tender_id, col(row.kind) == "shares", col(row.part) == str(part)
    )
    return session.scalar(query) or 0


def _hand_ins(session: Session, tender_id: str, parts: list[Part]) -> Iterator[BidHandIn]:
    """Yield what was handed in for these parts; a bidder's halves serve all of them."""
    query = select(BidHandIn).where(col(BidHandIn.tender_id) == tender_id).order_by(col(BidHandIn.digest))
    for row in session.scalars(query):
        if parts and (row.part is None or row.part in parts):
            yield row


@contextmanager
def _materials(session: Session, tender_id: str) -> Iterator[Materials]:
    box = box_of(session, tender_id)
    with ExitStack() as stack:

        def source(submission: Submission, part: Part) -> BinaryIO | None:
            file = envelope_file(session, submission.parts[part].envelope)
            return None if file is None else stack.enter_context(file)

        yield Materials(box.notice, accepted_of(session, tender_id), source, _evidence(session, tender_id, box.notice))


def _evidence(session: Session, tender_id: str, notice: Notice) -> Evidence:
    rows = list(_hand_ins(session, tender_id, list(Part)))
    shares = [read_shares(row.text.encode(), notice) for row in rows if row.kind == "shares"]
    return Evidence(shares, [read_own_halves(row.text.encode()) for row in rows if row.kind == "halves"])
