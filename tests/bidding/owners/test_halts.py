"""What stands still because the owners' decision behind it was stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bidding.owners import Call, Item, Limits, Vote, VoteMove, VoteStep
from bidding.owners.halts import RestsOn, halt_of, halt_problem
from bidding.owners.votes import Role
from tests.builders.owners import CALLED_AT, CLOSES_AT, LAW, OPENS_AT

RESTS = RestsOn(frozenset({"t1"}), "", "v1")
LIMITS = Limits(500_000, 800_000, date(2025, 1, 1))


def _vote(
    *moves: str, name: str = "v1", subject: str = "t1", limits: Limits | None = None, passed: bool = True
) -> Vote:
    item = Item("i", "use_fund", "?", subject, limits)
    told = {
        "call": Call((item,), OPENS_AT, CLOSES_AT, "0" * 64).as_details(),
        "count": {"outcomes": {"i": {"passed": passed}}}, "order": {"reason": "通知过短"},
        "revoke": {"reason": "选票造假"}, "correct": {"reason": "已补公示"},
    }  # fmt: skip
    steps = [
        VoteStep(VoteMove(move), CALLED_AT + timedelta(days=number), "x", Role.SUBDISTRICT, told.get(move, {}))
        for number, move in enumerate(("call", "count", "announce", *moves))
    ]
    return Vote(name, "willow-garden", tuple(steps))


@pytest.mark.parametrize(
    ("moves", "how"), [((), ""), (("order",), "ordered"), (("revoke",), "revoked"), (("order", "correct"), ""),
                       (("order", "revoke"), "revoked")],
)  # fmt: skip
def test_it_stands_still_while_the_decision_is_stopped(moves: tuple[str, ...], how: str) -> None:
    """An order stops it until the decision is found corrected, a revocation for good."""
    halt = halt_of([_vote(*moves)], RESTS)

    assert ("" if halt is None else "revoked" if halt.revoked else "ordered") == how


def test_another_decision_lets_it_go_on() -> None:
    """Owners decided on the same again; a vote that did not pass changes nothing."""
    stopped = _vote("revoke")

    assert halt_of([stopped, _vote(name="v2")], RESTS) is None
    assert halt_of([stopped, _vote(name="v2", passed=False)], RESTS) is not None
    assert halt_of([stopped, _vote(name="v2", subject="t2")], RESTS) is not None


def test_a_delegation_carries_only_its_matter() -> None:
    """What rests on one falls with it; another one of the same matter takes its place."""
    rests = RestsOn(frozenset({"roof-3"}), "use_fund", "v1")
    stopped = _vote("revoke", subject="", limits=LIMITS)

    assert halt_of([stopped], rests) is not None
    assert halt_of([stopped, _vote(name="v2", subject="", limits=LIMITS)], rests) is None
    assert halt_of([stopped, _vote(name="v2", subject="", limits=LIMITS)], replace(rests, matter="other")) is not None


def test_what_owners_decided_in_a_hall_afterwards_stands() -> None:
    """A file tells the day of the decision; what was stopped before it does not bear on it."""
    rests = RestsOn(frozenset({"t1"}), "", since=date(2024, 4, 1))

    assert halt_of([_vote("revoke")], rests) is None
    assert halt_of([_vote("revoke")], replace(rests, since=date(2024, 3, 1))) is not None


def test_the_refusal_names_vote_day_reason_article_and_what_helps() -> None:
    """Everything that somebody needs who is told no."""
    halts = [halt_of([_vote(move)], RESTS) for move in ("revoke", "order")]
    revoked, ordered = (halt_problem(halt, LAW) for halt in halts if halt is not None)

    assert "19" in revoked.where
    assert revoked.what == "the owners' decision behind it, vote v1, was revoked on 2024-03-04: 选票造假"
    assert "finds the decision corrected" in ordered.remedy
