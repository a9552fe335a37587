"""SQLite and PostgreSQL keep the same record."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.migrations import upgrade
from models.record import Clerk
from models.record.sources import KeptRecord
from models.record.verifying import verify_database
from tests.builders.city import publication
from tests.builders.postgresql import fresh_postgresql
from tests.builders.record import AT, TRUST, sign, writing_to
from web.cli.recording import foretold
from web.register import publish


def _recorded(url: str) -> str | None:
    """Put the city on record with salts that can be foretold, and return the signed note of it."""
    upgrade(url)
    with writing_to(url) as session:
        publish(Clerk(session, AT, foretold("two databases")), publication())
        return sign(session)


@pytest.mark.slow
def test_one_city_has_one_root_on_both(tmp_path: Path) -> None:
    """Equal acts give equal entries, attachments and roots, and both databases verify to the last row."""
    with fresh_postgresql(tmp_path / "data") as url:
        on_postgresql = _recorded(url)
        with writing_to(url) as session:
            checked = verify_database(KeptRecord(session), TRUST)

    assert on_postgresql == _recorded(f"sqlite:///{tmp_path / 'a.db'}")
    assert (checked.findings, checked.vouched) == ([], 19)
