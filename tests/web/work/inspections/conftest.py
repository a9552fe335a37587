"""A campaign under way, and the authority's people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlmodel import Session

from credit.inspections import Event, visit_content
from credit.inspections.moves import CampaignMove
from tests.builders.accounts import empty_register, signed_in
from tests.builders.authority import portal_on
from tests.builders.inspections import BOARD, DAY, a_rule, announcement, at, event, marks_of
from tests.builders.record import a_clerk, writing_to
from web.access import Role
from web.register.inspections import add_event, announce

Browse = Callable[..., FlaskClient]


@pytest.fixture(name="browse")
def _browse(tmp_path: Path) -> Browse:
    """Return a way to a browser of a role on the tenth day: X1 inspected with a finding, X2 not yet."""
    url, day = empty_register(tmp_path), DAY + timedelta(days=10)
    rules = a_rule()
    told = visit_content(rules, day, marks_of(**{BOARD[0].rpartition(".")[2]: "not_met"}), ["I1", "I2"], [])
    events: list[Event] = [
        event(CampaignMove.ASSIGN, content={"assignments": {"X1": ["I1", "I2"], "X2": ["I1", "I2"]}, "barred": []}),
        event(CampaignMove.VISIT, day, target="X1", content=told),
    ]
    with writing_to(url) as session:
        announce(a_clerk(session, at(DAY)), "spring", announcement(rules), rules)
        for one in events:
            _add(session, one)
    app = portal_on(url, tmp_path, at(day))

    def browse(role: Role = Role.REGULATOR) -> FlaskClient:
        return signed_in(app, role)

    return browse


def _add(session: Session, one: Event) -> None:
    add_event(a_clerk(session, one.at), "spring", lambda _before: one)
