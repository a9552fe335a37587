"""What a plan of renovation may say."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from credit.renovation.law_shapes import Target


def test_a_target_ends_after_it_begins() -> None:
    """ZY-20: from a day on, until another."""
    told = {"estates": 364, "since": "2020-01-01", "basis": {"choice": "ours"}}

    assert Target.model_validate(told | {"by": "2022-12-31"}).estates == 364
    with pytest.raises(ValidationError, match="must be later than since"):
        Target.model_validate(told | {"by": "2020-01-01"})
