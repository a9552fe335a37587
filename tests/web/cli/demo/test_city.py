"""The main job end to end in a folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.packages import write_package
from web.cli.demo.city import DATABASE, Plan, demonstrate, month_ends
from web.cli.terminal import Steps


def test_month_ends_go_back_from_the_day() -> None:
    """Oldest first, the day itself last even where it is no month's end."""
    assert month_ends(date(2024, 3, 15), 3) == [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 15)]


def test_the_last_whole_month_of_the_evidence_is_rated(tmp_path: Path, tiny: Path) -> None:
    """A month that the evidence only begins is left out."""
    package = write_package(tmp_path / "p", records=[{"occurred_on": "2024-03-31"}], inspections=[{}])
    plan = Plan(str(tiny), 1, real=package)

    made = demonstrate(tmp_path, plan, Steps(plan.steps))

    assert made.rated.as_of == date(2024, 3, 31)


def test_ratings_lists_tender_and_register_are_made(tmp_path: Path, tiny: Path) -> None:
    """With one verdict on each company for the tender."""
    package = write_package(tmp_path / "p", records=[{}])
    plan = Plan(str(tiny), 2, real=package, as_of=date(2024, 6, 30))

    made = demonstrate(tmp_path, plan, Steps(plan.steps))

    assert (tmp_path / "ratings" / "ratings.csv").is_file()
    assert (tmp_path / DATABASE).is_file()
    assert [one.company_id for one in made.field] == list(made.rated.ratings["company_id"])


def test_a_package_without_evidence_has_no_day_to_rate(tmp_path: Path, tiny: Path) -> None:
    """The remedy is to name one."""
    plan = Plan(str(tiny), 1, real=write_package(tmp_path / "p"))

    with pytest.raises(InputError, match="--as-of"):
        demonstrate(tmp_path, plan, Steps(plan.steps))
