"""Lists and standings as pages read them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from web.register.ratings.city import city_of
from web.register.ratings.current import Current
from web.register.standing.of_companies import proposed_lists, standings


def test_the_lists_come_in_the_order_of_their_places(connection: Connection, now: Current) -> None:
    """Red by rank, each company with its name and grade."""
    lists = proposed_lists(connection, now)

    assert [(row["place"], row["company_id"]) for row in lists["red"]] == [(1, "C000"), (2, "C001")]
    assert [row["name"] for row in lists["grey"]] == ["西宁第2物业服务有限公司"]


def test_every_company_has_one_standing(connection: Connection, now: Current) -> None:
    """No join loses or doubles a company."""
    found = [standing.company_id for _, _, standing in standings(city_of(connection, now))]

    assert len(found) == len(set(found)) == 60


def test_a_blacklisted_company_carries_its_term_and_rule(connection: Connection, now: Current) -> None:
    """C009 is barred until its trigger's term ends."""
    (found,) = (standing for _, _, standing in standings(city_of(connection, now)) if standing.blacklisted)

    assert (found.company_id, found.blacklisted_until, found.black_article) == ("C009", date(2025, 3, 1), "tiny.black")
