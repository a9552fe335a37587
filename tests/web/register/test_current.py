"""The current publication."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from models.migrations import upgrade
from models.tables import engine_for
from tests.builders.city import book
from web.register.current import Current, current, current_version


def test_an_empty_register_has_no_publication(tmp_path: Path) -> None:
    """No publication, and a record that has yet to begin."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    engine = engine_for(url)
    with engine.connect() as connection:
        assert (current_version(connection), current(connection)) == ((0, -1, 0), None)
    engine.dispose()


def test_the_rulebook_comes_back_whole(now: Current) -> None:
    """What was kept as content is the rulebook that rated, digest and all."""
    assert now.book == book()


def test_the_version_is_the_publications_number_and_the_end_of_the_record(connection: Connection, now: Current) -> None:
    """Pages are kept by this: whatever anybody enters makes them new."""
    publication, position, waiting = current_version(connection)

    assert (publication, now.version, position + waiting >= 0) == (1, 1, True)


def test_the_rows_of_evidence_add_up(now: Current) -> None:
    """Rows in are rows accepted plus rejected, table by table and on the whole."""
    assert now.rows_in == now.rows_accepted + now.rows_rejected
    assert all(rows_in == accepted + rejected for rows_in, accepted, rejected in now.counts.values())
