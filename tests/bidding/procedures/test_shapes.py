"""The shape of a law of tenders: what it cannot say."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from bidding.procedures.shapes import Period, Security, Votes

BASIS = {"instrument": "law", "article": "1"}


def test_a_clock_counts_in_one_calendar() -> None:
    """Days or working days, never both and never neither."""
    with pytest.raises(ValidationError, match="they are counted differently"):
        Period.model_validate({"name": "clarified", "bound": "at_least", "days": 3, "working_days": 3, "basis": BASIS})


def test_a_security_has_one_measure() -> None:
    """A share says of what; an amount stands alone."""
    with pytest.raises(ValidationError, match="either `share` with `of`, or `fen`"):
        Security.model_validate({"name": "bid", "bound": "at_most", "share": "2%", "basis": BASIS})


def test_parts_are_exact() -> None:
    """Two thirds is a fraction, and more than a whole is none."""
    told = {"quorum": "2/3", "ordinary": "1/2", "special": "3/4", "basis": BASIS}

    assert Votes.model_validate(told).quorum == Fraction(2, 3)
    with pytest.raises(ValidationError, match="is no part of a whole"):
        Votes.model_validate(told | {"quorum": "3/2"})
