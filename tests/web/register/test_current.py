"""The current publication."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from models.migrations import upgrade
from models.tables import engine_for
from tests.builders.city import book
from web.register.current import Current, current, current_version


def test_an_empty_register_has_no_publication(tmp_path: Path) -> None:
    """Version 0 and no publication."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    engine = engine_for(url)
    with engine.connect() as connection:
        assert (current_version(connection), current(connection)) == (0, None)
    engine.dispose()


def test_the_rulebook_comes_back_whole(now: Current) -> None:
    """What was kept as content is the rulebook that rated, digest and all."""
    assert now.book == book()


def test_the_version_is_the_publications_number(connection: Connection, now: Current) -> None:
    """Pages are kept by this number."""
    assert current_version(connection) == now.version == 1


def test_the_rows_of_evidence_add_up(now: Current) -> None:
    """Rows in are rows accepted plus rejected, table by table and on the whole."""
    assert now.rows_in == now.rows_accepted + now.rows_rejected
    assert all(rows_in == accepted + rejected for rows_in, accepted, rejected in now.counts.values())
