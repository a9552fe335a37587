"""The files of a survey, read strictly."""

from __future__ import annotations

import pytest

from credit.targets import read_survey
from models.errors import InputError

ESTATES = "community_id,served_by,body,age,elected_on,members,party_members\n"


def test_an_empty_cell_is_not_known() -> None:
    """Neither yes nor no, and a column that may be left out is empty."""
    [estate] = read_survey(ESTATES + "X1,,committee,old,2021-03-01,7,5\n").estates

    assert (estate.served_by, estate.old, estate.party_members) == (None, True, 5)
    assert estate.body_party_organisation is None


def test_the_three_forms_of_a_company_are_told_apart() -> None:
    """ZY-05: alone, jointly, attached."""
    told = "company_id,party_organisation\nA,own\nB,joint\nC,attached\nD,none\n"

    assert [one.party_organisation for one in read_survey(companies=told).companies] == [
        "own", "joint", "attached", "none",
    ]  # fmt: skip


def test_every_fault_is_told_with_its_line() -> None:
    """All at once, of all files."""
    estates = (
        ESTATES + "X1,company,committee,ancient,,,\nX1,company,none,,,5,6\nX2,company,none,,soon,,\n,company,none,,,,\n"
    )
    with pytest.raises(InputError) as caught:
        read_survey(estates, companies="company_id\nA\n", places="place,level\nHarbour,region\n")

    told = [f"{one.where}: {one.what}" for one in caught.value.problems]
    assert told == [
        "estates, line 2: age is 'ancient'; it is one of old, new",
        "estates, line 3: 6 of 5 members are of the Party",
        "estates, line 4: elected_on is 'soon'; write a day as 2024-06-30",
        "estates, line 5: community_id is empty",
        "companies: the column party_organisation is missing",
        "places, line 2: level is 'region'; it is one of district, subdistrict, neighbourhood",
    ]


def test_nothing_is_counted_twice() -> None:
    """One line of each; places of two levels may share a name."""
    places = "place,level\nHarbour,subdistrict\nHarbour,neighbourhood\n"
    assert len(read_survey(places=places).places) == 2

    with pytest.raises(InputError, match="X1 stands in the file twice"):
        read_survey(ESTATES + "X1,company,none,,,,\nX1,company,none,,,,\n")


def test_a_number_is_whole() -> None:
    """And not too long to be one."""
    with pytest.raises(InputError, match=r"members is '7\.5', no whole number"):
        read_survey(ESTATES + "X1,company,committee,,,7.5,\n")
