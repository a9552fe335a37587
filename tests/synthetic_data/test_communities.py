"""The housing estates of a city."""

from __future__ import annotations

import numpy as np

from synthetic_data.city import City
from synthetic_data.communities import make_communities
from synthetic_data.reading import load_profile


def test_flats_have_an_ordinary_size(city: City) -> None:
    """Each estate has 90 to 110 m2 a household."""
    per_household = city.communities.area / city.communities.households

    assert per_household.min() > 89
    assert per_household.max() <= 110


def test_a_few_estates_are_much_larger(city: City) -> None:
    """Households are log-normal: the largest twentieth has more than three times the median."""
    assert np.quantile(city.communities.households, 0.95) > 3 * np.median(city.communities.households)


def test_kinds_follow_the_profile(city: City) -> None:
    """About 18 % are old, and those were built by 2000."""
    old = city.communities.kind == "old"

    assert abs(old.mean() - 0.18) < 0.03
    assert city.communities.built_year[old].max() <= 2000


def test_a_neighbourhood_lies_in_one_district(city: City) -> None:
    """Whoever knows the neighbourhood and its subdistrict knows the district."""
    estates = city.communities
    places = set(
        zip(estates.subdistrict.tolist(), estates.neighbourhood.tolist(), estates.district.tolist(), strict=True)
    )

    assert len({place[:2] for place in places}) == len(places)


def test_no_estate_is_served_before_it_is_built(city: City) -> None:
    """The year of building is not after the first service."""
    first = city.communities.served_from.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970

    assert (city.communities.built_year <= first).all()


def test_more_estates_leave_the_places_of_others_alone(city: City) -> None:
    """Streams are told apart: another number of subdistricts changes no household."""
    profile = load_profile("jinan_2022q1")
    fewer = profile.model_copy(update={"subdistricts": profile.subdistricts.model_copy(update={"value": 2})})
    other = make_communities(1500, city.span, fewer, city.streams)

    assert (other.households == city.communities.households).all()
