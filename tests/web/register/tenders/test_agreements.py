"""Contracts in the register, and where on the record their events stand."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State
from models.record import sequence
from tests.builders.record import writing_to
from tests.builders.tender_rooms import NAME, kept, tender_portal
from web.register.tenders.agreements import agreements_kept, entered_events


def test_a_contract_is_found_by_its_signature(tmp_path: Path) -> None:
    """A tender that is only awarded has none."""
    found = []
    for state in (State.AWARDED, State.SIGNED):
        url = tender_portal(tmp_path, state, "2024-07-12T02:00:00Z").config["WUXIN"].database_url
        with writing_to(url) as session:
            found.append([(one.tender.id, one.contract.lot) for one in agreements_kept(session)])

    assert found == [[], [(NAME, "lot-1")]]


def test_every_event_has_its_entry(tmp_path: Path) -> None:
    """In one order, each with its own digest; its place comes with the sequencer."""
    app = tender_portal(tmp_path, State.SIGNED, "2024-07-12T02:00:00Z")
    tender = kept(app)
    with writing_to(app.config["WUXIN"].database_url) as session:
        waiting = entered_events(session, tender)
        sequence(session)
        placed = entered_events(session, tender)
    order = [one.position for one in placed.values() if one.position is not None]

    assert list(placed) == list(range(1, len(tender.events) + 1))
    assert len({one.digest for one in placed.values()}) == len(tender.events)
    assert {one.position for one in waiting.values()} == {None}
    assert (len(order), order) == (len(tender.events), sorted(order))
