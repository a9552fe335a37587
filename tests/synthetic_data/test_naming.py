"""Invented names look real and are nobody's."""

from __future__ import annotations

import numpy as np
import pytest

from models.errors import InputError
from synthetic_data.naming import (
    brands,
    community_names,
    company_names,
    neighbourhood_names,
    person_names,
    subdistrict_names,
)
from synthetic_data.reading import read_pool


@pytest.mark.parametrize("count", [1, 649, 20_000])
def test_no_company_bears_a_real_brand(count: int) -> None:
    """None of the refused brands stands in any company's name, however many there are."""
    names = company_names(count, np.random.default_rng(1)).tolist()
    refused = read_pool("names")["refused"]

    assert not [name for name in names if any(brand in name for brand in refused)]


@pytest.mark.parametrize("count", [1, 649, 20_000])
def test_company_names_differ(count: int) -> None:
    """Two companies never share a name."""
    assert len(set(company_names(count, np.random.default_rng(2)).tolist())) == count


def test_founders_brands_are_refused() -> None:
    """The brands that the brief names are on the list."""
    assert {"万科", "碧桂", "绿城", "保利", "龙湖"} <= set(read_pool("names")["refused"])


def test_a_brand_has_three_syllables_only_where_two_do_not_suffice() -> None:
    """Few companies get short names; many get longer ones, and a refused part stands in neither."""
    assert sorted(brands("和安泰", ["安泰"], 5)) == ["和安", "和泰", "安和", "泰和", "泰安"]
    assert sorted(brands("和安泰", ["安泰"], 4)) == sorted(brands("和安泰", ["安泰"], 5))


def test_more_companies_than_names_are_refused() -> None:
    """The error says how many names there are."""
    with pytest.raises(InputError, match="names for 6 companies"):
        brands("和安泰", [], 7)


def test_estates_of_one_name_are_numbered() -> None:
    """Equal names become phases: the first bears the name, the second is 2期."""
    names = community_names(np.zeros(60_000, dtype=np.int64), ["old"], np.random.default_rng(1)).tolist()

    assert len(set(names)) == len(names)
    assert any(name.endswith("2期") for name in names)


def test_a_small_city_needs_no_phases() -> None:
    """One estate has a plain name."""
    [name] = community_names(np.zeros(1, dtype=np.int64), ["old"], np.random.default_rng(1)).tolist()

    assert not name.endswith("期")


def test_persons_have_a_surname_and_a_given_name() -> None:
    """Names have two to four characters."""
    assert {len(name) for name in person_names(500, np.random.default_rng(1)).tolist()} <= {2, 3, 4}


def test_places_differ() -> None:
    """Subdistricts, and neighbourhoods, are told apart by their names."""
    streets = subdistrict_names(40, np.random.default_rng(1)).tolist()
    blocks = neighbourhood_names(400, np.random.default_rng(1)).tolist()

    assert (len(set(streets)), len(set(blocks))) == (40, 400)
