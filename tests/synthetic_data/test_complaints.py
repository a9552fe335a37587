"""Complaints are as heavy-tailed as the published ones, and lean on quality."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data.city import City
from synthetic_data.complaints import complaints_table


@pytest.fixture(scope="module")
def complaints(city: City) -> pd.DataFrame:
    """Return the complaints of the city."""
    frame: pd.DataFrame = complaints_table(city).to_pandas()
    return frame


def test_a_tenth_of_the_estates_makes_almost_half(city: City, complaints: pd.DataFrame) -> None:
    """Shanghai 2018: 11 % of the estates made 47 % of a year's complaints."""
    year = complaints[complaints.received_at >= "2023-07-01"].groupby("community_id").size()
    most = year.sort_values(ascending=False).iloc[: round(0.11 * len(city.communities.area))]

    assert most.sum() / year.sum() == pytest.approx(0.47, abs=0.05)


def test_the_rate_is_shanghais(city: City, complaints: pd.DataFrame) -> None:
    """About 22 complaints for 100,000 m2 and year."""
    rate = len(complaints) / city.communities.area.sum() * 100_000 / city.span.years

    assert rate == pytest.approx(22, rel=0.05)


def test_satisfaction_is_the_nations(complaints: pd.DataFrame) -> None:
    """69.3 of 100, which is 3.77 on the scale from 1 to 5."""
    assert complaints.satisfaction.mean() == pytest.approx(3.77, abs=0.1)
    assert set(complaints.satisfaction.dropna()) == {1, 2, 3, 4, 5}


def test_only_the_company_can_be_found_at_fault(complaints: pd.DataFrame) -> None:
    """A complaint about the heating utility is never upheld against the company."""
    assert set(complaints[complaints.upheld == True].liability) == {"company"}  # noqa: E712 - nulls are neither


def test_moments_follow_each_other(complaints: pd.DataFrame) -> None:
    """Received, answered, closed; and nothing after the last day."""
    done = complaints.dropna(subset=["closed_at"])

    assert (done.received_at < done.answered_at).all()
    assert (done.answered_at <= done.closed_at).all()
    assert complaints[["received_at", "answered_at", "closed_at"]].max().max() < pd.Timestamp("2024-07-01")


def test_a_repeat_is_like_what_it_repeats(complaints: pd.DataFrame) -> None:
    """About 4 % repeat an earlier complaint of the estate in the same words; nothing repeats a repeat."""
    both = complaints.merge(complaints, left_on="duplicate_of", right_on="complaint_id", suffixes=("", "_first"))

    assert len(both) / len(complaints) == pytest.approx(0.04, abs=0.005)
    assert (both.text == both.text_first).all()
    assert (both.community_id == both.community_id_first).all()
    assert (both.received_at >= both.received_at_first).all()
    assert both.duplicate_of_first.isna().all()


def test_better_companies_get_fewer_upheld_complaints(city: City, complaints: pd.DataFrame) -> None:
    """Upheld complaints an m2 fall with quality."""
    period = city.service.community
    quality = pd.Series(city.companies.quality[city.service.company], index=period).groupby(level=0).last()
    upheld = complaints[complaints.upheld == True].community_id.str[1:].astype(int) - 1  # noqa: E712 - as above
    rate = upheld.value_counts().reindex(quality.index, fill_value=0) / city.communities.area

    assert np.corrcoef(quality.rank(), rate.rank())[0, 1] < -0.15


def test_people_complain_through_several_channels(city: City, complaints: pd.DataFrame) -> None:
    """Every channel of the profile is used."""
    assert set(complaints.channel) == set(city.profile.complaints.channels.value)
