"""Tables of an estate's money."""

from __future__ import annotations

import pytest

from models.errors import InputError
from web.sheets.money_tables import read_deposits, read_findings
from web.sheets.table_files import SentTable


def test_deposits_are_fen_and_hundredths_of_a_square_metre() -> None:
    """A top-up needs no area; an amount that is none is told with its line."""
    table = SentTable("d.csv", b"unit,area_m2,yuan\nA1,80.55,7000.50\nA2,,10\n")

    assert [(one.unit, one.area, one.fen) for one in read_deposits(table)] == [("A1", 8055, 700050), ("A2", 0, 1000)]
    with pytest.raises(InputError, match=r"d\.csv:2"):
        read_deposits(SentTable("d.csv", b"unit,area_m2,yuan\nA1,1,much\n"))


def test_every_finding_says_whose_fault_it_is() -> None:
    """One that names nobody is told with its line."""
    table = SentTable("f.csv", "kind,by,yuan,text\nuse,company,1.20,无票据\n".encode())

    assert read_findings(table) == [{"kind": "use", "by": "company", "fen": 120, "text": "无票据"}]
    with pytest.raises(InputError, match=r"f\.csv:2"):
        read_findings(SentTable("f.csv", b"kind,by,yuan,text\nuse,somebody,1,x\n"))
