"""Names fit into a signed note, purposes to a suite."""

from __future__ import annotations

import pytest

from models.errors import InputError
from models.keys.names import LONGEST_NAME, PURPOSES, check_name, check_purpose


@pytest.mark.parametrize("name", ["log.example.org", "notary.example/张三", "x", "a" * LONGEST_NAME])
def test_a_name_may_be_in_any_language(name: str) -> None:
    """A host name with a path is customary, and not required."""
    assert check_name(name) == name


@pytest.mark.parametrize(("name", "reason"), [
    ("", "empty"), ("a" * 129, "129 characters"), ("a+b", "plus"), ("a b", "space"), ("a\u3000b", "space"),
    ("a\nb", "control"), ("a\u200bb", "invisible"), ("a\u202eb", "invisible"), ("e\u0301", "normal form C"),
    ("\ud800", "control"),
])  # fmt: skip
def test_other_names_are_refused_with_the_reason(name: str, reason: str) -> None:
    """C2SP's rule, and what would make two names look alike."""
    with pytest.raises(InputError, match=reason):
        check_name(name)


def test_all_reasons_are_told() -> None:
    """Not only the first."""
    with pytest.raises(InputError) as raised:
        check_name("a +")

    assert [problem.what for problem in raised.value.problems] == ["it holds a plus sign", "it holds a space"]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_purpose_has_a_suite_that_serves_it(purpose: str) -> None:
    """The one that is taken unless another is asked for."""
    assert check_purpose(purpose, PURPOSES[purpose]) == purpose


@pytest.mark.parametrize(("purpose", "suite", "reason"), [
    ("poet", "ed25519", "log, witness, custodian, bidder, official"), ("custodian", "ed25519", "sealed"),
])  # fmt: skip
def test_a_purpose_that_cannot_be_is_refused(purpose: str, suite: str, reason: str) -> None:
    """An unknown one, and a custodian to whom nothing can be sealed."""
    with pytest.raises(InputError, match=reason):
        check_purpose(purpose, suite)
