"""What waits of renovation."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import Session

from models.tables import engine_for
from tests.builders.estate_desk import XINAN, url_of
from tests.web.work.renovations.test_shown import under_way
from web.access import CITY, Holding, Person, Role
from web.work.renovations.waiting import waiting


def test_reports_wait_for_the_town_alone(tmp_path: Path) -> None:
    """The authority looks at its list; who keeps no renovation has nothing of it."""
    app, found = under_way(tmp_path), {}
    engine = engine_for(url_of(app))
    with app.test_request_context("/?lang=en"), Session(engine) as session:
        for role, whose in ((Role.SUBDISTRICT, XINAN), (Role.REGULATOR, CITY), (Role.OWNER, "community/willow-garden")):
            person = Person("P", "林晓", (Holding(role, whose),))
            found[role] = [(one.what, str(one.due_on)) for one in waiting(person, session)]
    engine.dispose()

    assert found == {
        Role.SUBDISTRICT: [("Report progress", "2024-04-10"), ("Finish the works", "2024-09-30")],
        Role.REGULATOR: [], Role.OWNER: [],
    }  # fmt: skip
