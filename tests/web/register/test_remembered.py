"""Reads that are kept in memory."""

from __future__ import annotations

from sqlalchemy import Connection

from models.tables import engine_for
from web.register.remembered import remembered


def test_what_was_read_is_not_read_again(connection: Connection) -> None:
    """The same key gives the same thing; another key reads."""
    reads: list[str] = []

    def read() -> str:
        reads.append("read")
        return "found"

    assert [remembered(connection, key, read) for key in ("test 1", "test 1", "test 2")] == ["found"] * 3
    assert len(reads) == 2


def test_databases_do_not_share_what_they_remember() -> None:
    """Two registers in memory have one address and different rows."""
    first, second = engine_for("sqlite://"), engine_for("sqlite://")
    with first.connect() as one, second.connect() as other:
        assert remembered(one, "key", lambda: 1) == 1
        assert remembered(other, "key", lambda: 2) == 2
    first.dispose()
    second.dispose()


def test_the_oldest_read_is_let_go(connection: Connection) -> None:
    """Memory does not grow with every publication."""
    for number in range(20):
        remembered(connection, f"filling {number}", lambda: "once")

    assert remembered(connection, "filling 0", lambda: "again") == "again"
