"""What the law's data may say."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bidding.revenue.law_shapes import Fen, Shown

CHOICE = {"choice": {"zh": "自定", "en": "ours"}}


@pytest.mark.parametrize(
    ("shape", "content"),
    [(Fen, {"fen": 0, "basis": CHOICE}), (Fen, {"fen": "1", "basis": CHOICE}), (Shown, {"days": 0, "basis": CHOICE}),
     (Shown, {"days": 5})],
)  # fmt: skip
def test_amounts_and_times_have_a_source(shape: type[Fen | Shown], content: dict[str, object]) -> None:
    """No limit of 0, no text for a number, no display of no days, nothing without its basis."""
    with pytest.raises(ValidationError):
        shape.model_validate(content)
