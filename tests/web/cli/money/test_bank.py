"""`wuxin money import`, `match` and `reconcile` in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.treasury import a_treasury

KEEPER = ("--by", "B-2", "--role", "bookkeeper")


def test_lines_that_belong_together_are_matched_by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two rents came as one line; afterwards nothing is left over."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330102")
    for number in (1, 2):
        rent = ("--debit", "bank=450", "--credit", "income.letting=450", "--text", f"shop {number}", "--by", "B-2")
        treasury.money("post", *rent)
    file = treasury.writes("bank.csv", "date,amount\n2024-01-02,900\n")
    assert "1 lines of jan" in treasury.run("money", "import", "willow-garden", "jan", file, *KEEPER).stdout
    before = treasury.run("money", "reconcile", "willow-garden").stdout
    said = treasury.run("money", "match", "willow-garden", "--line", "jan/1", "--entry", 1, "--entry", 2, *KEEPER)

    assert "book  entry 2  2024-01-02  450.00  shop 2" in before
    assert said.stdout == "willow-garden: matched.\n"
    assert "nothing is left over" in treasury.run("money", "reconcile", "willow-garden").stdout
