"""What the steps of a project hold."""

from __future__ import annotations

import pytest

from credit.renovation.details import details_of
from credit.renovation.moves import Move
from models.errors import InputError


@pytest.mark.parametrize(
    ("move", "content", "words"),
    [
        ("answer", {"received": 1, "answered": 2}, "more were answered than came"),
        ("report", {}, "names works that are done, or what stands in the way"),
        (
            "show_plan",
            {"works": ["fire"], "first": "2024-02-02", "last": "2024-02-01", "document": "0" * 64},
            "the last day",
        ),
        ("lead", {"office": "x", "leader": "J-1", "team": []}, "team"),
        ("put_off", {}, "reason"),
    ],
)  # fmt: skip
def test_odd_details_are_refused(move: str, content: dict[str, object], words: str) -> None:
    """By key, before any rule is asked."""
    with pytest.raises(InputError, match=words):
        details_of(Move(move), content)
