"""Linked bidders."""

from __future__ import annotations

from bidding.tender.links import Affiliation, linked


def test_one_head_links_two_companies() -> None:
    """Article 34; an unknown head links nobody."""
    (found,) = linked([Affiliation("b", "p-1"), Affiliation("a", "p-1"), Affiliation("c"), Affiliation("d")])

    assert (found.kind, found.companies) == ("same_representative", ("a", "b"))


def test_control_reaches_through() -> None:
    """A parent of a parent is linked, two children of one outsider are not: neither controls the other."""
    a = Affiliation("a", controlled_by=frozenset({"x"}))
    x = Affiliation("x", controlled_by=frozenset({"b"}))
    b, c = Affiliation("b"), Affiliation("c", controlled_by=frozenset({"z"}))

    assert {one.companies for one in linked([a, x, b, c])} == {("a", "b"), ("a", "x"), ("b", "x")}


def test_management_links_too() -> None:
    """管理关系."""
    (found,) = linked([Affiliation("a", managed_by=frozenset({"b"})), Affiliation("b")])

    assert found.kind == "management"


def test_a_circle_of_owners_ends() -> None:
    """Two that own each other are one pair."""
    circle = [Affiliation("a", controlled_by=frozenset({"b"})), Affiliation("b", controlled_by=frozenset({"a"}))]

    assert len(linked(circle)) == 1
