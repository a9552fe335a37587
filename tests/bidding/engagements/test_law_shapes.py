"""What a law may say of coming and leaving."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bidding.engagements.law_shapes import HandedItem, LeavingNotice
from bidding.engagements.laws import law_named


def test_a_notice_goes_to_somebody() -> None:
    """A law that names nobody to be told is no law of a notice."""
    told = law_named("zhuji").notice["assembly"].model_dump(mode="json")

    with pytest.raises(ValidationError, match="at least 1"):
        LeavingNotice.model_validate(told | {"to": []})


def test_what_is_handed_over_is_of_a_known_kind() -> None:
    """Documents, premises, money or keys."""
    item = law_named("national").handed_over["keys"].model_dump(mode="json")

    with pytest.raises(ValidationError, match="'documents', 'premises', 'money' or 'keys'"):
        HandedItem.model_validate(item | {"kind": "goodwill"})
