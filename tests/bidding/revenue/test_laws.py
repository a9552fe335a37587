"""The laws of an estate's money are read strictly, and the most special one holds."""

from __future__ import annotations

import pytest

from bidding.revenue.laws import FOLDER, LAWS, cite, law_for, law_named, laws
from credit.rulebook.errors import RulebookError
from models.errors import InputError
from tests.builders.money import CODES

NATIONAL = (FOLDER / "national.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_the_most_special_law_holds(name: str, code: str) -> None:
    """A city's own law before its province's, and the national one where nothing else fits."""
    assert law_for(code).id == name


def test_every_law_has_both_stages_and_a_source_for_every_head() -> None:
    """An article or a reason for each."""
    for law in laws():
        assert set(law.allocation) == {"initial", "assembly"}
        assert all(cite(law, head.basis) and cite(law, head.due_basis) for head in law.heads.values())
        assert all(cite(law, kind.basis) for kind in law.fund.urgent.values())


def test_a_county_lies_over_its_city() -> None:
    """Zhuji has Shaoxing's limit on costs, and the ten heads of its own opinions."""
    zhuji = law_named("zhuji")
    own = {name for name, head in zhuji.heads.items() if head.basis.instrument == "zhuji_2023"}

    assert zhuji.cost_limit == law_named("shaoxing").cost_limit
    assert own | {"utilities", "common_revenue"} >= set(law_named("national").heads)


def test_every_fault_is_told_with_its_line() -> None:
    """A share that is no part of a whole, and an unknown instrument."""
    text = NATIONAL.replace('share: "1/2"', 'share: "4/3"', 1).replace("{instrument: zhuji_2023, ", "{instrument: no, ")

    with pytest.raises(RulebookError) as caught:
        LAWS.read(text.encode(), "national.yaml")

    assert all(word in str(caught.value) for word in ("'4/3' is no part", "no instrument 'no'", "national.yaml:"))


def test_an_unknown_law_is_refused() -> None:
    """And the known ones are named."""
    with pytest.raises(InputError, match="hangzhou"):
        law_named("atlantis")


def test_sources_are_cited_in_both_languages() -> None:
    """With their article, or as our own choice."""
    law = law_named("lishui")

    assert cite(law, law.allocation["initial"].basis, "zh") == "丽水市物业管理条例 第44(1)条"
    assert cite(law, law.rounding).startswith("our own choice: The fund's part is rounded up")
