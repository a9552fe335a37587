"""Who sits in a group."""

from __future__ import annotations

import pytest

from credit.groups import Terms, member_name, ways_to_name
from credit.groups.members import sits_in
from tests.builders.groups import CITY, city_group, group_of

_ZIYANG = Terms("ziyang", "city", "", None, "资府〔2020〕1号", ("资阳市住建局",))


@pytest.mark.parametrize(
    ("member", "sits"),
    [
        ("housing", True),
        ("housing/x", False),
        ("towns/崖头街道", True),
        ("towns", False),
        ("towns/", False),
        ("x", False),
    ],
)
def test_one_of_many_is_named(member: str, sits: bool) -> None:  # noqa: FBT001 - a row of the table
    """A department by its code, a town by its name too."""
    assert sits_in(member, city_group().kind, CITY) is sits


def test_a_paper_names_members_where_the_table_has_none() -> None:
    """ZY-08: they are called as the paper calls them."""
    group = group_of(_ZIYANG)

    assert sits_in("资阳市住建局", group.kind, group.terms)
    assert ways_to_name(group.kind, group.terms) == ["资阳市住建局"]
    assert member_name(group, "资阳市住建局") == "资阳市住建局"


def test_members_are_called_by_the_table() -> None:
    """In both languages."""
    names = [member_name(city_group(), "fire", language) for language in ("zh", "en")]

    assert names == ["市消防大队", "Fire brigade"]
    assert member_name(city_group(), "towns/崖头街道") == "崖头街道"
