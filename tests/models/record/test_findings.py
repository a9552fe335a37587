"""What a verification found, as people read it."""

from __future__ import annotations

from models.record.findings import Finding, Verification


def test_a_finding_tells_entry_place_and_both_values() -> None:
    """What is there, and what should be, on one line."""
    assert str(Finding("content", "it is gone", "there", 7)) == "entry 7, content: it is gone; should be: there"


def test_what_concerns_the_whole_names_no_entry() -> None:
    """A missing file is not the fault of one entry."""
    assert str(Finding("log.json", "it lies", "the truth")) == "log.json: it lies; should be: the truth"


def test_findings_are_kept_in_order() -> None:
    """As they were noted, none replaced."""
    found = Verification("copy")
    found.add("b", "x", "y")
    found.add("a", "x", "y", 0)

    assert [(one.where, one.position) for one in found.findings] == [("b", None), ("a", 0)]
