"""What the steps of an engagement hold."""

from __future__ import annotations

import pytest

from bidding.engagements.details import Opened, details_of
from bidding.engagements.moves import Move
from models.errors import InputError
from tests.builders.engagements import terms


def test_a_contract_is_read() -> None:
    """Its days in order, and half-open."""
    told = details_of(Move.OPEN, terms("zhuji"))

    assert isinstance(told, Opened)
    assert told.starts_on < told.ends_on


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ends_on": "2024-08-01"}, "starts before it ends"),
        ({"stage": "initial"}, "the day of delivery is needed"),
        ({"jurisdiction": "33"}, "a form that is not allowed"),
        ({"manager": "somebody"}, "the key `manager` is unknown"),
    ],
)
def test_odd_contracts_are_refused(changes: dict[str, str], words: str) -> None:
    """Each with its key."""
    with pytest.raises(InputError, match=words):
        details_of(Move.OPEN, terms("zhuji", **changes))
