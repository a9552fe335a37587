"""Whole columns drawn at once."""

from __future__ import annotations

import numpy as np

from synthetic_data.arrays import choices, chosen, starts_of, top_share


def test_a_uniform_number_chooses_by_shares() -> None:
    """0.2 of 1 goes to the first, the rest to the second; the bound belongs to the second."""
    assert chosen(np.array([0.2, 0.8]), np.array([0.0, 0.19, 0.2, 0.99])).tolist() == [0, 0, 1, 1]


def test_choices_follow_their_shares() -> None:
    """Shares need not add up to 1, and what has none is never chosen."""
    drawn = choices(np.random.default_rng(1), {"a": 3, "b": 0, "c": 1}, 4000)

    assert abs((drawn == 0).mean() - 0.75) < 0.03
    assert not (drawn == 1).any()


def test_the_top_share_is_exact() -> None:
    """A fifth of ten are the two highest, never one or three."""
    assert np.flatnonzero(top_share(np.arange(10.0), 0.2)).tolist() == [8, 9]


def test_groups_start_where_the_one_before_ends() -> None:
    """Empty groups take no place."""
    assert starts_of(np.array([2, 0, 3])).tolist() == [0, 2, 2]
    assert starts_of(np.array([], dtype=np.int64)).tolist() == []
