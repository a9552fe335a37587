"""What of assemblies waits for an owner."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from flask import Flask
from sqlmodel import Session

from tests.builders.estate_desk import ESTATE, estate_portal
from tests.builders.estate_rooms import CLOSED, OPEN, called, turned_to
from web.access import Holding, Person, Role
from web.work.assembly.waiting import waiting


def _waits(app: Flask, role: Role) -> list[tuple[str, date | None]]:
    who = Person("a1", "林晓", (Holding(role, ESTATE),))
    with app.test_request_context(), Session(app.extensions["wuxin.engine"]) as session:
        return [(one.subject, one.due_on) for one in waiting(who, session)]


def test_an_open_vote_waits_for_owners_until_its_last_day(tmp_path: Path) -> None:
    """Neither before it opens nor after it closed, and not for the committee that called it."""
    app = estate_portal(tmp_path)
    called(app)
    found = [_waits(turned_to(app, at), Role.OWNER) for at in (OPEN - timedelta(days=5), OPEN, CLOSED)]

    assert found == [[], [("v1", date(2024, 7, 30))], []]
    assert _waits(turned_to(app, OPEN), Role.COMMITTEE) == []
