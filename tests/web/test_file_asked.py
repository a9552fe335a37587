"""Whether a page is asked for one of its tables."""

from __future__ import annotations

import pytest
from flask import Flask

from web.file_asked import MOST_ROWS, as_file, rows_at_once, table_asked


@pytest.mark.parametrize(
    ("address", "method", "asked"),
    [
        ("/x?table=runs&as=csv", "GET", ("runs", "csv")), ("/x?table=runs&as=exe", "GET", None),
        ("/x?as=csv", "GET", None),
        ("/x?table=runs&as=csv", "POST", None),
    ],
)  # fmt: skip
def test_a_table_is_asked_for_by_its_id_and_an_ending(address: str, method: str, asked: object) -> None:
    """Of a page that is read; nonsense asks for the page itself."""
    with Flask("web").test_request_context(address, method=method):
        assert table_asked() == asked
        assert as_file() == (asked is not None)
        assert rows_at_once(25) == (25 if asked is None else MOST_ROWS)


def test_outside_a_request_nobody_asks() -> None:
    """As where a command writes a day."""
    assert table_asked() is None
