"""What a table of leading groups may hold."""

from __future__ import annotations

from typing import Any

import pytest

from credit.groups import group_table
from credit.groups.shapes import Meets
from credit.rulebook.shapes import Basis

_BASIS = {"instrument": "paper", "article": "6"}
_WORDS = {"zh": "每季度一次", "en": "Once a quarter"}
_CHOICE = {"choice": {"zh": "按自然季度", "en": "quarters of the calendar"}}


@pytest.mark.parametrize("told", [{}, {"every": "P3M", "counted": _CHOICE}, {"every": "P6M", "counted": _CHOICE}])
def test_meetings_are_regular_or_counted(told: dict[str, Any]) -> None:
    """A quarter or a half-year, with how it is counted; or words alone."""
    meets = Meets.model_validate({"words": _WORDS, "basis": _BASIS, **told})

    assert (meets.every is None) == (meets.counted is None)


def test_a_table_cites_in_both_languages() -> None:
    """The document and its article, or our own choice."""
    table = group_table("rongcheng")
    kind = table.kinds[0]
    counted = kind.meets.counted

    assert table.cited(kind.basis) == "Rongcheng Plan for Better Community Property Management art. 1"
    assert table.cited(kind.basis, "zh").endswith("第1条")
    assert isinstance(counted, Basis)
    assert table.cited(counted).startswith("our own choice: ")
