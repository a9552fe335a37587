"""A campaign under way, another that is to be drawn, and the people of the authority and of a subdistrict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session

from credit.inspections import Event, visit_content
from credit.inspections.moves import CampaignMove
from tests.builders.accounts import empty_register, signed_in
from tests.builders.inspections import BOARD, DAY, a_rule, announcement, at, event, marks_of
from tests.builders.packages import package_of_rows
from tests.builders.record import a_clerk, writing_to
from web.access import CITY, Role
from web.application import create_app
from web.register import save_package
from web.register.inspections import add_event, announce
from web.settings import Settings

Browse = Callable[..., FlaskClient]
TENTH = DAY + timedelta(days=10)
STREET = "subdistrict/崖头街道"


@pytest.fixture(scope="session", name="_spring")
def _register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a register: X1 inspected with a finding, X2 not yet; autumn announced, to be drawn."""
    folder = tmp_path_factory.mktemp("spring")
    url, rules, drawn = empty_register(folder), a_rule(), a_rule("double_random", "ziyang")
    told = visit_content(rules, TENTH, marks_of(**{BOARD[0].rpartition(".")[2]: "not_met"}), ["I1", "I2"], [])
    places = [{"community_id": one, "district": "东", "subdistrict": "崖头街道", "households": 100}
              for one in ("X1", "X2")]  # fmt: skip
    package = package_of_rows(folder / "p", communities=places, service_periods=[{"community_id": "X1"}])
    with writing_to(url) as session:
        save_package(a_clerk(session), package)
        announce(a_clerk(session, at(DAY)), "spring", announcement(rules), rules)
        announce(a_clerk(session, at(DAY)), "autumn", announcement(drawn), drawn)
        teams = {"X1": ["I1", "I2"], "X2": ["I1", "I2"]}
        _add(session, event(CampaignMove.ASSIGN, content={"assignments": teams, "barred": []}))
        _add(session, event(CampaignMove.VISIT, TENTH, target="X1", content=told))
    return Path(url.removeprefix("sqlite:///"))


@dataclass
class _Portal:
    """One portal for all tests, put back to where they all begin."""

    app: Flask
    file: Path
    begun: bytes
    day: date = TENTH

    def restored(self) -> _Portal:
        """Return it on the register as it was at the beginning, on the tenth day."""
        self.app.extensions["wuxin.engine"].dispose()
        for path in self.file.parent.glob(f"{self.file.name}-*"):
            path.unlink()
        self.file.write_bytes(self.begun)
        self.day = TENTH
        return self


@pytest.fixture(scope="session", name="_portal")
def _opened(_spring: Path) -> _Portal:
    settings = Settings(database_url=f"sqlite:///{_spring}", uploads=str(_spring.parent / "sent"))
    found = _Portal(create_app(settings, lambda: at(found.day)), _spring, _spring.read_bytes())
    return found


@pytest.fixture(name="browse")
def _browse(_portal: _Portal) -> Browse:
    """Return a way to a browser of a role, on the tenth day where no other is named."""
    portal = _portal.restored()

    def browse(role: Role = Role.REGULATOR, organisation: str = CITY, day: date = TENTH) -> FlaskClient:
        portal.day = day
        return signed_in(portal.app, role, organisation)

    return browse


def _add(session: Session, one: Event) -> None:
    add_event(a_clerk(session, one.at), "spring", lambda _before: one)
