"""The current publication."""

from __future__ import annotations

from sqlalchemy import Connection
from sqlmodel import Session

from tests.builders.city import book
from web.register.ratings.current import Current, current


def test_an_empty_register_has_no_publication(empty: Session) -> None:
    """Nothing is shown of it."""
    assert current(empty.connection()) is None


def test_the_rulebook_comes_back_whole(now: Current) -> None:
    """What was kept as content is the rulebook that rated, digest and all."""
    assert now.book == book()


def test_a_publication_is_read_once(connection: Connection, now: Current) -> None:
    """It never changes: who names it gets what was read before, and who names none what there is."""
    assert current(connection, now.version) == now
    assert current(connection, now.version) is current(connection, now.version)
    assert current(connection, 99) is None


def test_the_rows_of_evidence_add_up(now: Current) -> None:
    """Rows in are rows accepted plus rejected, table by table and on the whole."""
    assert now.rows_in == now.rows_accepted + now.rows_rejected
    assert all(rows_in == accepted + rejected for rows_in, accepted, rejected in now.counts.values())
