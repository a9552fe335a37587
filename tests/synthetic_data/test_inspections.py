"""Inspections depend on who inspects, and findings on both."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data.city import City
from synthetic_data.inspections import (
    Visits,
    findings_table,
    inspected_by_table,
    inspections_table,
    inspectors_table,
    make_visits,
)


@pytest.fixture(scope="module")
def visits(city: City) -> Visits:
    """Return the inspections of the city."""
    return make_visits(city)


def test_the_strictest_fails_many_times_more(visits: Visits) -> None:
    """Under 60 points: the strictest inspector against the mildest."""
    failed = [(visits.score[visits.inspector == inspector] < 60).mean() for inspector in (0, 9)]

    assert failed[1] > 5 * failed[0]


def test_better_companies_score_higher(visits: Visits) -> None:
    """Scores rise with quality."""
    assert np.corrcoef(visits.quality, visits.score)[0, 1] > 0.3


def test_every_estate_is_inspected_each_half_year(city: City, visits: Visits) -> None:
    """Estates served throughout are inspected four times in two years, and patrolled every month."""
    served = np.flatnonzero(~city.communities.new)
    for kind, times in ((0, 4), (1, 24)):
        counts = np.bincount(visits.community[visits.kind == kind], minlength=len(city.communities.new))
        assert (counts[served] == times).all()


def test_scores_are_steps_of_half_a_point(city: City, visits: Visits) -> None:
    """From 0 to 100, in order of the days."""
    table = inspections_table(city, visits).to_pandas()
    twice = table.score.astype(float) * 2

    assert (twice == twice.round()).all()
    assert table.inspected_on.is_monotonic_increasing


def test_who_inspected_stands_beside(city: City, visits: Visits) -> None:
    """Each inspection has one inspector, of the ten that the profile gives a severity."""
    by, inspectors = inspected_by_table(city, visits).to_pandas(), inspectors_table(city).to_pandas()

    assert by.inspection_id.is_unique
    assert set(by.inspector_id) == set(inspectors.inspector_id)
    assert inspectors.severity.astype(float).tolist() == list(city.profile.inspections.severities.value)


def test_worse_companies_put_findings_right_later(city: City, visits: Visits) -> None:
    """The share of overdue findings falls with quality."""
    found = findings_table(city, visits).to_pandas()
    overdue = found.rectified_on.isna() | (pd.to_datetime(found.rectified_on) > pd.to_datetime(found.rectify_by))
    quality = visits.quality[found.inspection_id.str[1:].astype(int) - 1]

    assert overdue[quality < -1].mean() > 2 * overdue[quality > 1].mean()


def test_the_graver_the_sooner(city: City, visits: Visits) -> None:
    """Critical findings get three days, minor ones fifteen."""
    found = findings_table(city, visits).to_pandas()
    day = visits.day[found.inspection_id.str[1:].astype(int) - 1].astype("datetime64[D]")
    allowed = (pd.to_datetime(found.rectify_by) - day).dt.days

    assert allowed.groupby(found.severity).unique().str[0].to_dict() == {"minor": 15, "major": 7, "critical": 3}
