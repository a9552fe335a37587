"""A limit for a year is one limit, whichever way it is spent."""

from __future__ import annotations

from datetime import UTC, datetime

from bidding.owners.commitments import Commitment, Way, bound_fen, spent_beside

AT = datetime(2024, 5, 1, tzinfo=UTC)


def _bound(way: Way, subject: str, fen: int, matter: str = "use_fund") -> Commitment:
    return Commitment(way, subject, matter, fen, AT)


def test_every_way_counts_into_one_sum() -> None:
    """Tenders, applications and payments of a matter together; another matter has limits of its own."""
    found = [_bound(Way.TENDER, "t-1", 100), _bound(Way.APPLICATION, "roof", 20), _bound(Way.PAYMENT, "lamps", 3),
             _bound(Way.PAYMENT, "lamps", 4), _bound(Way.PAYMENT, "lamps", 1, "other")]  # fmt: skip

    assert bound_fen(found, {}) == {"use_fund": 127, "other": 1}


def test_what_is_linked_counts_once_where_it_is_dearest() -> None:
    """A tender with the applications that pay for it; and what bears the tender's own name."""
    found = [_bound(Way.TENDER, "t-1", 100), _bound(Way.APPLICATION, "roof", 70), _bound(Way.APPLICATION, "roof", 50),
             _bound(Way.PAYMENT, "t-1", 90)]  # fmt: skip

    assert bound_fen(found, {"roof": "t-1"}) == {"use_fund": 120}
    assert bound_fen(found, {}) == {"use_fund": 220}


def test_what_is_bound_already_adds_only_what_it_costs_more() -> None:
    """A tender of 100 for what was applied for at 70 adds 30 to the year; as something else it would add 100."""
    applied = [_bound(Way.APPLICATION, "roof", 70), _bound(Way.APPLICATION, "wall", 5)]
    asked = _bound(Way.TENDER, "t-1", 100)

    assert spent_beside(asked, applied, {"roof": "t-1"}) == {"use_fund": 5}
    assert spent_beside(asked, applied, {}) == {"use_fund": 75}
