"""`wuxin money audit` in words, and its table of findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.treasury import a_treasury

COMMITTEE = ("--by", "C-1", "--role", "committee")


def test_a_table_of_findings_says_whose_fault_each_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Or no line of it is taken."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330102")
    named = ("willow-garden", "a1")
    asked = treasury.run("money", "audit", "ask", *named, "--reason", "term_end", *COMMITTEE).stdout
    treasury.does("money", "audit", "commission", *named, "--auditor", "CPA-88", *COMMITTEE)
    file = treasury.writes("found.csv", "kind,by,yuan,text\nno_account,company,1,a\nno_account,nobody,1,b\n")
    report = ("--report", "receipt.pdf", "--findings", file, "--by", "CPA-88", "--role", "auditor")
    told = treasury.run("money", "audit", "report", *named, *report)

    assert asked == "willow-garden, audit a1 is asked.\n"
    assert (told.exit_code, "found.csv:3" in told.stderr, "found.csv:2" in told.stderr) == (2, True, False)
