"""The city of a publication."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from tests.builders.public_city import a_city, an_estate
from web.register.ratings.city import Service, city_of
from web.register.ratings.current import Current


def test_the_history_has_each_day_once_oldest_first(connection: Connection, now: Current) -> None:
    """Twelve months, ending with the current score."""
    company = city_of(connection, now).companies["C009"]
    days = [day for day, _, _ in company.history]

    assert days == sorted(set(days))
    assert (len(days), company.history[-1][1]) == (12, company.score_milli)


def test_communities_and_proposals_are_the_companys_own(connection: Connection, now: Current) -> None:
    """C009 serves one community and is proposed for the blacklist, until that is settled."""
    city = city_of(connection, now)
    [entry] = city.proposals("C009", frozenset())

    assert [one.community_id for one in city.served["C009"]] == ["K009"]
    assert entry["kind"] == "black"
    assert city.proposals("C009", frozenset({entry["id"]})) == []


def test_it_is_read_once(connection: Connection, now: Current) -> None:
    """A publication never changes."""
    assert city_of(connection, now) is city_of(connection, now)


def test_a_service_that_ended_is_kept_apart() -> None:
    """The first day after a term is no longer served."""
    moved = an_estate(0, Service("C1", date(2024, 6, 30), None), Service("C0", date(2020, 1, 1), date(2024, 6, 30)))
    city = a_city(2, [moved])

    assert (city.serving["K0"].company_id, city.served["C0"]) == ("C1", [])
    assert [estate.community_id for estate, _ in city.before["C0"]] == ["K0"]


def test_districts_and_areas_add_up() -> None:
    """A company serves in the districts of its communities, and a district has its companies."""
    city = a_city(2, [an_estate(0), an_estate(1, Service("C0", date(2020, 1, 1), None))])

    assert (city.area_of("C0"), city.districts_of("C0")) == (201_000, ["东城区", "西湖区"])
    assert city.in_district("西湖区") == {"C0"}
