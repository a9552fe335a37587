"""Estates that nobody serves."""

from __future__ import annotations

from collections import Counter

from synthetic_data.city import City, make_city
from synthetic_data.reading import load_profile
from synthetic_data.registers import communities_table, service_periods_table
from synthetic_data.unserved import unserved_estates


def test_they_stand_beside_the_others_and_change_none(city: City) -> None:
    """At the end of the table, with no period of service; every other row is the same."""
    shown = make_city(300, 1500, city.span, load_profile("showcase"), seed=1)
    rows, before = communities_table(shown), communities_table(city)

    assert rows.num_rows == 1512
    assert rows.slice(0, 1500).equals(before)
    assert not {*rows["community_id"].slice(1500).to_pylist()} & {
        *service_periods_table(shown)["community_id"].to_pylist()
    }


def test_they_are_old_or_of_relocation_and_lie_in_full_subdistricts(city: City) -> None:
    """Four in each, where the most estates are."""
    shown = make_city(300, 1500, city.span, load_profile("showcase"), seed=1)
    made, crowded = unserved_estates(shown), Counter(shown.communities.subdistrict.tolist()).most_common(3)

    assert {*made.kind.tolist()} <= {"old", "relocation"}
    assert Counter(made.subdistrict.tolist()) == {name: 4 for name, _ in crowded}
