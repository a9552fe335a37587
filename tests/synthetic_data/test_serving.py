"""Who serves which estate when."""

from __future__ import annotations

import numpy as np

from synthetic_data.city import City
from synthetic_data.serving import OPEN


def test_periods_never_overlap(city: City) -> None:
    """Each period ends by the day on which the estate's next one starts, and lasts a day at least."""
    service = city.service
    same = service.community[1:] == service.community[:-1]

    assert (service.ends[:-1][same] <= service.starts[1:][same]).all()
    assert (service.ends[service.ends != OPEN] > service.starts[service.ends != OPEN]).all()


def test_estates_change_their_company(city: City) -> None:
    """Some estates have a second company, and it is never the one before."""
    service = city.service
    same = service.community[1:] == service.community[:-1]

    assert same.sum() > 50
    assert (service.company[1:][same] != service.company[:-1][same]).all()


def test_some_changes_leave_a_gap(city: City) -> None:
    """For a while nobody is in charge of a few estates."""
    service = city.service
    same = service.community[1:] == service.community[:-1]
    gaps = (service.starts[1:] - service.ends[:-1])[same]

    assert 0.05 < (gaps > 0).mean() < 0.30


def test_every_company_that_serves_has_an_estate(city: City) -> None:
    """Companies without a project are exactly those meant to be."""
    last = city.service.ends == OPEN

    assert set(city.service.company[last].tolist()) == set(np.flatnonzero(city.companies.serves).tolist())


def test_managers_belong_to_the_company_they_work_for(city: City) -> None:
    """The manager of a period is one of its company's."""
    service = city.service

    assert (service.managers[service.manager] == service.company).all()


def test_the_company_of_a_day_is_found(city: City) -> None:
    """On its first day a period runs, on the day after its end it does not."""
    service = city.service
    ended = np.flatnonzero(service.ends != OPEN)
    gap = ended[service.ends[ended] < service.starts[ended + 1]]

    found, runs = service.at(service.community, service.starts)
    _, after = service.at(service.community[gap], service.ends[gap])

    assert runs.all()
    assert (found == np.arange(len(found))).all()
    assert not after.any()


def test_gaps_belong_to_the_reach_of_the_period_before(city: City) -> None:
    """All days of the span lie in the reach of some period, except before an estate's first."""
    start, until = city.service.reach(city.span)
    days = np.bincount(city.service.community, until - start, len(city.communities.area))
    expected = city.span.end - np.maximum(city.communities.served_from, city.span.first)

    assert (days == expected).all()
