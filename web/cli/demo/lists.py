"""The demo's lists by law: some proposals are noticed, decided with a signature and published, one is taken off again.

Its official's key is made from public words, so whoever reads this can sign with it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sqlmodel import Session

    from credit.standing.law_shapes import ListLaw
    from credit.standing.listing import Listing, Move
    from models.keys import KeyPair
    from models.record import Clerk
    from web.cli.demo.stage import Stage

__all__ = ["DAYS", "OFFICIAL", "notice_more", "publish_lists"]

OFFICIAL: Final = "official.demo.example"
"""The name of the official's key."""
_MOST: Final = {"red": 3, "grey": 2, "black": 3}
"""Proposals of each list that are followed up; the others stay proposals, so that both are seen."""
_HELD_BACK: Final = {"red": "uphold", "grey": "drop"}
"""What the head decided on one proposal more of a list: it waits for its publication, or nothing comes of it."""
DAYS: Final = 20
"""Days from the proposal to the publication: more than any period to answer, holidays included."""


def publish_lists(session: Session, at: datetime) -> None:
    """Publish some of what the newest run proposes: noticed at a moment, decided DAYS later.

    The last on the blacklist is taken off the next day and the first objects; one more is decided on and not published,
    one dropped. Repair takes three months on a list, and no term is over yet: no listing here may lawfully be there.
    """
    from credit.standing.listing import Move

    pair = _official(_clerk(session, at))
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


def notice_more(stage: Stage) -> None:
    """Give notice of one more proposal of each list, so that periods to answer run; who may be blacklisted objects."""
    from credit.standing.listing import Move

    for one in _next(stage.session):
        with stage.acting(stage.at(2, 9, one.number), f"notice {one.number}") as clerk:
            _step(clerk, one.number, Move.NOTIFY)
        if one.facts.kind == "black":
            with stage.acting(stage.at(1, 9), f"answer {one.number}") as clerk:
                _step(clerk, one.number, Move.OBJECT)


def _clerk(session: Session, at: datetime, what: str = "official") -> Clerk:
    from models.record import Clerk
    from web.cli.recording import foretold

    return Clerk(session, at, foretold(f"wuxin demo lists {what}"))


def _official(clerk: Clerk) -> KeyPair:
    """Enrol the official's key and return the pair."""
    from models.keys import PublicKey, enrolled, make_pair
    from models.record.keys import record_key
    from models.values.moments import moment_number
    from web.cli.recording import foretold

    pair = make_pair("ed25519", foretold(f"wuxin demo {OFFICIAL}"))
    key = PublicKey(OFFICIAL, pair.suite, pair.public)
    record_key(clerk, enrolled(key, "official", moment_number(clerk.at)).signed(OFFICIAL, pair))
    return pair


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


def _step(clerk: Clerk, number: int, move: Move, pair: KeyPair | None = None) -> None:
    from credit.standing.laws import law_for
    from credit.standing.life import GRANTS
    from credit.standing.listing import Step
    from web.register.standing.listings import Telling, listing, take_step

    before = listing(clerk.session, number)
    law = law_for(before.facts.jurisdiction)
    signed = None if pair is None else _signed(before, law, move, clerk.at, pair)
    telling = Telling("请核对所列事实。") if move == "object" else None
    step = Step(move, clerk.at, OFFICIAL if pair else "office", min(GRANTS[move]), {}, signed)
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
