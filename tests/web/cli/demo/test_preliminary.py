"""The demo's tender: for a community of the package, with the grades that the rulebook admits."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.builders.packages import package_of_rows
from tests.builders.rulebooks import minimal_rulebook
from web.cli.demo.preliminary import preliminary_notice, publication_moment
from web.register import TenderNotice


def notice(folder: Path, *, chinese: bool = True, **tables: Any) -> TenderNotice:  # noqa: ANN401 - rows of any table
    """Return the notice for a package of these rows on 30 June 2024."""
    package = package_of_rows(folder, **tables)
    return preliminary_notice(package, minimal_rulebook(), date(2024, 6, 30), chinese=chinese)


def test_a_community_that_nobody_serves_comes_first(tmp_path: Path) -> None:
    """Whatever its age."""
    made = notice(tmp_path, communities=[{"built_year": 2020}, {"community_id": "hill", "built_year": 1990}])

    assert made.community_id == "hill"


def test_where_all_are_served_the_newest_is_taken(tmp_path: Path) -> None:
    """A demo has a tender in any case."""
    assert notice(tmp_path).community_id == "garden"


def test_the_notice_asks_for_the_grades_of_the_rulebook(tmp_path: Path) -> None:
    """And says that it is invented."""
    made = notice(tmp_path)

    assert made.required_grades == ("AAA", "AA", "A")
    assert "虚构" in made.notice


def test_a_notice_for_foreign_data_is_in_english(tmp_path: Path) -> None:
    """Chicago reads no Chinese."""
    assert notice(tmp_path, chinese=False).title == "Preliminary tender for the management of 花园里"


def test_it_is_published_on_the_morning_after_the_rating(tmp_path: Path) -> None:
    """No clock is read: equal runs give equal bytes."""
    assert notice(tmp_path).published_at == datetime(2024, 7, 1, 1, tzinfo=UTC)
    assert publication_moment(date(2024, 6, 30)) == datetime(2024, 7, 1, 0, tzinfo=UTC)
