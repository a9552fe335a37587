"""Applications to the fund, as their steps have left them."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.revenue import FundState
from bidding.revenue.applications import Application, applications, due_of
from bidding.revenue.laws import law_named
from tests.builders.money import step

STEPS = (
    step("apply", "2024-03-01", "roof", path="normal", kind=None, units=[], amount_fen=100),
    step("approve", "2024-03-05", "roof"),
    step("link", "2024-03-06", "roof", tender="t-1", fen=90),
    step("refile", "2024-04-01", "roof", more_fen=20),
)


def test_the_budget_grows_by_an_excess_that_was_approved() -> None:
    """Not by one that waits or was refused."""
    waiting = applications(STEPS)["roof"]
    granted = waiting.with_step(step("approve", "2024-04-02", "roof"))
    refused = waiting.with_step(step("refuse", "2024-04-02", "roof", reason="too late"))

    assert [one.budget_fen for one in (waiting, granted, refused)] == [100, 120, 100]
    assert (waiting.tender, waiting.advanced_fen, waiting.final_fen, waiting.urgent) == ("t-1", 0, 0, False)


@pytest.mark.parametrize(
    ("state", "due"),
    [("applied", ("approve", "district", date(2024, 4, 11))), ("completed", ("settle", "city", date(2024, 4, 6))),
     ("settled", ("publish", "committee", date(2024, 4, 16))), ("approved", None)],
)  # fmt: skip
def test_clocks_run_by_level(state: str, due: tuple[str, str, date] | None) -> None:
    """The district decides, the city pays, the committee tells the owners; work itself has no clock."""
    found = due_of(Application("roof", STEPS), FundState(state), law_named("lishui"))

    assert (None if found is None else (found.what, found.by, found.on)) == due
