"""The main job end to end in a folder."""

from __future__ import annotations

import gzip
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from sqlmodel import select

from models.errors import InputError
from models.tables import Rating
from tests.builders.packages import write_package
from tests.builders.record import writing_to
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


@pytest.mark.shared
def test_real_evidence_of_another_shape_becomes_a_register_too(tmp_path: Path, shared: Path) -> None:
    """A few hundred inspections of Chicago through the mapping: rated, with a way up for whoever is not at the top."""
    (tmp_path / "slice").mkdir()
    for name in ("inspections.csv.gz", "complaints.csv.gz"):
        whole = gzip.open(shared / "data" / "chicago_inspections" / name, "rt", encoding="utf-8")  # noqa: SIM115
        with whole, gzip.open(tmp_path / "slice" / name, "wt", encoding="utf-8") as some:
            some.writelines(islice(whole, 300))
    plan = Plan("chicago", 1, tmp_path / "slice", "chicago_inspections", date(2011, 12, 31))

    made = demonstrate(tmp_path, plan, Steps(plan.steps))
    with writing_to(f"sqlite:///{tmp_path / DATABASE}") as session:
        kept = {row.grade: row.outlook for row in session.exec(select(Rating)).all() if row.run_id == 1}

    assert len(made.rated.ratings) > 200
    assert {grade for grade, outlook in kept.items() if outlook is None or not outlook["ways"]} <= {"A", "unrated"}
