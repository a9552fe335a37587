"""Unified social credit codes check themselves."""

from __future__ import annotations

import pytest

from models.values.identifiers import uscc_fault


def test_a_code_with_the_right_check_digit_has_no_fault() -> None:
    """A valid code passes."""
    assert uscc_fault("91000000MA0000001R") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("91000000MA0000001T", "check digit"),
        ("91000000MA000000", "18 characters"),
        ("91000000MA00000O1R", "characters"),
        ("91000000ma0000001r", "capitals"),
        ("91000000 MA0000001R", "blanks"),
        ("", "18 characters"),
    ],
)
def test_a_fault_is_named(text: str, reason: str) -> None:
    """Each way to be wrong has its own words."""
    assert reason in str(uscc_fault(text))
