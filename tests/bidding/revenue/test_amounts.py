"""Amounts are read and told in yuan, and held in fen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.revenue.amounts import fen_of, yuan
from models.errors import InputError


@given(st.integers(-(10**14), 10**14))
def test_what_is_told_is_read_back(fen: int) -> None:
    """To the fen, whatever the amount."""
    assert fen_of(yuan(fen)) == fen


@pytest.mark.parametrize("text", ["1.234", "1,23", "yuan", "", "1.", "\uff11", "1e3"])
def test_anything_finer_or_else_is_refused(text: str) -> None:
    """A third decimal, a comma in the wrong place, another script."""
    with pytest.raises(InputError, match="no amount in yuan"):
        fen_of(text)
