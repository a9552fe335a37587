"""What a price part says."""

from __future__ import annotations

import pytest

from bidding.bids.prices import price_of


def test_the_total_is_read_and_the_rest_is_free() -> None:
    """In fen; a bidder may say more beside it."""
    assert price_of('{"total_fen": 87000000, "说明": "三年"}'.encode()) == 87_000_000


@pytest.mark.parametrize(
    "data",
    [b"", b"870000", b"[1]", b'{"total": 1}', b'{"total_fen": 1.0}', b'{"total_fen": true}', b'{"total_fen": -1}',
     b'{"total_fen": "1"}', b'{"total_fen": 1, "total_fen": 2}', b"\xff\xfe", b"[" * 100_000],
)  # fmt: skip
def test_what_says_no_price_or_two_says_none(data: bytes) -> None:
    """Another shape, a float, a truth value, a key that stands twice: nobody may read it in two ways."""
    assert price_of(data) is None
