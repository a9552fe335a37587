"""One connection a request, for reading alone."""

from __future__ import annotations

from flask import Flask

from web.reading import connection, published


def test_a_request_borrows_one_connection(app: Flask) -> None:
    """Asked twice, the same connection comes, and it goes back when the request ends."""
    with app.test_request_context("/"):
        borrowed = connection()
        assert connection() is borrowed

    assert borrowed.closed


def test_the_newest_publication_is_shown(app: Flask) -> None:
    """Its day and its rulebook are those of the last run."""
    with app.test_request_context("/"):
        now = published()

    assert (now.as_of.isoformat(), now.book.id) == ("2024-06-30", "tiny")
