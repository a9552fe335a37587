"""Tables for people and values for machines."""

from __future__ import annotations

from datetime import date

from bidding.revenue import board, overview, reconcile, statement
from tests.builders.money import a_book, an_estate, posted
from web.cli.money.tables import (
    board_dict,
    board_lines,
    estate_lines,
    reconciled_dict,
    reconciled_lines,
    statement_dict,
    statement_lines,
)

BOOK = posted(a_book(), ("bank", 90_000), ("income.letting", -90_000))


def test_statements_and_reconciliations() -> None:
    """In yuan for people, in fen for machines."""
    told, compared = statement(BOOK, date(2024, 1, 1), date(2024, 7, 1)), reconcile(BOOK, [], [], within=5)

    assert "bank 0.00 900.00 900.00" in " ".join(" ".join(statement_lines(told)).split())
    assert statement_dict(told)["income_fen"] == 90_000
    assert reconciled_lines(compared)[-1] == "book  entry 1  2024-03-01  900.00  rent"
    assert (reconciled_dict(compared)["agrees"], reconciled_lines(reconcile(a_book(), [], [], 5))[-1]) == (
        False, "nothing is left over"
    )  # fmt: skip


def test_boards_and_subdistricts() -> None:
    """What is late is counted in days."""
    estate, day = an_estate("lishui", common=BOOK), date(2024, 3, 9)
    lines = board(estate.terms, estate.steps, day)
    told = {one["head"]: one for one in board_dict(lines, day)}

    assert (told["leader"]["days_late"], told["leader"]["overdue"]) == (
        39, [{"period": "1", "due_on": date(2024, 1, 30)}]
    )  # fmt: skip
    assert "1 since 2024-01-30" in "\n".join(board_lines(lines))
    assert estate_lines(overview([estate], "Harbour", day))[1].split()[:3] == ["willow-garden", "developer", "900.00"]
