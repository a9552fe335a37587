"""Notes of acts to whom they concern."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session

from credit.complaints import Move, Role, Step, load_desk
from tests.builders.accounts import empty_register
from tests.builders.firm_world import FIRM, GARDEN, firm_portal
from tests.builders.proceedings import BIDS, at_work, event, marked
from tests.builders.record import a_clerk, writing_to
from web.register.complaints.cases import Told, receive, take_step
from web.register.evaluations.events import add_event
from web.register.sending.inbox import inbox
from web.register.sending.note_kinds import KINDS, facts_of
from web.register.sending.telling import tell_of

NOON = datetime(2024, 7, 15, 4, tzinfo=UTC)


def test_a_complaint_is_told_to_its_company_when_it_is_taken_in(tmp_path: Path) -> None:
    """Once, with its last day; its reception alone tells nobody."""
    desk = load_desk("rongcheng")
    with Session(firm_portal(tmp_path).extensions["wuxin.engine"]) as session:
        clerk = a_clerk(session, NOON)
        number = receive(clerk, desk, Told("12345", "cleaning", "地下室积水", NOON, GARDEN)).complaint_id
        tell_of(clerk)
        before = len(inbox(session, f"organisation/{FIRM}"))
        take_step(clerk, desk, number, Step(Move.ACCEPT, Role.DESK, "desk", NOON))
        for _ in range(2):
            tell_of(clerk)
        told = inbox(session, f"organisation/{FIRM}")

    assert (before, [(one.kind, one.facts["complaint"]) for one in told]) == (0, [("complaint.accepted", number)])
    assert told[0].facts["due_on"] == "2024-07-22"


def test_both_languages_of_a_note_need_the_same_facts() -> None:
    """So that nothing is left out of either."""
    for kind, words in KINDS.items():
        facts = dict.fromkeys(facts_of(kind), "x")
        assert all(text.format_map(facts) for text in (*words.zh, *words.en))


def test_who_sits_is_invited_and_who_bid_too_low_is_asked(tmp_path: Path) -> None:
    """Each member at the draw; a company whose price has to be explained once prices are open."""
    bids = [bid | {"company_id": f"c{number}"} for number, bid in enumerate(BIDS)]
    low = [bids[0] | {"price_fen": 300_000_000}, *bids[1:]]
    locked = marked(at_work(), {"plan": "30"}, 1)
    with writing_to(empty_register(tmp_path)) as session:
        for one in (*locked.events, event("open_prices", ({"bids": low}, None), 2)):
            clerk = a_clerk(session, one.at)
            add_event(clerk, "zj-2024-001", "lot-1", lambda _, one=one: one)  # type: ignore[misc]
            tell_of(clerk)
        told = {who: [one.kind for one in inbox(session, f"organisation/{who}")]
                for who in (f"expert/{locked.sitting[0]}", "company/c0", "company/c1")}  # fmt: skip

    assert [*told.values()] == [["panel.invited"], ["price.unexplained"], []]
