"""Pages by keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select

from web.register.keysets import NUMBER, TEXT, After, Key, Keyset, Ordered, next_rows

_TABLE = Table("t", MetaData(), Column("a", Integer), Column("b", String, primary_key=True))
_SET = Keyset("t", (Key("a", _TABLE.c.a, NUMBER, descending=True), Key("b", _TABLE.c.b, TEXT)))
_ROWS = Ordered(select(_TABLE), _SET)


@given(st.dictionaries(st.text("abc", max_size=3), st.integers(0, 3), max_size=12), st.integers(1, 5))
def test_pages_hold_every_row_once_in_order(rows: dict[str, int], limit: int) -> None:
    """Also where the first key is the same for many."""
    seen: list[tuple[int, str]] = []
    after: After = None
    with create_engine("sqlite://").connect() as connection:
        _TABLE.create(connection)
        if rows:
            connection.execute(insert(_TABLE), [{"a": a, "b": b} for b, a in rows.items()])
        while True:
            found, after = next_rows(connection, _ROWS, after, limit)
            seen += [(row["a"], row["b"]) for row in found]
            if after is None:
                break

    assert seen == sorted(((a, b) for b, a in rows.items()), key=lambda row: (-row[0], row[1]))


def test_rows_that_come_meanwhile_shift_nothing() -> None:
    """A row before the cursor neither repeats nor hides one behind it."""
    with create_engine("sqlite://").connect() as connection:
        _TABLE.create(connection)
        connection.execute(insert(_TABLE), [{"a": 1, "b": name} for name in "bdf"])
        first, after = next_rows(connection, _ROWS, None, 2)
        connection.execute(insert(_TABLE), [{"a": 9, "b": "a"}, {"a": 1, "b": "e"}])
        second, _ = next_rows(connection, _ROWS, after, 9)

    assert ([row["b"] for row in first], [row["b"] for row in second]) == (["b", "d"], ["e", "f"])
