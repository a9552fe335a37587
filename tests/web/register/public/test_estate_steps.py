"""Money and bodies of an estate, read together."""

from __future__ import annotations

from tests.builders.money_register import a_money_clerk, an_open_estate
from tests.builders.stopped_votes import decided_on
from web.register.money.rows import steps_of
from web.register.owners.estates import bodies_of
from web.register.owners.votes import votes_of
from web.register.public.estate_steps import steps_bodies_and_votes


def test_one_statement_reads_what_two_would() -> None:
    """The same steps and events in the same order; nothing of an estate that has neither."""
    with a_money_clerk() as clerk:
        an_open_estate(clerk)
        connection = clerk.session.connection()
        decided_on(clerk.session, "t1", "v2")
        steps, bodies, votes = steps_bodies_and_votes(connection, "willow-garden")

        assert steps
        assert tuple(steps) == steps_of(clerk.session, "willow-garden")
        assert bodies == bodies_of(clerk.session, "willow-garden")
        assert steps_bodies_and_votes(connection, "moon") == ([], [], [])
        assert votes == votes_of(clerk.session, "willow-garden") != []
