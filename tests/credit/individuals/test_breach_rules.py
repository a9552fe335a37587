"""The rules of owners' breaches."""

from __future__ import annotations

import pytest

from credit.individuals import BREACHES
from credit.individuals.breach_rules import read_breach_rules
from credit.rulebook.errors import RulebookError


def test_every_breach_is_that_of_the_plan() -> None:
    """Four kinds, two who report, section 12."""
    assert {one.id for one in BREACHES.breaches} == {"refusal", "arrears", "illegal_building", "change_of_use"}
    assert {one.id for one in BREACHES.sources} == {"court", "arbitration"}
    assert BREACHES.cited.endswith("section 12")


def test_unknown_keys_are_refused() -> None:
    """By line and key."""
    with pytest.raises(RulebookError, match="strange"):
        read_breach_rules(b"strange: 1\n", "breaches.yaml")
