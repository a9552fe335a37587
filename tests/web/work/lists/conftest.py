"""A register in which a listing is proposed or published, and the authority's people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.authority import portal_on
from tests.builders.listed import Listed, listed_register
from web.access import Role


@dataclass
class Office:
    """A register, and browsers of the office and of the head on a day."""

    register: Listed
    folder: Path

    def on(self, day: str, role: Role = Role.REGULATOR) -> FlaskClient:
        """Return a browser of a role, on a day at noon."""
        at = datetime.fromisoformat(f"{day}T04:00:00").replace(tzinfo=UTC)
        return signed_in(portal_on(self.register.url, self.folder, at), role)


@pytest.fixture(scope="session")
def proposed_database(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Listed]:
    """Return the file of a register with one proposal, made once, and what it was made of."""
    made = listed_register(tmp_path_factory.mktemp("lists"))
    return (made.folder / "a.db").read_bytes(), made


@pytest.fixture
def office(proposed_database: tuple[bytes, Listed], tmp_path: Path) -> Office:
    """Return an office whose register proposes listing 1."""
    data, made = proposed_database
    (tmp_path / "a.db").write_bytes(data)
    return Office(Listed(f"sqlite:///{tmp_path / 'a.db'}", tmp_path, made.book), tmp_path)
