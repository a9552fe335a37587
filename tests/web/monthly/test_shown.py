"""Tables as people read them."""

from __future__ import annotations

from tests.builders.monthly import month
from web.monthly.shown import heads_of, shown, tables_of
from web.monthly.words import SHEETS


def test_every_table_has_a_name_heads_and_cells() -> None:
    """In both languages, as many cells as heads."""
    tables = tables_of(month())

    assert set(tables) == set(SHEETS)
    for frame in tables.values():
        assert all(len(row) == len(heads_of(frame, "en")) for row in shown(frame, month(), "zh"))


def test_the_summary_reads_as_sentences_do() -> None:
    """Measures by name, rates in percent."""
    rows = shown(tables_of(month())["summary"], month(), "zh")

    assert ["处理率（办结）", "1", "3", "33.3 %", "100.0 %", "-"] in rows
