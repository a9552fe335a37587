"""Tables that were typed."""

from __future__ import annotations

from web.sheets.draw_files import read_pairs
from web.work.evaluations.tables import typed_table


def test_typed_lines_are_a_table() -> None:
    """Blank lines and blanks around lines do not count; faults would name the field."""
    table = typed_table("excluded", "  expert-01,ill \n\nexpert-02\n")

    assert read_pairs(table) == {"expert-01": "ill", "expert-02": ""}
    assert (str(table), table.suffix) == ("excluded", "")
