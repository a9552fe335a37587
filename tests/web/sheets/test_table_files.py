"""Tables that came with a form."""

from __future__ import annotations

from web.sheets.inspection_files import read_marks
from web.sheets.table_files import SentTable


def test_a_sent_table_is_read_like_a_file() -> None:
    """With the name it had where it was chosen."""
    assert read_marks(SentTable("X1.csv", b"item,mark\nfire.exits,met\n")) == [("fire.exits", "met")]
    assert SentTable("codes.JSON", b"").suffix == ".JSON"
