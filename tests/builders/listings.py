"""Builds listings and walks them: a company on a list, a head whose key holds, and steps as they would be taken.

case = Case(); case.notify(); case.days(8); case.decide(Move.UPHOLD); case.publish()
assert case.state is State.PUBLISHED
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from credit.standing.attempts import Attempt
from credit.standing.decisions import Decision, decision_content
from credit.standing.law_shapes import ListLaw
from credit.standing.laws import law_named
from credit.standing.life import state_on, take
from credit.standing.listing import ListFacts, Listing, Move, Role, State, Step
from credit.standing.signing import signed_content
from tests.builders.keys import Holder, holder

__all__ = ["HEAD", "MONDAY", "OTHER", "RATING", "Case", "a_listing", "facts", "weekdays"]

HEAD = holder("head.example", 1)
OTHER = holder("somebody.example", 2)
MONDAY = datetime(2024, 7, 1, 1, 0, tzinfo=UTC)

RATING: dict[str, Any] = {
    "company_id": "C1", "name": "禾安", "grade": "A", "status": "rated", "score_milli": 75_500, "eligible": True,
    "blacklisted": False, "as_of": date(2024, 6, 30), "rulebook": "tiny", "rulebook_digest": "b",
    "evidence_digest": "e", "ratings_digest": "r",
}  # fmt: skip


def weekdays(day: date) -> bool:
    """Return whether a day is one from Monday to Friday: a calendar without holidays."""
    return day.weekday() < 5


def facts(**changes: Any) -> ListFacts:  # noqa: ANN401 - fields
    """Return the facts of a blacklisting for collusion on 3 June 2024, with what is named changed."""
    told: dict[str, Any] = {
        "company_id": "C1", "kind": "black", "rulebook": "zhejiang", "jurisdiction": "330000",
        "happened_on": date(2024, 6, 3), "rule": "zhejiang.black.collusion", "event": "bid.collusion",
        "source_id": "R1", "rulebook_digest": "b", "evidence_digest": "e",
    }  # fmt: skip
    return ListFacts(**(told | changes))


def a_listing(number: int = 7, ends_on: date | None = date(2025, 6, 3), **changes: Any) -> Listing:  # noqa: ANN401 - fields
    """Return a proposed listing."""
    told = facts(**changes)
    return Listing(number, told, told.happened_on, ends_on)


class Case:
    """A listing under way, its law, and the moment of the next step."""

    def __init__(self, listing: Listing | None = None, law: str | ListLaw = "zhejiang", **others: Any) -> None:  # noqa: ANN401 - of an attempt
        self.listing = listing or a_listing()
        self.law = law_named(law) if isinstance(law, str) else law
        self.at, self.others = MONDAY, others

    @property
    def state(self) -> State:
        """Return the state on the day of the next step."""
        return state_on(self.listing, self.at.date())

    def days(self, count: int) -> None:
        """Let days pass."""
        self.at += timedelta(days=count)

    def take(self, move: Move, role: Role, signed: dict[str, Any] | None = None, **details: Any) -> None:  # noqa: ANN401 - JSON
        """Take a step at this moment, or raise RefusedError."""
        step = Step(move, self.at, "office", role, details, signed)
        given: dict[str, Any] = {"officials": {HEAD.key.vkey}, "calendar": weekdays} | self.others
        self.listing = take(Attempt(self.listing, step, self.law, **given))

    def notify(self) -> None:
        """Notify the company."""
        self.take(Move.NOTIFY, Role.OFFICER)

    def decide(self, move: Move, by: Holder = HEAD, **changes: Any) -> None:  # noqa: ANN401 - fields of a decision
        """Decide, signed by somebody."""
        self.take(move, Role.HEAD, self.decision(move, by, **changes))

    def decision(self, move: Move, by: Holder = HEAD, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a decision
        """Return a signed decision on the listing as it stands."""
        told = {"instrument": "Regulation", "article": "24", "reasons": "found so"} | changes
        if move is Move.LIFT:
            told.setdefault("ground", "conditions_met")
        content = decision_content(self.listing, self.law, Decision(move, **told), self.at)
        return signed_content(content, by.name, by.pair)

    def publish(self) -> None:
        """Publish what was upheld."""
        self.take(Move.PUBLISH, Role.OFFICER)

    def listed(self) -> Case:
        """Walk it onto the list and return it."""
        self.notify()
        self.days(9)
        self.decide(Move.UPHOLD)
        self.publish()
        return self
