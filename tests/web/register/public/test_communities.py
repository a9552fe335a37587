"""Communities as somebody looks for them."""

from __future__ import annotations

from sqlalchemy import Connection

from web.register.public.communities import communities_like, community_named


def test_part_of_a_name_finds_them(connection: Connection) -> None:
    """By name, so many at most; signs that mean something to a database mean nothing here."""
    found = communities_like(connection, "苑1", most=5)

    assert len(found) == 5
    assert [one["name"] for one in found] == sorted(one["name"] for one in found)
    assert communities_like(connection, "%") == []
    assert communities_like(connection, "") == []


def test_a_code_names_one(connection: Connection) -> None:
    """Or none."""
    named = community_named(connection, "K001")

    assert named is not None
    assert named["district"] == "东城区"
    assert community_named(connection, "none") is None
