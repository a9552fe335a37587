"""The table of the place proposes; what differs is shown, and what is missing is told with its article."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.modes import Served, Serving, law_for, served_on
from bidding.modes.proposing import differs, has_service, lacking, proposed, to_mend, untold
from tests.builders.modes import ZHUJI, ZIYANG, begun, described

DAY = date(2024, 3, 1)


def _estate(kind: str = "old", **traits: str) -> Served:
    return served_on((described(kind, traits=traits),), DAY)


@pytest.mark.parametrize(
    ("estate", "mode"),
    [
        (_estate("commodity"), "professional"),
        (_estate(facilities="good", residents="better"), "professional"),
        (_estate(facilities="sound", fit="no", self_rule="strong"), "self_run"),
        (_estate(facilities="poor", residents="low_income", size="small_scattered"), "community_guarantee"),
    ],
)
def test_ziyang_leads_from_the_estate_to_its_mode(estate: Served, mode: str) -> None:
    """ZY-21: new estates and three classes of old ones, one mode for each."""
    assert [one for rule in proposed(ZIYANG, estate, DAY) for one in rule.modes] == [mode]


def test_zhuji_leaves_a_choice() -> None:
    """ZJ-38, ZJ-39: relocation estates, and old ones that are fit for a company or not yet."""
    found = [proposed(ZHUJI, _estate(kind, **traits), DAY)[0].modes for kind, traits in (
        ("relocation", {}), ("old", {"fit": "yes"}), ("old", {"fit": "no"})
    )]  # fmt: skip

    assert [len(modes) for modes in found] == [3, 2, 3]
    assert found[1] == ("professional", "quasi_service")


def test_a_statute_comes_last_to_the_subdistrict() -> None:
    """Lishui's regulation 39(2): the subdistrict serves where no company is to be had and owners cannot manage."""
    law = law_for("3311")

    assert proposed(law, _estate(fit="no", self_run="no"), DAY)[0].modes[0] == "community_guarantee"
    assert lacking(law, served_on((described(), begun(basics=["cleaning"])), DAY)) == ["security"]


def test_the_table_says_nothing_where_the_document_does_not() -> None:
    """Good facilities and an ordinary living standard are in no line of Ziyang's; nor is a day before the plan."""
    estate = _estate(facilities="good", residents="ordinary")

    assert not proposed(ZIYANG, estate, DAY)
    assert not untold(ZIYANG, estate, DAY)
    assert not proposed(ZHUJI, _estate("relocation"), date(2022, 12, 31))


def test_what_the_table_still_asks_is_told() -> None:
    """Traits of the lines that may still fit, and no others."""
    assert untold(ZIYANG, _estate(facilities="sound"), DAY) == ["fit", "self_rule"]
    assert untold(ZHUJI, _estate(fit="no"), DAY) == []


def test_another_mode_than_proposed_is_shown() -> None:
    """It differs, and is service all the same."""
    served = served_on((described(fit="yes"), begun("self_run")), DAY)

    assert differs(ZHUJI, served, DAY)
    assert has_service(ZHUJI, served)
    assert not differs(ZHUJI, served_on((described(fit="no"), begun("self_run")), DAY), DAY)


def test_an_old_estate_needs_the_three_basics() -> None:
    """ZJ-39: cleaning, greening and security, unless a company gives full or quasi-service."""
    poor = served_on((described(fit="no"), begun(basics=["cleaning"])), DAY)
    quasi = served_on((described(fit="yes"), begun("quasi_service", basics=[])), DAY)

    assert lacking(ZHUJI, poor) == ["greening", "security"]
    assert (has_service(ZHUJI, poor), has_service(ZHUJI, quasi)) == (False, True)


def test_every_fault_of_an_estate_is_told() -> None:
    """Nobody serves; the term is over; a recorded mode was not ended; nobody said what the estate is."""
    nobody = to_mend(ZHUJI, served_on((), DAY, kind="old"), DAY)
    over = to_mend(ZHUJI, served_on((described(), begun(until=DAY)), DAY), DAY)
    idle = to_mend(ZHUJI, served_on((described(fit="yes"), begun()), DAY, Serving("C1", None)), DAY)

    assert [one.what for one in nobody] == [
        "nobody is on record who serves the estate",
        "the town has not said what the estate is",
    ]
    assert nobody[0].where.endswith("art. 21")
    assert to_mend(ZHUJI, served_on((), DAY, Serving("C1", None), "old"), DAY) == []
    assert [one.what for one in over] == [
        "the term of community_trust was over on 2024-03-01",
        "not told: Whether it is fit for professional service",
    ]
    assert [one.what for one in idle] == ["community_trust was not ended, although a company serves"]
