"""`python -m tests.faults.tender_walk --steps 100000`: tenders driven at random, by a world that knows what may not be.

A walk makes any move at any moment with details that are right, stale or wrong. Whatever the life lets in is held
against a plain book of what happened: nobody opens before the close, awards a lot twice, or awards who may not win.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from bidding.tender import GRANTS, TENDER_LIFE, Event, Move, Role, State, Tender, begun, decided, state_of
from bidding.tender.disputes import owed
from models.errors import RefusedError, WuxinError
from models.values.moments import shanghai_date
from tests.builders.notices import a_notice, company, notice_json
from tests.builders.tenders import DIGEST, FIELD, an_event, moment

__all__ = ["Walk", "main"]

Pick = Callable[[Sequence[Any]], Any]
"""Chooses one of several, by chance or by whoever tests."""

COMPANIES: Final = tuple(company(number) for number in range(1, 5))
LOTS: Final = ("lot-1", "lot-2")
_USUAL: Final = {
    State.DRAFT: Move.FILE, State.FILED: Move.PUBLISH, State.PUBLISHED: Move.CLOSE, State.CLOSED: Move.OPEN,
    State.OPENED: Move.EVALUATE, State.EVALUATED: Move.ANNOUNCE, State.ANNOUNCED: Move.AWARD,
    State.AWARDED: Move.SECURE, State.SECURED: Move.SIGN, State.SIGNED: Move.FILE_CONTRACT,
    State.CONTRACT_FILED: Move.START, State.PERFORMING: Move.HAND_OVER,
}  # fmt: skip
_ENDS: Final = moment("2026-03-01T00:00:00Z")
_WAITS: Final = (timedelta(0), timedelta(milliseconds=1), timedelta(hours=5), timedelta(days=1), timedelta(days=4),
                 timedelta(days=11))  # fmt: skip


class Walk:
    """One tender of two lots, walked step by step; `broken` lists what should never have been let in."""

    def __init__(self, pick: Pick) -> None:
        self.pick = pick
        self.broken: list[str] = []
        self.made: Counter[str] = Counter()
        self.begin()

    def begin(self) -> None:
        """Begin another tender."""
        lot = notice_json()["lots"][0]
        lots = [{**lot, "id": name, "community_ids": [name]} for name in LOTS]
        times = {
            "questions_close_at": "2024-06-20T00:00:00Z", "bids_close_at": "2024-06-30T00:00:00Z",
            "opens_until": "2024-07-01T00:00:00Z", "permit_on": "2024-12-01",
        }  # fmt: skip
        self.notice = a_notice(lots=lots, times=times, state_funds=self.pick((True, False)))
        self.now = moment("2024-05-06T02:00:00Z")
        first = an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": self.notice.as_json()})
        self.tender: Tender = begun(self.notice.tender_id, first)
        self.closes_at: datetime = self.notice.times.bids_close_at
        self.closed = False
        self.barred: set[str] = set()
        self.bids: dict[tuple[str, str], int] = {}
        self.awards: dict[str, str] = {}
        self.waiting: set[int] = set()
        self.shown_until = shanghai_date(self.now)

    def step(self) -> None:
        """Let the world change, try one move, and hold what was let in against the book."""
        self.now = self._later()
        if self.pick((True, *[False] * 15)):
            self.barred ^= {self.pick(COMPANIES)}
        state = state_of(self.tender)
        over = state in (State.CANCELLED, State.UNSUCCESSFUL, State.HANDED_OVER) and self.pick((True, *[False] * 4))
        if over or self.now >= _ENDS:  # the calendar of working days ends too
            self.begin()
            return
        known = TENDER_LIFE.moves(state)
        usual = self._usual(state)
        # forward, or anything that the state knows, or anything at all now and then
        move = self.pick((usual, usual, usual, self.pick(known), self.pick(known), self.pick(list(Move))))
        if move in (Move.CANCEL, Move.FAIL, Move.RETURN) and self.pick((True, True, True, False)):
            move = usual
        self._try(move)

    def _usual(self, state: State) -> Move:
        """Return what leads on from a state."""
        if self.waiting and state in (State.PUBLISHED, State.CLOSED, State.OPENED, State.EVALUATED, State.ANNOUNCED):
            return Move.REPLY
        if owed(self.tender) and state in (State.EVALUATED, State.ANNOUNCED, State.AWARDED):
            return Move.REDO
        if state is State.OPENED and self.tender.checked is None:
            return Move.CHECK
        return _USUAL.get(state, Move.REFUND)

    def _try(self, move: Move) -> None:
        role = self.pick(sorted(GRANTS[move]) * 6 + [self.pick(list(Role))])
        details = self._details(move)
        by = details.get("company_id", COMPANIES[0]) if role is Role.TENDERER else str(role)
        event = Event(move, self.now, by, role, details)
        try:
            after = decided(self.tender, event)
        except WuxinError as error:
            self.made["refused" if isinstance(error, RefusedError) else "unreadable"] += 1
            return
        self.made[str(move)] += 1
        self._book(event)
        self.tender = after
        if {lot: one.company_id for lot, one in after.awards.items()} != self.awards:
            self.broken.append(f"the awards that stand are not those of the book: {self.awards}")
        if any(fen < 0 for fen in after.ledger.held().values()):
            self.broken.append("a security fell below nothing")

    def _later(self) -> datetime:
        """Return a moment that is not earlier, at times exactly at the close or a millisecond before."""
        close = [self.closes_at - timedelta(milliseconds=1), self.closes_at]
        return self.pick(
            [self.now + wait for wait in _WAITS] + [one for one in close if one >= self.now] * self._near()
        )

    def _near(self) -> int:
        """Return how often the close is tried: while bids are waited for, the edge is where it matters."""
        return 3 if state_of(self.tender) is State.PUBLISHED else 0

    def _book(self, event: Event) -> None:
        """Write down what was let in, and what of it should not have been."""
        told = event.details
        match event.move:
            case Move.AMEND | Move.EXTEND:
                times = told["times"] if event.move is Move.EXTEND else told["notice"]["times"]
                self.closes_at = moment(times["bids_close_at"])
            case Move.CLOSE | Move.OPEN:
                self._book_bids(event)
            case Move.ANNOUNCE:
                self.shown_until = datetime.fromisoformat(told["shown_until"]).date()
            case Move.AWARD:
                self._book_award(event)
            case _:
                self._book_dispute(event)

    def _book_bids(self, event: Event) -> None:
        self._never(event.at < self.closes_at, f"{event.move} before the close")
        self._never(event.move is Move.OPEN and not self.closed, "opened what had not closed")
        self.closed = True
        self.bids = {(one["lot"], one["company_id"]): one["price_fen"] for one in event.details.get("bids", ())}

    def _book_dispute(self, event: Event) -> None:
        told = event.details
        if event.move is Move.OBJECT:
            self.waiting.add(len(self.tender.events) + 1)
        elif event.move is Move.REPLY:
            self.waiting.discard(told["objection"])
        elif event.move is Move.REDO:
            self.awards = {}
        elif event.move in (Move.WITHDRAW, Move.STRIKE) and self.awards.get(told["lot"]) == told["company_id"]:
            del self.awards[told["lot"]]

    def _book_award(self, event: Event) -> None:
        self._never(bool(self.waiting), "awarded while an objection waits")
        self._never(shanghai_date(event.at) <= self.shown_until, "awarded while candidates are shown")
        for one in event.details["awards"]:
            lot, winner = one["lot"], one["company_id"]
            self._never(lot in self.awards, f"{lot} was awarded twice")
            self._never(winner in self.barred, f"{winner} was awarded and may not win")
            self._never(self.bids.get((lot, winner)) != one["price_fen"], f"{lot} at a price that nobody bid")
            self.awards[lot] = winner

    def _never(self, happened: bool, what: str) -> None:  # noqa: FBT001 - it reads as a sentence
        if happened:
            self.broken.append(what)

    def _details(self, move: Move) -> dict[str, Any]:
        """Return what a move holds, mostly as it should be."""
        builder = getattr(self, f"_{move}", None)
        return {"what": "because"} if builder is None else builder()

    def _draft(self) -> dict[str, Any]:
        return {"notice": self.notice.as_json()}

    def _file(self) -> dict[str, Any]:
        return {"filing": "F"}

    def _publish(self) -> dict[str, Any]:
        return {"field": FIELD}

    def _ask(self) -> dict[str, Any]:
        return {"question": "Which lifts?"}

    def _answer(self) -> dict[str, Any]:
        return {"question": self.pick([*self.tender.unanswered, 1]), "answer": "All."}

    def _times(self) -> dict[str, Any]:
        closes = self.now + self.pick((timedelta(days=16), timedelta(days=3), timedelta(days=40)))
        return {**self.notice.as_json()["times"], "bids_close_at": closes.isoformat(),
                "opens_until": (closes + timedelta(days=1)).isoformat(),
                "questions_close_at": min(closes - timedelta(hours=1), self.closes_at).isoformat()}  # fmt: skip

    def _amend(self) -> dict[str, Any]:
        version = self.tender.notice.version + self.pick((1, 1, 0))
        terms = f"Version {version}."
        return {"notice": self.notice.as_json() | {"version": version, "terms": terms, "times": self._times()},
                "what": "clearer"}  # fmt: skip

    def _extend(self) -> dict[str, Any]:
        return {"times": self._times(), "what": "more time"}

    def _close(self) -> dict[str, Any]:
        return {}

    def _start(self) -> dict[str, Any]:
        return {}

    def _open(self) -> dict[str, Any]:
        count = self.pick((4, 4, 3, 2))
        bids = [
            {"lot": lot, "handle": one, "outcome": "opened", "company_id": one, "digest": DIGEST,
             "price_fen": 800_000_000 + 7 * number}
            for lot in LOTS for number, one in enumerate(COMPANIES[:count])
        ]  # fmt: skip
        return {"digest": DIGEST, "bids": bids}

    def _checked(self, stage: str) -> dict[str, Any]:
        """Return a check that says what is so: the register makes it, nobody writes it."""
        results = [
            {"company_id": one, "grade": "A", "status": "rated", "reasons": ["barred"] if one in self.barred else []}
            for one in COMPANIES
        ]
        return {"stage": stage, "rulebook": "zhuji", "rulebook_digest": DIGEST, "results": results,
                "as_of": shanghai_date(self.now).isoformat()}  # fmt: skip

    def _check(self) -> dict[str, Any]:
        return self._checked("close")

    def _evaluate(self) -> dict[str, Any]:
        ranking = []
        for lot in LOTS:
            barred = self.tender.barred(lot) if self.pick((True, True, False)) else {}
            left = [one for one in self.tender.opened(lot) if one not in barred]
            order = left[::-1] if self.pick((True, False)) else left
            ranking += [
                {"company_id": one, "lot": lot, "place": place, "total_milli": 90_000 - place,
                 "price_fen": self.tender.opened(lot)[one]}
                for place, one in enumerate(order, start=1)
            ]  # fmt: skip
        return {"digest": DIGEST, "ranking": ranking}

    def _announce(self) -> dict[str, Any]:
        return {"shown_until": (shanghai_date(self.now) + timedelta(days=self.pick((3, 3, 2)))).isoformat()}

    def _object(self) -> dict[str, Any]:
        return {"matter": self.pick(("documents", "opening", "result")), "text_digest": DIGEST}

    def _reply(self) -> dict[str, Any]:
        upheld = self.pick((True, False, False))
        return {"objection": self.pick([*self.waiting, 1]), "upheld": upheld, "what": "because",
                "remedy": self.pick(("redo", "none")) if upheld else "none"}  # fmt: skip

    def _complain(self) -> dict[str, Any]:
        return {"matter": "other", "known_on": shanghai_date(self.now).isoformat(), "text_digest": DIGEST}

    def _complaint(self) -> int:
        return self.pick([n for n, one in enumerate(self.tender.events, 1) if one.move is Move.COMPLAIN] or [1])

    def _accept(self) -> dict[str, Any]:
        return {"complaint": self._complaint(), "accepted": self.pick((True, False)), "suspends": True, "what": "x"}

    def _decide(self) -> dict[str, Any]:
        return {"complaint": self._complaint(), "upheld": True, "remedy": self.pick(("redo", "none")), "what": "x"}

    def _redo(self) -> dict[str, Any]:
        return {"because": self.pick([one.number for one in owed(self.tender)] or [1]), "what": "misread"}

    def _lot_of(self) -> dict[str, Any]:
        return {"lot": self.pick(LOTS), "company_id": self.pick(COMPANIES)}

    def _withdraw(self) -> dict[str, Any]:
        return self._lot_of() | {"what": "we lack the people"}

    def _strike(self) -> dict[str, Any]:
        return self._lot_of() | {"what": "false figures", "article": "Tender Law art. 54"}

    def _award_(self, lot: str) -> dict[str, Any]:
        winner = self.pick([one.company_id for one in self.tender.candidates(lot)] or COMPANIES)
        return {"lot": lot, "company_id": winner, "price_fen": self.tender.opened(lot).get(winner, 1)}

    def _award(self) -> dict[str, Any]:
        lots = self.pick((self.tender.to_award, self.tender.to_award, LOTS))
        return {"awards": [self._award_(lot) for lot in lots], "checked": self._checked("award"), "what": "because"}

    def _secure(self) -> dict[str, Any]:
        payments = [{"lot": lot, "company_id": one.company_id, "fen": self.pick((20_000_000, 20_000_000, 5)),
                     "receipt": "R"} for lot, one in self.tender.awards.items()]  # fmt: skip
        return {"payments": payments or [self._lot_of() | {"fen": 1, "receipt": "R"}]}

    def _sign(self) -> dict[str, Any]:
        signed = shanghai_date(self.now)
        starts = (signed.replace(day=1) + timedelta(days=40)).replace(day=1)
        won = {lot: (one.company_id, one.price_fen) for lot, one in self.tender.awards.items()}
        return {
            "contracts": [
                {"lot": lot, "company_id": winner, "price_fen": price, "text_digest": DIGEST,
                 "signed_on": signed.isoformat(), "starts_on": starts.isoformat(),
                 "ends_on": starts.replace(year=starts.year + 3).isoformat()}
                for lot, (winner, price) in (won or {LOTS[0]: (COMPANIES[0], 1)}).items()
            ]
        }  # fmt: skip

    def _file_contract(self) -> dict[str, Any]:
        return {"filing": "C"}

    def _breach(self) -> dict[str, Any]:
        day = shanghai_date(self.now).isoformat()
        return {"lot": self.pick(LOTS), "event": "service.subcontracted", "occurred_on": day, "what": "x"}

    def _review(self) -> dict[str, Any]:
        return {"lot": self.pick(LOTS), "continues": True, "what": "x"}

    def _deduct(self) -> dict[str, Any]:
        known = [n for n, one in enumerate(self.tender.events, 1) if one.move is Move.BREACH]
        return self._lot_of() | {"fen": self.pick((1, 19_999_999, 10**9)), "breach": self.pick(known or [1]),
                                 "what": "x"}  # fmt: skip

    def _hand_over(self) -> dict[str, Any]:
        return {"ended_early": self.pick((True, False)), "what": "x"}

    def _apply_refund(self) -> dict[str, Any]:
        return {"lot": self.pick(LOTS)}

    def _opine(self) -> dict[str, Any]:
        return {"lot": self.pick(LOTS), "agrees": True, "what": "x"}

    def _refund(self) -> dict[str, Any]:
        lot = self._lot_of()
        return lot | {"fen": self.tender.ledger.balance_fen(lot["lot"], lot["company_id"]) or 1, "receipt": "R"}

    def _fail(self) -> dict[str, Any]:
        because = self.pick(("few", "rejected", "nobody_left"))
        return {"because": because, "bidders": dict.fromkeys(LOTS, self.pick((2, 3))), "what": "x"}


def main(steps: int, seed: int) -> Walk:
    """Walk so many steps by chance; stops at the first thing that should never have been let in."""
    chance = Random(seed)
    walk = Walk(lambda choices: choices[chance.randrange(len(choices))])
    for _ in range(steps):
        walk.step()
        if walk.broken:
            break
    return walk


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    began, walked = time.monotonic(), main(asked.steps, asked.seed)
    print(f"{asked.steps} steps in {time.monotonic() - began:.0f} s; broken: {walked.broken or 'nothing'}")  # noqa: T201
    for what, count in sorted(walked.made.items()):
        print(f"    {count:7} {what}")  # noqa: T201
    if walked.broken:
        raise SystemExit(1)
