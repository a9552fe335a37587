"""What is handed in for an opening, the opening itself, and the box as files that anybody opens again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from bidding.bids import (
    BOX,
    OPENS,
    BidStanding,
    BoxFacts,
    BoxMove,
    Cause,
    Evidence,
    Materials,
    OwnHalves,
    Part,
    Shares,
    Submission,
    bid_rules,
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
from bidding.evaluation.life import unlocked_technical
from bidding.notices import Notice, notice_bytes, notice_digest, versions_in_force
from models.errors import InputError, Problem, RefusedError
from models.keys import KeyState
from models.record import Clerk, sequence_all
from models.record.clerk import Entropy
from models.record.keys import keys_at
from models.tables import BidHandIn, writing
from models.values.canonical import canonical
from models.values.moments import moment_text
from web.register.bids.boxes import Clock, add_event, box_of, counting_moment, make_move, opened_results
from web.register.bids.submissions import accepted_of
from web.register.bids.uploads import envelope_file
from web.register.evaluations.events import proceeding
from web.register.owners.halts import tender_halt_problems

__all__ = ["hand_in_halves", "hand_in_shares", "materials_of", "open_bids", "write_box"]


_FOR_GOOD: Final = 2**60
"""A moment after all others, by which every statement on record counts."""
_MAY_COME: Final = (Cause.SHARES_MISSING, Cause.ESCROW_MISSING, Cause.ENVELOPE_MISSING, Cause.ENVELOPE_CHANGED)
"""Failures that somebody can still mend."""


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
    if found.tender != tender_id or found.notice not in map(notice_digest, versions_in_force(box.notices)):
        what = f"they are not of version {box.notice.version} of {tender_id}"
        raise InputError(Problem("own halves", what, "Hand in those of the bid that counts."))
    if found.bidder not in {one.submission.bidder for one in accepted_of(clerk.session, tender_id)}:
        what = f"nothing was handed in under the handle {found.bidder}"
        raise InputError(Problem("own halves", what, "Hand in those of a bid that was accepted."))
    _keep(clerk, (tender_id, "halves", None), found.bidder, text_of(found))
    return found


def open_bids(
    engine: Engine, tender_id: str, part: Part, at: tuple[Clock, Entropy], sink: Sink = _nowhere, *, final: bool = False
) -> dict[str, Any]:
    """Open a part of all bids in one batch, put the result on record and return it.

    Raises RefusedError with every reason why it may not be opened yet; among them, unless it is `final`, each bid for
    which shares or an envelope are still missing, since waiting loses nothing. Files go to `sink`; they are not kept
    here, for whoever has the box opens them again. Nobody else's writing waits while bids are being opened.
    """
    clock, entropy = at
    sequence_all(engine)
    with Session(engine) as session:
        _check_may_open(session, tender_id, part, clock)
        before = _handed_in(session, tender_id)
        with materials_of(session, tender_id) as materials:
            result = open_covers(materials)[0] if part is Part.COVER else open_live(materials, part, sink)
    if not final:
        _refuse_missing(result)
    with writing(engine) as session:
        _check_may_open(session, tender_id, part, clock)
        if _handed_in(session, tender_id) != before:
            what = "more was handed in while bids were being opened"
            raise RefusedError(Problem(tender_id, what, "Open again; nothing is on record yet."))
        hand_ins = [row.digest for row in _hand_ins(session, tender_id, [part])]
        add_event(
            Clerk(session, clock(), entropy), tender_id, str(OPENS[part]), {"result": result, "hand_ins": hand_ins}
        )
    return result


def _check_may_open(session: Session, tender_id: str, part: Part, clock: Clock) -> None:
    box = box_of(session, tender_id)
    moment = counting_moment(session, tender_id, clock())
    facts = BoxFacts(box, moment, part=part, custodians=_custodians(session, tender_id, part))
    notice = box.notice
    halted = tender_halt_problems(session, notice)
    problems = [*BOX.refusals(box.state, OPENS[part], facts), *_unmarked(session, notice, part), *halted]
    if problems:
        raise RefusedError(problems)


def _unmarked(session: Session, notice: Notice, part: Part) -> Iterator[Problem]:
    """Yield lots whose technical marks are not locked yet, where their evaluation is on record (Tender Law art. 44).

    One that was voided waits for the next, which could not mark blind any more.
    """
    short = opened_results(session, notice.tender_id).get(Part.COVER, {}).get("unopened_lots", {})
    for lot in notice.lots if part is Part.PRICE else ():
        if lot.id in short:  # its plans stay sealed, and nobody marks them
            continue
        found = proceeding(session, notice.tender_id, lot.id)
        left = unlocked_technical(found) if found.current else ["none are given yet"]
        if found.events and left:
            what = f"{lot.id}: technical marks are not locked: {', '.join(left)}"
            yield Problem("opening", what, "Let the panel mark blind first: wuxin evaluation lock")


def _handed_in(session: Session, tender_id: str) -> tuple[str, ...]:
    return tuple(row.digest for row in _hand_ins(session, tender_id, list(Part)))


def _refuse_missing(result: dict[str, Any]) -> None:
    problems = [
        Problem(f"{result['part']} of {handle}", bid_rules().causes[Cause(told["failure"]["cause"])].words.en,
                "Call whoever has it; nothing is lost by waiting. With --final it is opened without.")
        for handle, told in result["bids"].items()
        if "failure" in told and told["failure"]["cause"] in _MAY_COME
    ]  # fmt: skip
    if problems:
        raise RefusedError(problems)


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
    keys = [
        {"key": one.key.vkey, "from": moment_text(one.valid_from),
         "until": None if one.valid_until is None else moment_text(one.valid_until)}
        for one in _bidder_keys(session)
    ]  # fmt: skip
    (folder / "keys.json").write_bytes(canonical(keys) + b"\n")
    with materials_of(session, tender_id) as materials:
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
def materials_of(session: Session, tender_id: str) -> Iterator[Materials]:
    """Yield what it takes to open the bids of a tender again; envelopes are closed with the context."""
    box = box_of(session, tender_id)
    with ExitStack() as stack:

        def source(submission: Submission, part: Part) -> BinaryIO | None:
            file = envelope_file(session, submission.parts[part].envelope)
            return None if file is None else stack.enter_context(file)

        evidence = _evidence(session, tender_id, box.notice)
        yield Materials(box.notices, accepted_of(session, tender_id), source, evidence, _enrolled(session))


def _enrolled(session: Session) -> Callable[[str, int], bool]:
    states = _bidder_keys(session)
    return lambda vkey, at: any(state.key.vkey == vkey and state.holds(at) for state in states)


def _bidder_keys(session: Session) -> list[KeyState]:
    """Return the keys that were ever enrolled for bidders, by what is on record now."""
    return [state for state in keys_at(session, _FOR_GOOD).states if state.purpose == "bidder"]


def _evidence(session: Session, tender_id: str, notice: Notice) -> Evidence:
    rows = list(_hand_ins(session, tender_id, list(Part)))
    shares = [read_shares(row.text.encode(), notice) for row in rows if row.kind == "shares"]
    return Evidence(shares, [read_own_halves(row.text.encode()) for row in rows if row.kind == "halves"])
