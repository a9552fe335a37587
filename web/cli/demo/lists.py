"""The demo's lists by law: some proposals are noticed, decided with a signature and published, one is taken off again.

Its official's key is made from public words, so whoever reads this can sign with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.preliminary import publication_moment

if TYPE_CHECKING:
    from sqlmodel import Session

    from credit.scoring.rating import Rated
    from credit.standing import Entry
    from credit.standing.law_shapes import ListLaw
    from credit.standing.listing import Listing, Move
    from models.keys import KeyPair
    from models.record import Clerk
    from web.cli.demo.stage import Stage

__all__ = ["DAYS", "OFFICIAL", "list_earlier", "notice_more", "publish_lists"]

OFFICIAL: Final = "official.demo.example"
"""The name of the official's key."""
_MOST: Final = {"red": 3, "grey": 2, "black": 3}
"""Proposals of each list that are followed up; the others stay proposals, so that both are seen."""
_HELD_BACK: Final = {"red": "uphold", "grey": "drop"}
"""What the head decided on one proposal more of a list: it waits for its publication, or nothing comes of it."""
_SAID: Final = {"object": "请核对所列事实。", "ask_repair": "已按要求整改，请予修复。"}
"""What a company says of itself, by its move."""
DAYS: Final = 20
"""Days from the proposal to the publication: more than any period to answer, holidays included."""
_EARLIER: Final = ((8, "grey"), (5, "grey"), (2, "red"))
"""How many runs before the newest a list was decided on too: one term is over, another may be repaired, one of the red
list came to nothing."""
_KEY_DAYS: Final = 366
"""Days before the newest run from which the official's key holds: before every earlier list."""


def publish_lists(session: Session, at: datetime) -> None:
    """Publish some of what the newest run proposes: noticed at a moment, decided DAYS later.

    The last on the blacklist is taken off the next day and the first objects; one more is decided on and not published,
    one dropped. What takes longer than this run is old, repair and the end of a term, is `list_earlier`'s.
    """
    from credit.standing.listing import Move

    pair = _official(_clerk(session, at - timedelta(days=_KEY_DAYS)))
    chosen = _chosen(session)
    for one in chosen:
        _step(_clerk(session, at, f"notify {one.number}"), one.number, Move.NOTIFY)
    decided = at + timedelta(days=DAYS)
    for one in chosen:
        _step(_clerk(session, decided, f"uphold {one.number}"), one.number, Move.UPHOLD, pair)
        _step(_clerk(session, decided, f"publish {one.number}"), one.number, Move.PUBLISH)
    for kind, move in _HELD_BACK.items():
        for one in _after(session, kind, 1):
            _step(_clerk(session, at, f"notify {one.number}"), one.number, Move.NOTIFY)
            _step(_clerk(session, decided, f"{move} {one.number}"), one.number, Move(move), pair)
    later = decided + timedelta(days=1)
    black = [one for one in chosen if one.facts.kind == "black"]
    if len(black) > 1:
        _step(_clerk(session, later, "lift"), black[-1].number, Move.LIFT, pair)
    if black:
        _step(_clerk(session, later, "object"), black[0].number, Move.OBJECT)


def list_earlier(session: Session, history: Sequence[Rated], now: datetime) -> None:
    """Let companies of earlier runs (oldest first) have been on lists since, each run's first that is not there.

    Whose term on the grey list is over is taken off; who has been on it long enough asks for repair; a proposal for the
    red list is dropped. Where there are fewer runs, or the rulebook has no such list, nothing happens.
    """
    from credit.standing.listing import Move

    for ago, kind in _EARLIER:
        number = _propose(session, history[-1 - ago], kind) if len(history) > ago else None
        if number is None:
            continue
        at = publication_moment(history[-1 - ago].as_of)
        _step(_clerk(session, at, f"notify {number}"), number, Move.NOTIFY)
        if kind == "red":
            _step(_clerk(session, at + timedelta(days=DAYS), f"drop {number}"), number, Move.DROP, _pair())
        else:
            _list_grey(session, number, at + timedelta(days=DAYS), now)


def _list_grey(session: Session, number: int, published: datetime, now: datetime) -> None:
    from credit.standing.laws import law_for
    from credit.standing.listing import Move

    _step(_clerk(session, published, f"uphold {number}"), number, Move.UPHOLD, _pair())
    _step(_clerk(session, published, f"publish {number}"), number, Move.PUBLISH)
    one = _listing(session, number)
    if one.decided_end is not None and one.decided_end <= now.date():
        _step(_clerk(session, publication_moment(one.decided_end), f"expire {number}"), number, Move.EXPIRE)
    elif law_for(one.facts.jurisdiction).repair.least_served.after(published.date()) < now.date():
        asked = now - timedelta(days=2)
        days = ("rectified_on", 40), ("harm_removed_on", 30), ("interviewed_on", 20)
        told = {name: (asked - timedelta(days=ago)).date().isoformat() for name, ago in days}
        _step(_clerk(session, asked, f"repair {number}"), number, Move.ASK_REPAIR, details=told)


