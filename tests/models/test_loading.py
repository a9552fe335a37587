"""Names that are loaded when they are first used."""

from __future__ import annotations

import pytest

from models.loading import loaded_on_use
from models.values.periods import NEVER


def test_a_name_comes_from_the_module_it_lives_in() -> None:
    """And no other name of that module comes along."""
    load = loaded_on_use("somewhere", {"NEVER": "models.values.periods"})

    assert load("NEVER") is NEVER
    with pytest.raises(AttributeError, match="module 'somewhere' has no attribute 'FIRST_DAY'"):
        load("FIRST_DAY")
