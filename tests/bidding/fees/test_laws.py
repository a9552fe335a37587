"""The laws of service fees are read strictly, and the most special one holds."""

from __future__ import annotations

import pytest

from bidding.fees.laws import FOLDER, LAWS, cite, law_for, laws
from credit.rulebook.errors import RulebookError

CODES = {"512002": "ziyang", "330102": "hangzhou", "330681": "shaoxing", "371082": "rongcheng", "371002": "shandong",
         "110101": "beijing", "410101": "national"}  # fmt: skip


@pytest.mark.parametrize(("code", "name"), CODES.items())
def test_the_most_special_law_holds(code: str, name: str) -> None:
    """A county's before its city's, its province's and the national one."""
    assert law_for(code).id == name


def test_everything_is_cited_in_both_languages() -> None:
    """An article or a reason for each, in English and in Chinese."""
    for law in laws():
        found = [*law.guided.values(), law.agreed, law.outside, law.moves_with]
        found += [] if law.review is None else [law.review.basis]
        assert all(cite(law, basis, language) for basis in found for language in ("en", "zh"))


def test_where_fees_are_left_to_the_market_nothing_is_guided() -> None:
    """Beijing and Shanghai."""
    assert [law.id for law in laws() if not law.guided] == ["beijing", "shanghai"]


def test_rongcheng_reviews_every_three_years() -> None:
    """By item 9 of its plan."""
    review = law_for("371082").review

    assert review is not None
    assert (str(review.every), review.basis.instrument, review.basis.article) == ("P3Y", "rongcheng_plan_2021", "9")


def test_every_fault_is_told_with_its_line() -> None:
    """A scope that nobody knows, and an instrument that is not there."""
    text = (FOLDER / "national.yaml").read_text(encoding="utf-8")
    text = text.replace("  affordable:", "  villas:").replace("property_regulation, ", "no, ", 1)

    with pytest.raises(RulebookError) as caught:
        LAWS.read(text.encode(), "national.yaml")

    assert all(word in str(caught.value) for word in ("villas", "no instrument 'no'", "national.yaml:"))
