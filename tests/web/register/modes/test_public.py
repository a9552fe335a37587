"""How estates are served as the public reads it."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from bidding.modes import Serving
from tests.builders.modes import begun, described
from tests.builders.public_city import a_city, an_estate
from tests.builders.record import a_clerk
from tests.web.register.modes.test_rows import session
from web.register.modes.public import served_in_public
from web.register.modes.rows import enter_mode
from web.register.public.estate_steps import estate_steps
from web.register.ratings.city import Service

__all__ = ["session"]

LONG_AGO = Service("C1", date(2010, 1, 1), date(2011, 1, 1))


def test_one_estate_is_told_by_evidence_and_town(session: Session) -> None:
    """Who serves by the publication's evidence, else what the town recorded."""
    served, left = an_estate(1), an_estate(2, LONG_AGO, community_id="willow")
    city, day = a_city(3, [served, left]), date(2024, 6, 30)
    enter_mode(a_clerk(session), "willow", described())
    enter_mode(a_clerk(session), "willow", begun("social_body"))

    events = estate_steps(session.connection(), "willow").modes
    company = served_in_public(city, served, day, (), None)
    recorded = served_in_public(city, left, day, events, None)
    engaged = served_in_public(city, left, day, events, Serving("C9", day))

    assert (company.served.mode, company.served.by) == ("professional", "C1")
    assert recorded.served.mode == "social_body"
    assert engaged.served.by == "C9"
