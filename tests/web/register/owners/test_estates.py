"""Rolls and bodies in the register: personal data in the vault, the rest on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.owners import BodyEvent, BodyMove, Holding, PrincipalKind, Roll, Unit, principal_on
from bidding.owners.laws import law_named
from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.record.personal import Erasure, erase_cells
from tests.builders.owners import a_roll
from tests.builders.record import AT, a_clerk, writing_to
from web.register.owners.estates import bodies_of, enter_body, enter_roll, newest_roll, roll_of

LAW = law_named("hangzhou")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on an empty register."""
    upgrade(url := f"sqlite:///{tmp_path / 'a.db'}")
    with writing_to(url) as found:
        yield found


def test_a_roll_is_read_back(session: Session) -> None:
    """With every unit, and under one id however often it is entered."""
    roll = Roll((Unit("u1", 9_000, "owner-1"), Unit("u2", 7_000, "", Holding.UNSOLD)))

    first = enter_roll(a_clerk(session), "willow-garden", roll, "subdistrict")

    assert enter_roll(a_clerk(session), "willow-garden", roll, "subdistrict") == first
    assert newest_roll(session, "willow-garden") == first
    assert roll_of(session, first) == roll


def test_nothing_about_owners_stands_in_the_rows(session: Session) -> None:
    """Who owns what lies in the vault alone, and is erased there."""
    roll_id = enter_roll(a_clerk(session), "willow-garden", a_roll(3), "subdistrict")
    lines = [str(row) for row in session.connection().exec_driver_sql("SELECT * FROM owners_roll")]
    blobs = [bytes(row[0]) for row in session.connection().exec_driver_sql("SELECT data FROM ledger_blob")]

    assert not any("owner-1" in line for line in lines)
    assert not any(b"owner-1" in blob for blob in blobs)
    erase_cells(a_clerk(session), Erasure("owners_roll", roll_id, ("units",), "PIPL", "47", "subdistrict"))
    with pytest.raises(InputError, match="not kept"):
        roll_of(session, roll_id)


def test_an_estate_without_a_roll_is_told(session: Session) -> None:
    """And how to enter one."""
    with pytest.raises(InputError, match="wuxin owners roll"):
        newest_roll(session, "nowhere")


def test_who_acts_follows_from_the_rows(session: Session) -> None:
    """Delivered, then managed: each event is kept, and a wrong one leaves nothing."""
    delivered = BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "developer")
    managed = BodyEvent(BodyMove.ESTABLISH, date(2022, 6, 1), "subdistrict", until=date(2024, 6, 1))
    for event in (delivered, managed):
        enter_body(a_clerk(session, AT), "willow-garden", event, LAW)
    with pytest.raises(RefusedError, match="has been delivered"):
        enter_body(a_clerk(session, AT), "willow-garden", delivered, LAW)

    events = bodies_of(session, "willow-garden")

    assert principal_on(events, date(2023, 1, 1)).kind is PrincipalKind.MANAGEMENT_COMMITTEE
    assert len(events) == 2
    assert len(bodies_of(session, "willow-garden", date(2022, 5, 31))) == 1
