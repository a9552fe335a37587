"""`wuxin fund` in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.treasury import a_treasury

COMMITTEE = ("--by", "C-1", "--role", "committee")


def test_what_is_due_and_what_is_urgent_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An application waits for the district; the law's list has its articles; it can be withdrawn."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330102")
    treasury.elects()
    words = ("fund", "apply", "willow-garden", "roof-1", "--path", "urgent", "--kind", "leak", "--yuan", "400")
    said = treasury.run(*words, *COMMITTEE).stdout
    shown = treasury.run("fund", "show", "willow-garden", "--as-of", "2024-01-02").stdout

    assert said == "willow-garden, roof-1 is applied; next: approve by the district, 2024-01-12.\n"
    assert "4,000.00 of 4,000.00 yuan first paid in" in shown
    assert "urgent: leak  屋顶、外墙渗漏  (Hangzhou Property Management Regulation art. 73(1)(5))" in shown
    assert treasury.fund("take", "roof-1", "withdraw", *COMMITTEE)["state"] == "withdrawn"
