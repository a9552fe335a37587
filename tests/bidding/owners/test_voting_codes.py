"""Codes by which voters vote online."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bidding.owners.voting_codes import voter_by_code, voting_code

_VOTERS = ["o1", "o2", "developer"]


@given(st.binary(min_size=16, max_size=32), st.sampled_from(_VOTERS))
def test_a_code_names_its_voter(secret: bytes, voter: str) -> None:
    """However it is typed: in small letters, with spaces, without hyphens."""
    code = voting_code(secret, "v1", voter)

    assert voter_by_code(secret, "v1", _VOTERS, f" {code.lower().replace('-', ' ')}") == voter


@given(st.binary(min_size=16, max_size=32))
def test_a_code_is_worth_nothing_elsewhere(secret: bytes) -> None:
    """Not in another vote, nor with the secret of another roll."""
    code = voting_code(secret, "v1", "o1")

    assert voter_by_code(secret, "v2", _VOTERS, code) is None
    assert voter_by_code(secret + b"x", "v1", _VOTERS, code) is None
    assert voter_by_code(secret, "v1", _VOTERS, "") is None
