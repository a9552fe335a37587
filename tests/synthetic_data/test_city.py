"""A city as a whole."""

from __future__ import annotations

import numpy as np

from synthetic_data.city import City, make_city


def test_equal_seed_makes_an_equal_city(city: City) -> None:
    """Made again, everything is the same."""
    again = make_city(300, 1500, city.span, city.profile, seed=1)

    assert (again.companies.ids == city.companies.ids).all()
    assert (again.service.starts == city.service.starts).all()


def test_another_seed_makes_another_city(city: City) -> None:
    """No company is found in both."""
    other = make_city(300, 1500, city.span, city.profile, seed=2)

    assert not set(other.companies.ids.tolist()) & set(city.companies.ids.tolist())


def test_quality_is_that_of_whoever_serves(city: City) -> None:
    """Before its first day an estate has nobody's quality."""
    estate, first = np.arange(10), city.communities.served_from[:10]
    company = city.service.company[np.searchsorted(city.service.community, estate)]

    assert city.quality_at(estate, first).tolist() == city.companies.quality[company].tolist()
    assert city.quality_at(estate, first - 1).tolist() == [0.0] * 10


def test_what_is_entered_late_is_entered_before_the_end(city: City) -> None:
    """About the share asked for is late, always after its day and never after the last."""
    day = np.full(5000, city.span.first)
    entered = city.late("test", day, 0.1, 20)
    late = entered >= 0

    assert abs(late.mean() - 0.1) < 0.02
    assert (entered[late] > day[late]).all()
    assert (entered < city.span.end).all()
