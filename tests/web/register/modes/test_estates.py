"""How estates are served on a day, as the register knows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from models.errors import InputError
from models.tables import Community
from tests.builders.firm_world import GARDEN, firm_portal
from tests.builders.modes import begun, described
from tests.builders.packages import COMPANY
from tests.builders.record import a_clerk
from tests.web.register.modes.test_rows import session
from web.register.modes.estates import estate_served, estates_served
from web.register.modes.rows import enter_mode

__all__ = ["session"]


def test_the_evidence_tells_of_professional_service(tmp_path: Path) -> None:
    """A company that serves by the evidence needs no record of a mode; of which kind the estate is nobody said."""
    with Session(firm_portal(tmp_path).extensions["wuxin.engine"]) as reading:
        found = estate_served(reading, GARDEN, date(2024, 7, 15))

    assert (found.served.mode, found.served.by, found.has_service) == ("professional", COMPANY, True)
    assert [one.where for one in found.to_mend] == ["describe"]


def test_the_recorded_mode_is_told_with_what_the_table_says(session: Session) -> None:
    """The table of its place proposes, and what differs is told."""
    enter_mode(a_clerk(session), "willow", described(fit="yes"))
    enter_mode(a_clerk(session), "willow", begun("self_run", basics=["cleaning"]))

    found = estate_served(session, "willow", date(2024, 3, 1))

    assert (found.law.id, found.differs, found.has_service) == ("zhuji", True, False)
    assert [one.id for one in found.proposed] == ["zhuji.old.fit"]


def test_estates_are_found_by_their_town(session: Session) -> None:
    """By subdistrict, or one by one; all of them where nobody asks."""
    session.add(Community(community_id="plum", name="梅苑", subdistrict="Beishan"))
    session.flush()
    day = date(2024, 3, 1)

    assert [one.place.name for one in estates_served(session, day)] == ["柳园", "梅苑"]
    assert [one.place.name for one in estates_served(session, day, ["Beishan"])] == ["梅苑"]
    assert [one.place.name for one in estates_served(session, day, [], ["willow"])] == ["柳园"]
    with pytest.raises(InputError, match="does not know"):
        estate_served(session, "nowhere", day)
