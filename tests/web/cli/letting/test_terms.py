"""The terms of a lease as the command line gives them."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.letting import Escalation
from models.errors import InputError
from web.cli.letting.terms import award_of, terms_of

TIME = (date(2024, 6, 1), date(2025, 6, 1))


def test_words_become_terms() -> None:
    """Rhythms in months, money in fen, rises in hundredths of a percent."""
    terms = terms_of(("shop-1", "T-7", "0" * 64), TIME, ("1000.50", "2000"), ("year", "half_year"), (5, 2), ["12=5%"])

    assert (terms.rent_fen, terms.deposit_fen, terms.rent_months, terms.pay_months) == (100_050, 200_000, 12, 6)
    assert (terms.due_days, terms.free_months, terms.escalations) == (5, 2, (Escalation(12, 500),))


def test_what_is_no_rise_is_told() -> None:
    """With the form."""
    with pytest.raises(InputError, match="12=5%"):
        terms_of(("shop-1", "T-7", ""), TIME, ("1", "0"), ("month", "month"), (0, 0), ["soon"])


def test_one_award_is_named() -> None:
    """An auction or a tender, or neither."""
    assert award_of(None, None, (None, "shop-1"), "") is None
    with pytest.raises(InputError, match="an auction is named too"):
        award_of(None, "a1", ("t1", "shop-1"), "")
