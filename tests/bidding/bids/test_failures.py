"""Failures: whose fault, what follows, by which article."""

from __future__ import annotations

import pytest

from bidding.bids.failures import Cause, Failure, bid_rules, cite
from models.errors import Problem


def test_every_cause_has_its_rule() -> None:
    """Fault and words for each, in both languages; none for what is no cause."""
    assert set(bid_rules().causes) == set(Cause)


@pytest.mark.parametrize(
    ("cause", "outcome"),
    [
        (Cause.ENVELOPE_MISSING, "withdrawn"), (Cause.SHARES_MISSING, "withdrawn"), (Cause.ESCROW_MISSING, "withdrawn"),
        (Cause.OWN_HALF_WITHHELD, "revoked"), (Cause.CONTENT_FALSE, "revoked"), (Cause.IDENTITY_FALSE, "revoked"),
    ],
)  # fmt: skip
def test_own_fault_revokes_and_anothers_withdraws(cause: Cause, outcome: str) -> None:
    """Electronic Tender Measures, article 31."""
    told = Failure(cause, (Problem("price", "why"),)).as_json()

    assert (told["outcome"], told["article"], told["found"]) == (outcome, "电子招标投标办法 第31条", ["price: why"])


def test_instruments_are_known() -> None:
    """Every article that is cited is of a listed instrument."""
    rules = bid_rules()
    cited = [rules.least_bids.basis, rules.late.basis, rules.not_uploaded.basis, rules.not_sealed.basis]

    assert all(cite(basis) for basis in cited)
    assert rules.least_bids.number == 3
