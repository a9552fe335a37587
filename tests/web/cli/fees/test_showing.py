"""Service levels and fees as plain values."""

from __future__ import annotations

from datetime import date

from bidding.fees import law_for, review_due
from bidding.fees.indexing import proposal
from tests.builders.fee_tables import CODE, a_fee_table
from web.cli.fees.showing import law_lines, proposal_dict, proposal_lines, table_dict, table_lines

DAY = date(2024, 7, 1)


def test_a_table_tells_its_version_and_evaluation() -> None:
    """As values; shares as files hold them."""
    told = table_dict(a_fee_table(), review_due(law_for(CODE), a_fee_table(), DAY), DAY)

    assert told["in_force_since"] == date(2024, 1, 1)
    assert told["review"] == {"last": date(2024, 1, 1), "due": date(2027, 1, 1), "overdue": False}
    assert told["versions"][1]["bands"][0]["up"] == "20%"


def test_a_table_without_fees_says_so() -> None:
    """No version, no menu, no evaluation."""
    told = table_lines(a_fee_table(versions=[], menu={}), None, DAY)

    assert "no guided fees are in force on 2024-07-01" in told
    assert told[-1] == "next evaluation: not known"
    assert "menu" not in told


def test_a_proposal_that_is_not_reached_says_so() -> None:
    """With exact fractions for machines."""
    told = proposal(a_fee_table(), date(2024, 5, 1))

    assert told is not None
    assert "not enough to propose" in proposal_lines(told)[0]
    assert (proposal_dict(told)["change"], proposal_dict(told)["least"]) == ("0", "3/100")


def test_a_law_without_reviews_says_so() -> None:
    """Hangzhou."""
    assert law_lines(law_for("330102"))[-1] == "  evaluated: no law says how often"
