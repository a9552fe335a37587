"""Unified social credit codes are valid and all different."""

from __future__ import annotations

import numpy as np
from stdnum.cn import uscc

from synthetic_data.identifiers import credit_codes


def test_codes_are_valid() -> None:
    """An independent library accepts every code."""
    codes = credit_codes(["371082", "330102"], 2000, np.random.default_rng(1))

    assert all(uscc.is_valid(code) for code in codes)


def test_codes_differ() -> None:
    """The largest city that can be asked for has no code twice."""
    assert len(set(credit_codes(["371082"], 200_000, np.random.default_rng(1)).tolist())) == 200_000


def test_codes_name_their_area() -> None:
    """The third to eighth digits are one of the areas given."""
    codes = credit_codes(["371082", "330102"], 200, np.random.default_rng(1))

    assert {code[2:8] for code in codes} == {"371082", "330102"}
