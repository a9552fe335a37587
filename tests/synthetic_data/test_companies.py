"""The companies of a city."""

from __future__ import annotations

from datetime import date

import numpy as np

from synthetic_data.city import City
from synthetic_data.companies import make_companies
from synthetic_data.reading import load_profile
from synthetic_data.span import Span
from synthetic_data.streams import Streams


def test_shares_are_exact(city: City) -> None:
    """3 % of 300 companies take no part, and 3 % serve nobody."""
    assert (~city.companies.participates).sum() == 9
    assert (~city.companies.serves).sum() == 9


def test_ids_and_names_differ(city: City) -> None:
    """No two companies share a code or a name."""
    assert len(np.unique(city.companies.ids)) == len(np.unique(city.companies.names)) == 300


def test_leaders_stand_apart() -> None:
    """With leaders the best are better than without, and the rest stay as they were."""
    profile = load_profile("jinan_2022q1")
    flat = profile.model_copy(update={"quality": load_profile("showcase").quality.model_copy(
        update={"leaders": profile.quality.laggards.model_copy(update={"value": 0.0})})})  # fmt: skip
    span = Span(12, date(2024, 6, 30))
    led, plain = (make_companies(200, span, one, Streams(1)).quality for one in (profile, flat))

    assert led.max() > plain.max()
    assert np.median(led) == np.median(plain)


def test_companies_are_older_than_their_evidence() -> None:
    """However early the evidence begins, every company was registered before."""
    span = Span(60, date(2005, 6, 30))
    companies = make_companies(50, span, load_profile("jinan_2022q1"), Streams(1))

    assert companies.registered.max() < span.first


def test_a_single_company_serves() -> None:
    """The smallest city has one company, and it has work."""
    companies = make_companies(1, Span(1, date(2024, 6, 30)), load_profile("jinan_2022q1"), Streams(1))

    assert companies.serves.tolist() == [True]
