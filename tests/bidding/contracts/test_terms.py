"""The contract against notice, award and law."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from bidding.contracts import Contract, contract_problems
from bidding.procedures import procedures_for
from tests.builders.notices import a_notice, company
from tests.builders.tenders import PRICES, contract

WON = (company(1), PRICES[company(1)])
COMMITTEE = {"id": "c", "name": "c", "role": "owners_committee"}


def _faults(code: str = "330681", notice: dict[str, Any] | None = None, **changes: str | int) -> list[str]:
    found = Contract.model_validate(contract(company(1), **changes))
    law = procedures_for(code, date(2024, 7, 10))
    return [
        one.what for one in contract_problems(found, a_notice(**(notice or {})), WON, law, date(2024, 6, 29))
    ]  # fmt: skip


def test_the_same_terms_are_signed() -> None:
    """Company, price and months of notice and bid."""
    assert _faults() == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"company_id": company(2)}, "was awarded to"),
        ({"price_fen": 1}, "the bid was"),
        ({"ends_on": "2027-07-31"}, "36 months"),
        ({"signed_on": "2024-06-28"}, "before the award"),
        ({"lot": "lot-9"}, "no lot lot-9"),
    ],
)
def test_other_terms_are_refused(changes: dict[str, Any], why: str) -> None:
    """Tender Law 46: nothing else may be agreed."""
    (fault,) = _faults(**changes)

    assert why in fault


def test_a_contract_lies_inside_the_committees_term() -> None:
    """Zhuji opinions 9: it may end with the term and not after it; Shandong has no such clause."""
    told: dict[str, Any] = {"kind": "service", "procuring_entity": COMMITTEE}

    assert _faults(notice=told, committee_ends_on="2027-08-01") == []
    assert len(_faults(notice=told, committee_ends_on="2027-07-31")) == 1
    assert len(_faults(notice=told)) == 1
    assert _faults("371082", notice=told) == []


def test_a_trial_is_reviewed_within_a_year() -> None:
    """先尝后买: a service may be on trial, a preliminary one may not."""
    told: dict[str, Any] = {"kind": "service", "procuring_entity": COMMITTEE}
    inside: dict[str, Any] = {"committee_ends_on": "2028-01-01"}

    assert _faults(notice=told, review_on="2025-08-01", **inside) == []
    assert len(_faults(notice=told, review_on="2025-08-02", **inside)) == 1
    assert len(_faults(review_on="2025-01-01")) == 1


def test_days_are_in_order() -> None:
    """Signed, started, reviewed, ended."""
    with pytest.raises(ValidationError, match="signed before it starts"):
        Contract.model_validate(contract(company(1), signed_on="2024-08-02"))
    with pytest.raises(ValidationError, match="within its term"):
        Contract.model_validate(contract(company(1), review_on="2024-08-01"))
