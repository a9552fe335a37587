"""How many estates are served, and the survey that targets are measured by."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from bidding.owners import BodyEvent, BodyMove
from bidding.owners.laws import law_named
from models.tables import Community
from tests.builders.modes import begun, described, ended
from tests.builders.record import a_clerk
from tests.web.register.modes.test_rows import session
from web.register.modes.coverage import coverage, survey_of
from web.register.modes.estates import estates_served
from web.register.modes.rows import enter_mode
from web.register.owners.estates import enter_body

__all__ = ["session"]

DAY = date(2024, 3, 1)


def test_places_are_counted_one_by_one_and_together(session: Session) -> None:
    """Old estates apart, by any service and by a company; who has none is named, and nobody knows of plum court."""
    session.add_all([
        Community(community_id="plum", name="梅苑", district="西区", kind="old"),
        Community(community_id="new", name="新城", district="西区", kind="commodity"),
    ])  # fmt: skip
    session.flush()
    enter_mode(a_clerk(session), "willow", described(fit="no"))
    enter_mode(a_clerk(session), "willow", begun())

    east, west, everywhere = coverage(estates_served(session, DAY), "district")

    assert (east.place, east.old_served.part, east.old_served.whole, east.old_professional.part) == ("东区", 1, 1, 0)
    assert (west.old_served.part, west.old_served.whole, west.old_served.unknown) == (0, 1, 1)
    assert (everywhere.served.part, everywhere.served.whole, everywhere.modes[None]) == (1, 3, 2)
    assert [one.place.community_id for one in everywhere.unserved] == ["new", "plum"]


def test_the_survey_knows_who_serves_and_who_acts(session: Session) -> None:
    """An ended mode is nobody's service, and a committee in office is told with its day and size."""
    enter_mode(a_clerk(session), "willow", described(fit="no"))
    enter_mode(a_clerk(session), "willow", begun("social_body"))
    for event in (
        BodyEvent(BodyMove.DELIVER, date(2020, 1, 1), "developer"),
        BodyEvent(BodyMove.FOUND, date(2023, 1, 1), "Xinan", vote="v0"),
        BodyEvent(BodyMove.ELECT, date(2023, 1, 1), "Xinan", date(2026, 1, 1), "v0", {"members": 5}),
    ):
        enter_body(a_clerk(session), "willow", event, law_named("national"))

    [one] = survey_of(session, DAY).estates
    enter_mode(a_clerk(session), "willow", ended(date(2024, 2, 15)))
    [after] = survey_of(session, DAY).estates

    assert (one.old, one.served_by, one.basics) == (True, "social_body", True)
    assert (one.body, one.elected_on, one.members) == ("committee", date(2023, 1, 1), 5)
    assert (after.served_by, after.basics) == ("nobody", None)
