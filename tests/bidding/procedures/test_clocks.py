"""Clocks of the law: days and working days, before and after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bidding.procedures import Clock, PeriodName, clock_of, is_statutory, procedures_for
from tests.builders.notices import a_notice

ON = date(2024, 5, 27)
LAW = procedures_for("330681", ON)


def _clock(name: PeriodName) -> Clock:
    found = clock_of(name, a_notice(), LAW)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "last", "article"),
    [
        (PeriodName.BIDS_PREPARED, date(2024, 5, 21), "Tender Law art. 24"),
        (PeriodName.CLARIFIED, date(2024, 5, 16), "art. 21"),
        (PeriodName.CANDIDATES_SHOWN, date(2024, 5, 4), "Zhejiang Tender Regulation art. 36"),
        (PeriodName.CONTRACT_FILED, date(2024, 5, 31), "Shaoxing Property Management Regulation art. 30"),
        (PeriodName.COMPLAINT_DECIDED, date(2024, 6, 14), "art. 61"),
    ],
)
def test_a_period_runs_from_the_day_after(name: PeriodName, last: date, article: str) -> None:
    """Civil Code 201; working days leave out weekends, May Day and the Dragon Boat Festival."""
    assert _clock(name).after(date(2024, 5, 1)) == last
    assert _clock(name).article.endswith(article)


@pytest.mark.parametrize("name", list(PeriodName))
def test_before_and_after_meet(name: PeriodName) -> None:
    """The last day from which a period fits before an end is exactly that: one later does not fit."""
    end, clock = date(2024, 6, 21), _clock(name)
    last = clock.before(end)

    assert clock.after(last) <= end
    assert clock.after(last + timedelta(days=1)) > end


def test_the_law_demands_a_residential_tender() -> None:
    """Property Regulation 24; the owners' own choice of a service is not demanded, so its clocks are shorter."""
    service = a_notice(kind="service", procuring_entity={"id": "c", "name": "c", "role": "owners_committee"})
    bids = clock_of(PeriodName.BIDS_PREPARED, service, LAW)

    assert is_statutory(a_notice(), LAW)
    assert not is_statutory(service, LAW)
    assert bids is not None
    assert bids.length == "7 days"