def _propose(session: Session, rated: Rated, kind: str) -> int | None:
    """Keep the red or grey list of an earlier run, and return the number of its first that is not on it by another."""
    from sqlmodel import col, select

    from credit.standing import ListProposals
    from credit.standing.life import ON_THE_LIST, state_after_steps
    from credit.standing.lists import ranked
    from models.tables import ListEntry, ListProposal, RatingRun
    from web.register.ratings.proposed_lists import save_lists
    from web.register.standing.listings import moved_listings

    moved = [one for one in moved_listings(session) if one.facts.kind == kind]
    there = {one.facts.company_id for one in moved if state_after_steps(one) in ON_THE_LIST}
    first = next((one for one in ranked(rated, getattr(rated.book.lists, kind)) if one.company_id not in there), None)
    run = session.exec(select(RatingRun.id).where(RatingRun.as_of == rated.as_of)).first()
    if first is None or run is None:
        return None
    one: dict[str, tuple[Entry, ...]] = {"red": (), "grey": (), "black": ()} | {kind: (first,)}
    clerk = _clerk(session, publication_moment(rated.as_of), f"{kind} {rated.as_of}")
    save_lists(clerk, run, ListProposals(**one), [kind])
    query = select(ListEntry.id).join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
    return session.exec(query.where(ListProposal.run_id == run, ListProposal.kind == kind)).one()


def _listing(session: Session, number: int) -> Listing:
    from web.register.standing.listings import listing

    return listing(session, number)


def notice_more(stage: Stage) -> None:
    """Give notice of one more proposal of each list, so that periods to answer run; whom it would hurt most objects."""
    from credit.standing.listing import Move

    found = _next(stage.session)
    hurt = [one.number for one in found if one.facts.kind != "red"][-1:]
    for one in found:
        with stage.acting(stage.at(2, 9, one.number), f"notice {one.number}") as clerk:
            _step(clerk, one.number, Move.NOTIFY)
        if one.number in hurt:
            with stage.acting(stage.at(1, 9), f"answer {one.number}") as clerk:
                _step(clerk, one.number, Move.OBJECT)


def _clerk(session: Session, at: datetime, what: str = "official") -> Clerk:
    from models.record import Clerk
    from web.cli.recording import foretold

    return Clerk(session, at, foretold(f"wuxin demo lists {what}"))


def _official(clerk: Clerk) -> KeyPair:
    """Enrol the official's key and return the pair."""
    from models.keys import PublicKey, enrolled
    from models.record.keys import record_key
    from models.values.moments import moment_number

    pair = _pair()
    key = PublicKey(OFFICIAL, pair.suite, pair.public)
    record_key(clerk, enrolled(key, "official", moment_number(clerk.at)).signed(OFFICIAL, pair))
    return pair


def _pair() -> KeyPair:
    from models.keys import make_pair
    from web.cli.recording import foretold

    return make_pair("ed25519", foretold(f"wuxin demo {OFFICIAL}"))


def _chosen(session: Session) -> list[Listing]:
    """Return the first proposals of each list, which are followed up to the end."""
    return [one for kind, most in _MOST.items() for one in _proposed(session, kind)[:most]]


def _next(session: Session) -> list[Listing]:
    """Return of each list the first proposal beyond those."""
    return [one for kind in _MOST for one in _after(session, kind, 0)]


def _after(session: Session, kind: str, places: int) -> list[Listing]:
    """Return the proposal so many places after those that are followed up, where there is one."""
    first = _MOST[kind] + places
    return _proposed(session, kind)[first : first + 1]


def _proposed(session: Session, kind: str) -> list[Listing]:
    """Return the proposals of a list, a company once; of a blacklist only where a law opens one."""
    from credit.standing.laws import law_for
    from web.register.standing.listings import all_listings

    found: dict[str, Listing] = {}
    for one in all_listings(session):
        if one.facts.kind == kind and (kind != "black" or law_for(one.facts.jurisdiction).blacklist):
            found.setdefault(one.facts.company_id, one)
    return [*found.values()]


def _step(
    clerk: Clerk, number: int, move: Move, pair: KeyPair | None = None, details: Mapping[str, Any] | None = None
) -> None:
    from credit.standing.laws import law_for
    from credit.standing.life import GRANTS
    from credit.standing.listing import Step
    from web.register.standing.listings import Telling, take_step

    before = _listing(clerk.session, number)
    law = law_for(before.facts.jurisdiction)
    signed = None if pair is None else _signed(before, law, move, clerk.at, pair)
    telling = Telling(_SAID[move]) if move in _SAID else None
    step = Step(move, clerk.at, OFFICIAL if pair else "office", min(GRANTS[move]), details or {}, signed)
    take_step(clerk, number, step, telling)


def _signed(before: Listing, law: ListLaw, move: Move, at: datetime, pair: KeyPair) -> dict[str, Any]:
    from credit.standing.decisions import Decision, decision_content
    from credit.standing.signing import signed_content

    basis = law.decision.basis
    own = [(one.id, "") for one in law.measures if move == "uphold" and before.facts.kind in one.lists and one.on]
    told = Decision(
        move, basis.instrument or next(iter(law.instruments), law.id), basis.article or "-", "模拟数据, 用于演示",
        "conditions_met" if move == "lift" else "", measures=own,
    )  # fmt: skip
    return signed_content(decision_content(before, law, told, at), OFFICIAL, pair)
