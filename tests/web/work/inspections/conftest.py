"""A campaign under way, another that is to be drawn, and the people of the authority and of a subdistrict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.inspection_rooms import TENTH, inspection_register
from tests.builders.inspections import at
from web.access import CITY, Role
from web.application import create_app
from web.settings import Settings

Browse = Callable[..., FlaskClient]


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
def _opened(tmp_path_factory: pytest.TempPathFactory) -> _Portal:
    url = inspection_register(tmp_path_factory.mktemp("spring"))
    file = Path(url.removeprefix("sqlite:///"))
    settings = Settings(database_url=url, uploads=str(file.parent / "sent"))
    found = _Portal(create_app(settings, lambda: at(found.day)), file, file.read_bytes())
    return found


@pytest.fixture(name="browse")
def _browse(_portal: _Portal) -> Browse:
    """Return a way to a browser of a role, on the tenth day where no other is named."""
    portal = _portal.restored()

    def browse(role: Role = Role.REGULATOR, organisation: str = CITY, day: date = TENTH) -> FlaskClient:
        portal.day = day
        return signed_in(portal.app, role, organisation)

    return browse
