"""A submission is a kilobyte that nobody changes."""

from __future__ import annotations

import re

import pytest

from bidding.bids.strict_json import text_of
from bidding.bids.submissions import read_submission, signed_submission, submission_digest
from models.errors import InputError
from tests.builders.bids import NOTICE_OF_TWO, a_bid, a_filler
from tests.builders.keys import holder

SUBMISSION = a_bid(1, notice=NOTICE_OF_TWO).submission
TEXT = text_of(SUBMISSION)


def test_it_is_a_kilobyte_at_most() -> None:
    """With three parts, as small as what races a deadline should be."""
    assert len(TEXT) <= 1024
    assert read_submission(TEXT + b"\n") == SUBMISSION


def test_a_bid_a_withdrawal_and_a_filler_look_alike() -> None:
    """Same keys, same lengths; nothing in them is equal but what the notice sets."""
    texts = {len(text_of(one.submission)) for one in (a_bid(1), a_bid(2), a_bid(1, None), a_filler(1))}

    assert len(texts) == 1
    assert len({submission_digest(one.submission) for one in (a_bid(1), a_bid(1, None), a_filler(1))}) == 3


@pytest.mark.parametrize("name", ["lot", "envelope", "bytes", "key", "bidder"])
def test_a_changed_submission_is_refused(name: str) -> None:
    """Whatever is changed, the signature does not hold."""
    first = SUBMISSION.model_dump(mode="json") | {"signature": SUBMISSION.signature}
    part = dict(first["parts"])["price"]
    changes: dict[str, dict[str, object]] = {
        "lot": {"lot": "lot-2"}, "key": {"key": holder("x", 1).pair.public}, "bidder": {"bidder": "0" * 32},
        "envelope": {"parts": {**first["parts"], "price": {**part, "envelope": "0" * 64}}},
        "bytes": {"parts": {**first["parts"], "price": {**part, "bytes": 1}}},
    }  # fmt: skip
    text = text_of(type(SUBMISSION).model_validate(first | changes[name]))

    with pytest.raises(InputError, match=r"its signature does not hold|handle is not that of the key"):
        read_submission(text)


def test_a_handle_cannot_be_taken_over() -> None:
    """A submission signed by another key under the same handle is refused."""
    other = holder("thief", 3).pair
    stolen = signed_submission(SUBMISSION.model_copy(update={"key": other.public}), other)

    with pytest.raises(InputError, match="handle is not that of the key"):
        read_submission(text_of(stolen))


def test_a_length_that_json_cannot_say_exactly_is_refused() -> None:
    """Beyond 2^53 - 1 there is no canonical form that a signature could cover."""
    with pytest.raises(InputError, match=r"parts\.price\.bytes"):
        read_submission(re.sub(rb'"bytes":\d+', b'"bytes":9007199254740992', TEXT))
