"""To which organisations a tender belongs."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State
from tests.builders.notices import a_notice
from tests.builders.record import writing_to
from tests.builders.tender_rooms import kept, tender_portal
from web.register.tenders.parties import buyer_key, parties_of


def test_a_tender_belongs_to_buyer_estate_and_office(tmp_path: Path) -> None:
    """As accounts hold roles for them."""
    app = tender_portal(tmp_path, State.DRAFT, "2024-05-10T02:00:00Z")
    tender = kept(app)
    with writing_to(app.config["WUXIN"].database_url) as session:
        found = parties_of(session, [tender])[tender.id]

    assert found.everybody == {
        "developer/91330681MA27U04D4K", "community/willow-garden", "subdistrict/Lakeside",
    }  # fmt: skip


def test_a_committee_buys_as_its_community() -> None:
    """Both kinds of committee do."""
    for role in ("owners_committee", "management_committee"):
        party = {"id": "willow-garden", "name": "Committee", "role": role}

        assert buyer_key(a_notice(procuring_entity=party)) == "community/willow-garden"
