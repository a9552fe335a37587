"""Of awards that race one is made."""

from __future__ import annotations

from tests.faults.awards import race_awards


def test_of_awards_that_race_one_is_made() -> None:
    """A close, a lease and a tender's award, each tried by eight at once; thirty-two and ten thousand by command."""
    assert race_awards(2, 8) == []
