"""The demo's tenders."""

from __future__ import annotations

from collections import Counter

from bidding.tender import State, state_of
from bidding.tender.disputes import owed, suspended_by
from bidding.tender.due import due_of
from web.cli.demo.stage import Stage
from web.register.tenders.events import tenders_kept


def test_there_is_a_tender_in_every_state(stage: Stage) -> None:
    """From the draft to the one that is handed over, one cancelled, one unsuccessful."""
    found = Counter(state_of(one) for one in tenders_kept(stage.session))

    assert set(State) - set(found) == set()
    assert found[State.ANNOUNCED] >= 3


def test_one_is_objected_to_and_one_is_suspended(stage: Stage) -> None:
    """The buyer owes an answer; the authority a decision."""
    tenders = {one.id: one for one in tenders_kept(stage.session)}

    assert any(suspended_by(one) for one in tenders.values())
    assert not any(owed(one) for one in tenders.values())
    assert any("objection" in due.what for one in tenders.values() for due in due_of(one))
