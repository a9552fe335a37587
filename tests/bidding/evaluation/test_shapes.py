"""The shape of a criterion."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bidding.evaluation.shapes import Criterion
from tests.builders.evaluations import CRITERIA, a_tender


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        ({"kind": "price"}, "a price has a `formula`"),
        ({"kind": "technical", "formula": "lowest_ratio"}, "nothing else has"),
        ({"kind": "credit"}, "credit has points by"),
        ({"kind": "credit", "grades": {"A": "5.001"}}, "more points than `max_points`"),
        ({"kind": "credit", "grades": {"A": "1"}, "scores": [{"at_least": "1", "points": "1"}]}, "not by both"),
        ({"kind": "credit", "grades": {"A": "1"}, "combine": "mean"}, "only what is marked"),
        ({"kind": "technical", "least_points": "5.001"}, "above `max_points`"),
    ],
)
def test_a_criterion_is_coherent(plain: dict[str, Any], words: str) -> None:
    """What belongs to one kind stands in no other."""
    with pytest.raises(ValidationError, match=words):
        Criterion.model_validate({"id": "x", "title": "x", "max_points": "5", **plain})


def test_without_a_panel_who_marked_is_the_panel() -> None:
    """In the order of the file."""
    assert a_tender(panel=None).members == a_tender().members
    assert a_tender().criterion("plan") is not None
    assert a_tender().criterion(CRITERIA[0]["id"]).marked is False  # type: ignore[union-attr] # it is there
