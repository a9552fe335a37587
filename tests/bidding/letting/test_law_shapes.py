"""The shape of the law of letting takes what a file may say and nothing else."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bidding.letting.law_shapes import Initial, Kind

CHOICE = {"choice": {"zh": "自定", "en": "ours"}}


def test_what_is_left_out_is_not_limited() -> None:
    """Leases of the initial time end by their terms unless a law says otherwise."""
    found = Initial.model_validate({"basis": CHOICE})

    assert (found.after_founding, found.within_service) == (None, False)


def test_an_unknown_measure_is_refused() -> None:
    """An asset has an area or places."""
    told = {"title": {"zh": "铺", "en": "shop"}, "account": "income.letting", "measure": "weight", "basis": CHOICE}

    with pytest.raises(ValidationError, match="measure"):
        Kind.model_validate(told)
