"""Money and bodies of an estate, read together."""

from __future__ import annotations

from datetime import date

from bidding.engagements import Move, Role, Step
from bidding.engagements.details import details_of
from models.tables import Community
from tests.builders.engagements import terms
from tests.builders.modes import begun, described
from tests.builders.money_register import a_money_clerk, an_open_estate
from tests.builders.stopped_votes import decided_on
from web.register.engagements.steps import begin, engagements
from web.register.modes.rows import enter_mode, mode_events_of
from web.register.money.rows import steps_of
from web.register.owners.estates import bodies_of
from web.register.owners.votes import votes_of
from web.register.public.estate_steps import EstateSteps, estate_steps


def test_one_statement_reads_what_two_would() -> None:
    """The same steps and events in the same order; nothing of an estate that has neither."""
    with a_money_clerk() as clerk:
        an_open_estate(clerk)
        connection = clerk.session.connection()
        decided_on(clerk.session, "t1", "v2")
        found = estate_steps(connection, "willow-garden")

        assert found.money
        assert tuple(found.money) == steps_of(clerk.session, "willow-garden")
        assert found.bodies == bodies_of(clerk.session, "willow-garden")
        assert estate_steps(connection, "moon") == EstateSteps([], [], [], [], [])
        assert found.votes == votes_of(clerk.session, "willow-garden") != []


def test_its_service_is_read_with_the_rest() -> None:
    """What the town recorded, and the engagements with their steps, as each room reads its own."""
    with a_money_clerk() as clerk:
        session, told = clerk.session, details_of(Move.OPEN, terms("zhuji"))
        step = Step(Move.OPEN, date(2024, 7, 11), clerk.at, "S-3", Role.SUBDISTRICT, told.model_dump(mode="json"))
        begin(clerk, "willow-24", step)
        session.add(Community(community_id="willow-garden", name="柳园"))
        session.flush()
        enter_mode(clerk, "willow-garden", described(fit="no"))
        enter_mode(clerk, "willow-garden", begun())

        found = estate_steps(session.connection(), "willow-garden")

        assert tuple(found.modes) == mode_events_of(session, "willow-garden")
        assert found.engagements == engagements(session)
