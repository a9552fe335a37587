"""Tenders read by their events."""

from __future__ import annotations

import pytest

from bidding.tender import Event, Move, Role
from models.errors import InputError
from models.tables import TenderEvent
from tests.builders.money_register import a_money_clerk
from tests.builders.notices import a_notice
from tests.builders.tenders import moment
from web.register.tender_rows import is_kept, tender_named, tenders_filed, tenders_kept
from web.register.tenders.events import begin


def test_a_tender_is_read_as_it_was_written() -> None:
    """All of them, those that were filed, and one by its name; another is none."""
    with a_money_clerk() as clerk:
        for name in ("t-1", "t-2"):
            told = {"notice": a_notice(tender_id=name).as_json()}
            begin(clerk, name, Event(Move.DRAFT, moment("2024-05-06T02:00:00Z"), "C-1", Role.PROCURING_ENTITY, told))
        clerk.session.add(TenderEvent(
            tender_id="t-2", number=2, move="file", happened_at=moment("2024-05-07T02:00:00Z"), by="C-1",
            role="owners_committee", details={"filing": "F-1"},
        ))  # fmt: skip
        clerk.session.flush()
        assert [one.id for one in tenders_kept(clerk.session)] == ["t-1", "t-2"]
        assert [one.id for one in tenders_filed(clerk.session)] == ["t-2"]
        assert (is_kept(clerk.session, "t-1"), is_kept(clerk.session, "t-3")) == (True, False)
        assert len(tender_named(clerk.session, "t-2").events) == 2
        with pytest.raises(InputError, match="none of this name"):
            tender_named(clerk.session, "t-3")
