"""`wuxin money fees`, `charge`, `disclose`, `take-down` and `board` in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.treasury import a_treasury

COMMITTEE = ("--by", "C-1", "--role", "committee")
FIRM = ("--by", "C-WY", "--role", "company")


def test_a_disclosure_hangs_as_long_as_the_law_wants(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Fifteen days in Hangzhou, then it may go."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330102")
    treasury.elects()
    treasury.clock.to("2024-07-05")
    named = ("willow-garden", "common_revenue/2024-H1")
    shown = treasury.run("money", "disclose", *named, "--document", "receipt.pdf", *COMMITTEE).stdout
    assert "common_revenue/2024-H1 is on display on 2024-07-05" in shown
    assert "Take it down on 2024-07-20 or later" in treasury.refused("money", "take-down", *named, *COMMITTEE)
    treasury.clock.to("2024-07-20")
    treasury.does("money", "take-down", *named, *COMMITTEE)

    board = treasury.run("money", "board", "willow-garden", "--as-of", "2024-07-20").stdout
    assert "parking" in board
    assert "1 since 2024-01-31" in board


def test_a_fee_list_is_read_strictly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line without a name, or with another word than true or false, is told by its number."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330681")
    file = treasury.writes("fees.csv", "name,yuan,per,agreed\nservice,1.5,m2,no\n,1,m2,true\n")
    told = treasury.run("money", "fees", "willow-garden", file, *FIRM)
    assert (told.exit_code, "fees.csv:2" in told.stderr, "fees.csv:3" in told.stderr) == (2, True, True)
    treasury.writes("fees.csv", "name,yuan,per,agreed\nservice,1.5,m2,false\n")
    assert "1 fees are listed" in treasury.run("money", "fees", "willow-garden", file, *FIRM).stdout

    charge = ("money", "charge", "willow-garden", "--fee", "service", "--rate", "1.5", "--yuan", "90", *FIRM)
    assert treasury.run(*charge).stdout == "willow-garden, charge 1: as listed.\n"
