"""Organisations that people act for."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InputError, RefusedError
from models.tables import Community
from tests.builders.accounts import empty_register
from tests.builders.city import city_url
from tests.builders.record import a_clerk, writing_to
from web.register.accounts.organisations import SEARCHED, names_of, register, search


def test_each_kind_is_called_as_its_register_says(tmp_path: Path) -> None:
    """Companies and communities by the evidence, others by what was registered, the rest by their number."""
    with writing_to(city_url(tmp_path)) as session:
        register(a_clerk(session), "developer/D1", "青岚置业", "setup")
        names = names_of(session, ["company/C000", "developer/D1", "subdistrict/西湖", "developer/D2", "city"])

    assert names["developer/D1"] == "青岚置业"
    assert names["company/C000"] not in ("", "C000")
    assert (names["subdistrict/西湖"], names["developer/D2"], names["city"]) == ("西湖", "D2", "")


@pytest.mark.parametrize("key", ["company/C000", "developer", "developer/", "moon/1"])
def test_only_what_no_other_register_has_is_registered(tmp_path: Path, key: str) -> None:
    """A company comes with the evidence, and a key without a number is none."""
    with writing_to(empty_register(tmp_path)) as session, pytest.raises(InputError, match="no key of an organisation"):
        register(a_clerk(session), key, "某机构", "setup")


def test_an_organisation_is_registered_once(tmp_path: Path) -> None:
    """The second time is refused."""
    with writing_to(empty_register(tmp_path)) as session:
        register(a_clerk(session), "centre/市交易中心", "市交易中心", "setup")
        with pytest.raises(RefusedError, match="registered already"):
            register(a_clerk(session), "centre/市交易中心", "市交易中心", "setup")


def test_organisations_are_found_by_a_part_of_their_name_or_number(tmp_path: Path) -> None:
    """Of the kinds that are asked for alone, each once."""
    with writing_to(empty_register(tmp_path)) as session:
        register(a_clerk(session), "developer/D1", "青岚置业", "setup")
        session.add_all(Community(community_id=f"C{n}", name=f"枫岸{n}", subdistrict="东门") for n in (1, 2))
        found = [
            search(session, *asked) for asked in (("青岚", SEARCHED), ("C1", ("community",)), ("", ("subdistrict",)))
        ]

    assert [[one.key for one in each] for each in found] == [["developer/D1"], ["community/C1"], ["subdistrict/东门"]]
