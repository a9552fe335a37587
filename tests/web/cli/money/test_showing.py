"""`wuxin money subdistrict`, `evidence` and `prove` in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.treasury import a_treasury


def test_estates_are_shown_and_proved_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line for each estate, and one for each book."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330102")

    assert "willow-garden" in treasury.run("money", "subdistrict", "Harbour", "--as-of", "2024-01-03").stdout
    assert treasury.run("money", "prove").stdout.splitlines() == [
        "willow-garden/fund: 1 entries, bank 4,000.00 yuan", "every balance is the one that the record gives"
    ]  # fmt: skip
    assert treasury.alone("money", "prove", "nowhere").exit_code == 2
