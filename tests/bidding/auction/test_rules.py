"""Rules by which nobody could bid fairly are none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bidding.auction import LeaseOffer, SoftClose
from bidding.auction.rules import rules_from
from models.errors import InputError
from tests.builders.auctions import OPENS_AT, rules


def test_rules_survive_their_file() -> None:
    """What is published is read back as the same rules."""
    assert rules_from(rules().as_json()) == rules()


def test_the_lease_is_told_where_it_is() -> None:
    """It survives the file; rules without one have no word of it, as before."""
    offer = LeaseOffer(date(2024, 6, 1), date(2027, 6, 1), 1, 3, 200_000)

    assert rules_from(rules(lease=offer).as_json()) == rules(lease=offer)
    assert "lease" not in rules().as_json()
    with pytest.raises(InputError, match=r"(?s)until.*rent_months"):
        LeaseOffer(date(2024, 6, 1), date(2024, 6, 1), 0)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"closes_at": OPENS_AT}, "times"),
        ({"hard_stop_at": OPENS_AT + timedelta(minutes=1)}, "times"),
        ({"starting_fen": 0}, "starting_fen"),
        ({"step_fen": 0}, "step_fen"),
        ({"security_fen": -1}, "security_fen"),
        ({"soft_close": SoftClose(within=timedelta(hours=2))}, "soft_close"),
        ({"soft_close": SoftClose(extension=timedelta())}, "soft_close"),
    ],
)
def test_what_contradicts_itself_is_refused(changes: dict[str, object], where: str) -> None:
    """Each contradiction is told at its place."""
    with pytest.raises(InputError, match=where):
        rules(**changes)


def test_a_broken_file_is_told() -> None:
    """A missing key is no crash."""
    with pytest.raises(InputError, match="cannot be read"):
        rules_from({"auction_id": "x"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"bidders": []}, {"bidders": {"a": 5}}, {"officials": [None]}, {"within_us": 10**30}, {"starting_fen": 1.5},
        {"step_fen": "1"}, {"security_fen": True}, {"lease": []}, {"asset_id": {}},
    ],
)  # fmt: skip
def test_what_is_of_another_kind_is_told(wrong: dict[str, object]) -> None:
    """Money is whole fen, a key is text; nothing else is read, and nothing breaks."""
    with pytest.raises(InputError, match="cannot be read"):
        rules_from(rules().as_json() | wrong)


def test_a_key_that_is_none_is_told() -> None:
    """A bidder whose key cannot be read could never bid."""
    with pytest.raises(InputError, match="name\\+id\\+base64"):
        rules_from(rules().as_json() | {"bidders": {"a": "secret"}})
