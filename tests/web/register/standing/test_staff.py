"""Property officers in the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from credit.complaints.staff import Appointment
from models.errors import RefusedError
from models.tables import Community
from tests.builders.complaint_register import clerk_at, new_register
from web.register.standing.staff import appoint, appointments, neighbourhoods_of, relieve

NEW = Appointment("P-07", "officer", "崖头街道", "河东社区", date(2024, 6, 3))


def test_offices_are_what_the_events_say(tmp_path: Path) -> None:
    """Appointed, relieved, appointed again; the relief ends the office it followed."""
    with clerk_at(new_register(tmp_path)) as clerk:
        place = Community(community_id="K9", name="冬青园", subdistrict="崖头街道", neighbourhood="河东社区")
        clerk.session.add(place)
        appoint(clerk, NEW, "林晚舟")
        with pytest.raises(RefusedError, match="could end"):
            relieve(clerk, "P-07", date(2024, 6, 3))
        relieve(clerk, "P-07", date(2024, 7, 1))
        later = Appointment("P-07", "leader", "崖头街道", None, date(2024, 7, 1))
        appoint(clerk, later, "林晚舟")
        found, places = appointments(clerk.session), neighbourhoods_of(clerk.session)

    assert [(one.role, one.until) for one in found] == [("officer", date(2024, 7, 1)), ("leader", None)]
    assert places == {("崖头街道", "河东社区")}
