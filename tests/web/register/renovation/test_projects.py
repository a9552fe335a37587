"""Projects of renovation in the register."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlmodel import col

from credit.renovation import Step
from models.errors import InputError, RefusedError
from models.record import Clerk
from models.tables import LedgerEntry
from tests.builders.money_register import a_money_clerk
from tests.builders.renovation import READY, START, a_step, terms
from tests.builders.renovation_steps import goes_on
from web.register.renovation.projects import project_named, projects, projects_of, take_in

_IN = a_step("take_in", "2024-01-10", **terms("lishui"))


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory."""
    with a_money_clerk() as made:
        yield made


def _takes(clerk: Clerk, *steps: Step) -> None:
    for step in steps:
        goes_on(clerk, "willow-24", step)


def test_what_is_written_is_loaded_again(clerk: Clerk) -> None:
    """Every step in its order, each on record; by the session and by its bare connection."""
    take_in(clerk, "willow-24", _IN)
    _takes(clerk, *READY, START)
    found = project_named(clerk.session, "willow-24")

    assert found.steps == (_IN, *READY, START)
    assert projects(clerk.session) == projects(clerk.session.connection()) == [found]
    kinds = list(clerk.session.scalars(select(col(LedgerEntry.type)).order_by(col(LedgerEntry.turn))))
    assert kinds == [f"renovation.{step.move}" for step in (_IN, *READY, START)]


def test_an_estate_is_in_the_library_once(clerk: Clerk) -> None:
    """Under one name; once its project is over it may come back."""
    take_in(clerk, "willow-24", _IN)

    with pytest.raises(RefusedError) as caught:
        take_in(clerk, "willow-24", _IN)
    assert len(caught.value.problems) == 2
    with pytest.raises(RefusedError) as caught:
        take_in(clerk, "willow-24", a_step("take_in", "2024-01-10", **terms("ziyang", built_year=2001)))
    assert len(caught.value.problems) == 3
    _takes(clerk, a_step("take_out", "2024-02-01", reason="列入拆迁"))
    take_in(clerk, "willow-25", a_step("take_in", "2024-03-01", **terms("lishui")))
    assert [one.id for one in projects_of(clerk.session, "willow-garden")] == ["willow-24", "willow-25"]


def test_a_step_that_is_refused_writes_nothing(clerk: Clerk) -> None:
    """And what is not there is not found."""
    take_in(clerk, "willow-24", _IN)

    with pytest.raises(RefusedError, match="nobody has surveyed"):
        _takes(clerk, START)
    with pytest.raises(InputError, match="wuxin renovation list"):
        project_named(clerk.session, "alder-24")
    assert len(project_named(clerk.session, "willow-24").steps) == 1
