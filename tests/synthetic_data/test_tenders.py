"""Tenders for each service that began, with honest bids."""

from __future__ import annotations

import pandas as pd
import pytest

from synthetic_data.city import City
from synthetic_data.tenders import Tenders, bids_table, make_tenders, tenders_table


@pytest.fixture(scope="module")
def tenders(city: City) -> Tenders:
    """Return the tenders of the city."""
    return make_tenders(city)


@pytest.fixture(scope="module")
def bids(city: City, tenders: Tenders) -> pd.DataFrame:
    """Return their bids."""
    frame: pd.DataFrame = bids_table(city, tenders).to_pandas()
    return frame


def test_the_winner_is_who_served_afterwards(city: City, tenders: Tenders, bids: pd.DataFrame) -> None:
    """Each tender has one winner, and that company's service began some weeks later."""
    winner = bids[bids.won == 1].sort_values("tender_id")

    assert len(winner) == len(tenders.close)
    assert (winner.bidder_id.to_numpy() == city.companies.ids[tenders.winner]).all()


def test_three_to_nine_bid(bids: pd.DataFrame) -> None:
    """Three is the legal minimum, and no company bids twice in one tender."""
    sizes = bids.groupby("tender_id").size()

    assert (sizes.min(), sizes.max()) == (3, 9)
    assert not bids.duplicated(["tender_id", "bidder_id"]).any()


def test_the_lowest_price_wins_more_often_than_not(bids: pd.DataFrame) -> None:
    """About two thirds go to the lowest, none beyond the third lowest."""
    rank = bids.groupby("tender_id").price.rank(method="min")[bids.won == 1]

    assert (rank == 1).mean() == pytest.approx(0.65, abs=0.1)
    assert rank.max() <= 3


def test_prices_are_honest(bids: pd.DataFrame) -> None:
    """Prices scatter around a little below the estimate, each for itself."""
    ratio = bids.price / bids.estimate

    assert ratio.mean() == pytest.approx(0.96, abs=0.01)
    assert ratio.std() == pytest.approx(0.06, abs=0.01)


def test_notices_stay_open_for_twenty_days(tenders: Tenders) -> None:
    """The tendering law's term lies between notice and close."""
    table = tenders_table(tenders).to_pandas()
    days = (pd.to_datetime(table.closes_on) - pd.to_datetime(table.notice_on)).dt.days

    assert days.min() >= 20
    assert set(table.kind) == {"owners", "preliminary"}


def test_bids_have_the_columns_of_the_screen(bids: pd.DataFrame) -> None:
    """What `wuxin screen` reads."""
    assert list(bids.columns) == ["tender_id", "bidder_id", "price", "won", "date", "market", "estimate"]
