"""Records lean on quality, and some are revoked or entered late."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data.city import City, make_city
from synthetic_data.reading import load_profile
from synthetic_data.records import records_table


@pytest.fixture(scope="module")
def busy(city: City) -> City:
    """Return a city in which much happens."""
    return make_city(300, 1500, city.span, load_profile("showcase"), seed=1)


@pytest.fixture(scope="module")
def records(busy: City) -> pd.DataFrame:
    """Return its records, days as timestamps."""
    table: pd.DataFrame = records_table(busy).to_pandas()
    dates = ["occurred_on", "valid_until", "revoked_on"]
    table[dates] = table[dates].apply(pd.to_datetime)
    return table


def test_every_event_of_the_profile_occurs(busy: City, records: pd.DataFrame) -> None:
    """All but the rarest events are seen in two years of 300 companies, and none that the profile lacks."""
    part = busy.profile.records
    named = {*part.yearly.value, *part.events.value, "blacklist.lifted"}

    assert set(records.event) <= named
    assert {name for name, event in part.events.value.items() if event.rate >= 0.02} <= set(records.event)


def test_the_share_that_files_is_exact(busy: City, records: pd.DataFrame) -> None:
    """95 % rank highest in registering; of those, whoever takes no part files nothing."""
    filed = records[(records.event == "registration.complete") & (records.occurred_on >= "2023-07-01")]
    part = set(busy.companies.ids[busy.companies.participates].tolist())

    assert set(filed.company_id) <= part
    assert 285 - 9 <= len(filed) <= 285


def test_filings_are_renewed_on_the_same_day(records: pd.DataFrame) -> None:
    """A filing valid for a year is followed by the next without a gap."""
    filed = records[records.event == "registration.complete"]

    assert filed.groupby("company_id").occurred_on.agg(lambda days: days.dt.strftime("%m%d").nunique()).max() == 1


def test_good_companies_are_praised_and_bad_ones_fined(busy: City, records: pd.DataFrame) -> None:
    """Quality is higher where awards are, lower where penalties are."""
    quality = pd.Series(busy.companies.quality, index=busy.companies.ids)
    mean = {event: quality[found.company_id].mean() for event, found in records.groupby("event")}

    assert mean["award.city"] > quality.mean() + 0.5
    assert mean["penalty.administrative"] < quality.mean() - 0.3


def test_takeovers_are_of_old_estates(busy: City, records: pd.DataFrame) -> None:
    """An old estate is taken over by whoever serves it that day."""
    taken = records[records.event == "old_estate.takeover"]
    estate = np.array([int(one[1:]) - 1 for one in taken.community_id], dtype=np.int64)
    day = taken.occurred_on.to_numpy().astype("datetime64[D]").astype(np.int64)
    period, runs = busy.service.at(estate, day)

    assert (busy.communities.kind[estate] == "old").all()
    assert runs.all()
    assert (busy.companies.ids[busy.service.company[period]] == taken.company_id.to_numpy()).all()


def test_some_penalties_are_revoked(records: pd.DataFrame) -> None:
    """A revocation follows its penalty and names a document; praise is never revoked."""
    revoked = records.dropna(subset=["revoked_on"])

    assert len(revoked) > 5
    assert (revoked.revoked_on > revoked.occurred_on).all()
    assert not revoked.event.str.startswith("award").any()
    assert revoked.document_no.notna().all()


def test_some_records_are_entered_late(records: pd.DataFrame) -> None:
    """About a tenth, always after the event and by the last day."""
    late = records.dropna(subset=["recorded_at"])

    assert len(late) / len(records) == pytest.approx(0.09, abs=0.03)
    assert (late.recorded_at > late.occurred_on).all()
    assert late.recorded_at.max() < pd.Timestamp("2024-07-01")


def test_some_blacklistings_are_lifted_a_year_later(busy: City, records: pd.DataFrame) -> None:
    """Whoever is lifted had a serious event a year before."""
    serious = records[records.event.isin(busy.profile.records.serious.value)]
    due = set(zip(serious.company_id, serious.occurred_on + pd.DateOffset(years=1), strict=True))
    lifted = records[records.event == "blacklist.lifted"]

    assert len(lifted)
    assert set(zip(lifted.company_id, lifted.occurred_on, strict=True)) <= due


def test_documents_are_numbered_by_year(records: pd.DataFrame) -> None:
    """No number is given twice, and each names the year of its record."""
    signed = records.dropna(subset=["document_no"])

    assert signed.document_no.is_unique
    assert (signed.document_no.str[2:6].astype(int) == signed.occurred_on.dt.year).all()
