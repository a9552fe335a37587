"""`wuxin money`: what the journeys do not show of an estate's books."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.treasury import Treasury, a_treasury

COMMITTEE = ("--by", "C-1", "--role", "committee")


def test_a_budget_stands_beside_what_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The statement says what was planned, in words for a person too."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330102")
    treasury.money("budget", "--year", 2024, "--head", "income.letting=12000", *COMMITTEE)
    rent = ("--debit", "bank=900", "--credit", "income.letting=900", "--text", "shop 3")
    said = treasury.run("money", "post", "willow-garden", *rent, "--by", "B-2").stdout
    told = treasury.run("money", "statement", "willow-garden", "--from", "2024-01-01", "--until", "2024-02-01")
    shown = " ".join(told.stdout.split())

    assert "common, entry 1 of 2024-01-02: 900.00 yuan" in said
    assert "income.letting 0.00 900.00 900.00 12,000.00" in shown
    assert "without a receipt: 1" in shown


@pytest.mark.parametrize(
    "words", [(), ("--covers", "x", "--each", "5"), ("--each", "5", "--year", "9")], ids=["none", "both", "half"]
)
def test_an_authorisation_is_of_one_thing_or_within_limits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Neither both nor half of it."""
    treasury: Treasury = a_treasury(monkeypatch, tmp_path)
    named = ("willow-garden", "a1", "--vote", "v1", "--item", "1", "--matter", "use_fund")
    told = treasury.run("money", "authorise", *named, *words, *COMMITTEE)

    assert told.exit_code == 2
    assert "it names one thing (--covers), or a delegation" in told.stderr
