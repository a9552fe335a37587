"""An estate's books are summed again from the record."""

from __future__ import annotations

from dataclasses import replace

from bidding.revenue import Posting
from tests.builders.money import voucher
from tests.builders.money_register import a_money_clerk, an_open_estate
from web.register.money.books import posted
from web.register.money.proof import proof_of


def test_the_books_agree_with_the_record_and_a_changed_one_does_not() -> None:
    """Both books of the estate, in the turn in which they were entered."""
    with a_money_clerk() as clerk:
        estate = an_open_estate(clerk)
        for fen in (500, 700):
            estate = posted(clerk, estate, voucher(), [Posting("bank", fen), Posting("income.other", -fen)])
        proof = proof_of(clerk.session, estate)
        assert ([one.book for one in proof.books], proof.problems) == (["common", "fund"], ())
        assert proof.books[0].totals == {"bank": 1200, "income.other": -1200}

        fewer = replace(estate, common=replace(estate.common, entries=estate.common.entries[:1]))
        assert proof_of(clerk.session, fewer).problems
