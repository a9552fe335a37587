"""The laws of owners' decisions are read strictly, and the most special one holds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bidding.owners.laws import FOLDER, LAWS, cite, law_for, law_named, laws
from credit.rulebook.errors import RulebookError
from models.errors import InputError

NATIONAL = (FOLDER / "national.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "law"),
    [
        ("330102", "hangzhou"),
        ("331102", "lishui"),
        ("330602", "shaoxing"),
        ("330681", "zhuji"),
        ("371082", "rongcheng"),
        ("370102", "shandong"),
        ("512002", "national"),
    ],
)
def test_the_most_special_law_holds(code: str, law: str) -> None:
    """A city's own law before its province's, and the national one where nothing else fits."""
    assert law_for(code).id == law


def test_every_law_has_all_that_a_vote_needs() -> None:
    """Two majorities, a matter for each kind of tender, and an article or a reason for every number."""
    for law in laws():
        assert [law.votes.needed(one) for one in ("ordinary", "special")] == [
            (Fraction(1, 2), True), (Fraction(3, 4), False),
        ]  # fmt: skip
        assert set(law.needs) == {"service", "repair", "letting", "spending"}
        assert law.votes.quorum == Fraction(2, 3)
        assert all(cite(law, matter.basis) for matter in law.matters.values())


def test_a_place_says_only_what_is_different() -> None:
    """Hangzhou adds its two matters and keeps the nine of the Civil Code."""
    national, hangzhou = law_named("national"), law_named("hangzhou")

    assert set(hangzhou.matters) - set(national.matters) == {"committee_costs", "use_revenue"}
    assert hangzhou.notice_special.days < national.notice_special.days


def test_every_fault_is_told_with_its_line() -> None:
    """A share that is no part of a whole, an unknown instrument and an unknown matter."""
    text = NATIONAL.replace('"1/5"', '"4/3"').replace('instrument: property_regulation, article: "19"',
                                                     'instrument: nowhere, article: "19"')  # fmt: skip
    text = text.replace("service: choose_company, repair", "service: choose_dog, repair")

    with pytest.raises(RulebookError) as caught:
        LAWS.read(text.encode(), "national.yaml")

    told = str(caught.value)
    assert all(word in told for word in ("'4/3' is no part", "no instrument 'nowhere'", "no matter 'choose_dog'"))


def test_a_city_lies_over_its_province() -> None:
    """Rongcheng's plan says one share; size, nominators and notice are Shandong's."""
    shandong, rongcheng = law_named("shandong"), law_named("rongcheng")

    assert rongcheng.committee_size == shandong.committee_size
    assert rongcheng.election.nominators == shandong.election.nominators
    assert rongcheng.election.party is not None
    assert (rongcheng.election.party.share, shandong.election.party) == (Fraction(3, 5), None)


def test_every_number_of_an_election_has_its_source() -> None:
    """Conditions, nominators and causes too: an article, or our own choice in both languages."""
    for law in laws():
        said = law.election
        bases = [one.basis for part in (said.checks, said.nominators, said.leaving) for one in part.values()]
        assert all(cite(law, basis, language) for basis in bases for language in ("zh", "en"))
        assert any(check.known == "roll" for check in said.checks.values())


def test_an_unknown_law_is_refused() -> None:
    """And the known ones are named."""
    with pytest.raises(InputError, match="hangzhou"):
        law_named("atlantis")


def test_our_own_choice_is_said() -> None:
    """What no source gives is told as ours, in both languages, and once."""
    law = law_named("national")

    assert cite(law, law.revote_basis).startswith("our own choice: The last ballot")
    assert cite(law, law.revote_basis, "zh").count("本系统自定") == 1
