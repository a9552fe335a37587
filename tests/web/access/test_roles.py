"""Roles."""

from __future__ import annotations

import pytest

from web.access import ROLES, ActorClass, Role
from web.access.roles import organisation_kind


def test_every_role_is_described() -> None:
    """Names in both languages, a class and a kind of organisation; none is forgotten."""
    assert set(ROLES) == set(Role)
    assert all(one.zh and one.en and one.kind for one in ROLES.values())


def test_the_five_parties_all_have_a_role() -> None:
    """Party, government, market, society and residents (Hangzhou 2019, part 1(1))."""
    assert {one.actor for one in ROLES.values()} == set(ActorClass)


@pytest.mark.parametrize(
    ("key", "kind"), [("city", "city"), ("company/9133", "company"), ("subdistrict/西湖/东", "subdistrict")]
)
def test_a_key_begins_with_its_kind(key: str, kind: str) -> None:
    """Whatever follows the first stroke is the number or name."""
    assert organisation_kind(key) == kind
