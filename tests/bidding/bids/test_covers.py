"""Covers are signed by their line, identities by the enrolled key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bidding.bids.covers import Kind, company_of, cover_of, identity_of, read_cover, read_identity
from bidding.bids.places import Part, handle_of, place_of
from models.errors import InputError
from tests.builders.bids import NOTICE, bidder
from tests.builders.keys import holder
from tests.builders.notices import company

PLACE = place_of(NOTICE, "lot-1", Part.PRICE, handle_of(b"key"))
LINE = holder("line", 5).pair
COVER = cover_of(PLACE, Kind.BID, LINE).model_dump(mode="json")
IDENTITY = identity_of(PLACE, bidder(1).key, bidder(1).pair, LINE.public).model_dump(mode="json")


def test_a_cover_is_read_where_its_line_signed() -> None:
    """It says the kind and the line."""
    assert read_cover(COVER, PLACE, "cover").kind is Kind.BID
    assert read_cover(COVER, PLACE, "cover").line == LINE.public


def test_nobody_withdraws_for_another() -> None:
    """A cover of another kind, or moved to another handle, is not what the line signed."""
    for preface, place in (({**COVER, "kind": "withdrawal"}, PLACE), (COVER, replace(PLACE, bidder=handle_of(b"x")))):
        with pytest.raises(InputError, match="its line did not sign this cover"):
            read_cover(preface, place, "cover")


def test_an_identity_names_the_company_of_its_key() -> None:
    """The company is the code at the end of the key's name, and the key signed."""
    found = read_identity(IDENTITY, PLACE, LINE.public, "price")

    assert (found.company_id, found.key) == (company(1), bidder(1).key.vkey)


@pytest.mark.parametrize(
    ("change", "line", "what"),
    [
        ({"company_id": company(2)}, LINE.public, "did not sign it"),
        ({"company_id": company(2)}, LINE.public, "of another company"),
        ({"key": bidder(2).key.vkey}, LINE.public, "did not sign it"),
        ({}, b"l" * 32, "another line than the cover"),
        ({"signature": "?"}, LINE.public, "no base64"),
    ],
)  # fmt: skip
def test_a_borrowed_identity_is_found(change: dict[str, str], line: bytes, what: str) -> None:
    """Another company, another key, another bid's line: each is told."""
    with pytest.raises(InputError, match=what):
        read_identity({**IDENTITY, **change}, PLACE, line, "price")


def test_an_empty_preface_names_nobody() -> None:
    """What a filler or a withdrawal has in place of a name is no identity, and no cover."""
    with pytest.raises(InputError, match="company_id"):
        read_identity({}, PLACE, LINE.public, "price")
    with pytest.raises(InputError, match="kind"):
        read_cover({}, PLACE, "cover")


def test_a_key_without_a_company_is_told() -> None:
    """The remedy says how to make one."""
    with pytest.raises(InputError, match=r"wuxin key make CODE --purpose bidder"):
        company_of(holder("somebody", 1).key)
    assert company_of(holder(f"example.org/{company(3)}", 1).key) == company(3)
