"""Modes of service in the register: kept in order, each on record, nothing half done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.modes import law_for
from bidding.owners import BodyEvent, BodyMove
from bidding.owners.laws import law_named
from models.errors import InputError, RefusedError
from models.tables import Community
from tests.builders.accounts import empty_register
from tests.builders.modes import begun, described, ended
from tests.builders.record import a_clerk, writing_to
from web.register.modes.rows import enter_mode, law_of, mode_events, mode_events_of, place_known
from web.register.owners.estates import enter_body

__all__ = ["session"]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on a register with one old estate."""
    with writing_to(empty_register(tmp_path)) as found:
        found.add(Community(community_id="willow", name="柳园", district="东区", subdistrict="Xinan", kind="old"))
        found.flush()
        yield found


def test_events_are_read_back(session: Session) -> None:
    """As they were entered, by estate and in order; a wrong one leaves nothing."""
    for event in (described(fit="no"), begun(until=date(2025, 1, 1)), ended(date(2024, 4, 1))):
        enter_mode(a_clerk(session), "willow", event)
    with pytest.raises(RefusedError, match="no recorded mode runs"):
        enter_mode(a_clerk(session), "willow", ended(date(2024, 5, 1)))

    [first, second, third] = mode_events_of(session, "willow")

    assert (first.details["traits"], second.until, third.paper) == ({"fit": "no"}, date(2025, 1, 1), "notice 3")
    assert [*mode_events(session)] == ["willow"]
    assert law_of([first]) == law_for("330681")


def test_an_unknown_estate_is_refused(session: Session) -> None:
    """Its mode would be seen nowhere."""
    with pytest.raises(InputError, match="the register does not know it"):
        enter_mode(a_clerk(session), "nowhere", described())


def test_the_place_is_known_from_the_delivery(session: Session) -> None:
    """Or from the first description; nobody types it twice."""
    assert place_known(session, "willow") is None
    delivered = BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "developer", details={"jurisdiction": "330602"})
    enter_body(a_clerk(session), "willow", delivered, law_named("national"))

    assert place_known(session, "willow") == "330602"
    enter_mode(a_clerk(session), "willow", described())
    assert place_known(session, "willow") == "330681"
