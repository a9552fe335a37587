"""A part of a whole is written as the law writes it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from bidding.owners.law_scalars import Part

PART: TypeAdapter[Fraction] = TypeAdapter(Part)


def test_a_part_is_exact() -> None:
    """Two thirds are two thirds."""
    assert PART.validate_python("2/3") == Fraction(2, 3)


@pytest.mark.parametrize("text", ["3/2", "0.66", "66%", "2/0", "", 0.5])
def test_what_is_no_part_is_refused(text: object) -> None:
    """More than a whole, a decimal or a percentage would hide which threshold is meant."""
    with pytest.raises(ValidationError, match="no part of a whole"):
        PART.validate_python(text)
