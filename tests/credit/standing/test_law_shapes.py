"""What a measure may say."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from credit.standing.law_shapes import Measure
from tests.builders.rulebooks import CHOICE

BOTH = {"zh": "甲", "en": "a"}
BASE = {"id": "x", "kind": "subsidy", "lists": ["black"], "effect": BOTH, "on": True, "basis": dict(CHOICE)}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"grades": ["C"]}, "either `lists` or `grades`"),
        ({"on": False}, "says why"),
        ({"kind": "tender_bar", "lists": [], "grades": ["C"]}, "a grade alone bars nobody"),
        ({"needs_law": True}, "is off until a decision names it"),
    ],
)
def test_a_measure_is_coherent(changes: dict[str, Any], why: str) -> None:
    """It follows from one thing, says why it is off, and no grade alone bars a bidder (ZY-18)."""
    with pytest.raises(ValidationError, match=why):
        Measure.model_validate(BASE | changes)
