"""The one call that rates a package."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from credit.evidence import Facts, PackageError
from credit.scoring.frames import rating_columns
from credit.scoring.packing import MOST
from credit.scoring.rating import ENGINES, Rated, rate, rate_facts, relation
from credit.scoring.terms import LIFTED
from models.errors import InputError
from tests.builders.packages import COMPANY, OTHER_COMPANY, package_of_rows, write_package
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import facts, indicator, measure, rated, relations, scenarios

_BOOK = minimal_rulebook()
_TWO = [{"company_id": COMPANY}, {"company_id": OTHER_COMPANY, "name": "青云物业"}]
_RECORDED = datetime(2024, 3, 1, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Rated:
    """Return the run of two companies, the first with an award, a penalty, and events that nothing names."""
    records = [{"event": "award"}, {"event": "penalty"}, {"event": "odd"}, {"event": "odd"}, {"event": "even"}]
    folder = tmp_path_factory.mktemp("package")
    return rate(package_of_rows(folder, companies=_TWO, records=records), _BOOK, as_of="2024-06-30")


def test_ratings_have_exactly_the_documented_columns(run: Rated) -> None:
    """In their order, one row per company, the one without anything among them."""
    assert list(run.ratings.columns) == list(rating_columns(_BOOK))
    assert [row[["company_id", "score", "grade"]].tolist() for _, row in run.ratings.iterrows()] == [
        [COMPANY, 76_000, "A"], [OTHER_COMPANY, 80_000, "AA"],
    ]  # fmt: skip


def test_points_are_whole_thousandths_and_flags_are_flags(run: Rated) -> None:
    """No float ever holds a point."""
    kinds = {name: run.ratings[name].dtype.kind for name in ("good", "bad", "score", "blacklisted", "eligible")}

    assert kinds == {"good": "i", "bad": "i", "score": "i", "blacklisted": "b", "eligible": "b"}


def test_who_serves_nobody_has_no_project(run: Rated) -> None:
    """A company without anything is rated all the same, under its status."""
    assert list(run.ratings["status"]) == ["rated", "no_project"]


def test_a_run_says_what_it_was_made_of(run: Rated) -> None:
    """Day, rulebook, its digest, and the package it read."""
    row = run.by_company[COMPANY]

    assert (row["as_of"], row["rulebook"], row["rulebook_digest"]) == (date(2024, 6, 30), "tiny", _BOOK.digest)
    assert run.package is not None
    assert run.package.facts is run.facts


def test_an_event_that_nothing_names_is_reported(run: Rated) -> None:
    """It is counted by its code, not lost in a join."""
    assert run.unknown_events == {"even": 1, "odd": 2}


def test_events_that_something_reads_are_known() -> None:
    """A decision to lift, and a record that a derivation or a measure reads, are no strangers."""
    derive = [{"event": "award", "from": "records", "where": {"event": ["medal", "cup"]}, "on": "occurred_on"}]
    drill = measure(source={"table": "records", "count": "rows", "where": {"event": "drill"}, "on": "occurred_on"})
    book = minimal_rulebook(derive=derive, indicators=[indicator("all", "bad", measures=[drill])])
    records = [{"event": event} for event in ("medal", "cup", "drill", LIFTED, "odd")]

    assert rated(facts(records=records), book).unknown_events == {"odd": 1}


def test_a_path_is_read_as_a_package(run: Rated, tmp_path: Path) -> None:
    """A folder, as text or path, gives what its package gives; one that is not there is refused."""
    folder = write_package(tmp_path / "package", records=[{"event": "award"}])
    found = rate(str(folder), _BOOK, as_of=date(2024, 6, 30)).ratings

    assert list(found["score"]) == [81_000]
    assert list(found.columns) == list(run.ratings.columns)
    with pytest.raises(PackageError):
        rate(tmp_path / "nothing", _BOOK, as_of="2024-06-30")


@pytest.mark.parametrize(("late", "score"), [(timedelta(0), 81_000), (-timedelta(microseconds=1), 80_000)])
def test_only_what_was_known_counts(late: timedelta, score: int, tmp_path: Path) -> None:
    """What was recorded at the very moment was known; a microsecond earlier it was not, whatever its day."""
    records = [{"event": "award", "recorded_at": _RECORDED.isoformat()}]
    found = rate(package_of_rows(tmp_path, records=records), _BOOK, as_of="2024-06-30", known_at=_RECORDED + late)

    assert list(found.ratings["score"]) == [score]
    assert list(found.contributions["points"]) == [1000] * (score > 80_000)


@pytest.mark.parametrize(
    ("wrong", "where", "remedy"),
    [
        ({"engine": "abacus"}, "engine", "Choose one of duckdb"),
        ({"as_of": "30.6.2024"}, "as_of", "Write it as YYYY-MM-DD"),
        ({"as_of": "2024-02-30"}, "as_of", "Write it as YYYY-MM-DD"),
        ({"known_at": "yesterday"}, "known_at", "Write it as ISO 8601"),
        ({"known_at": "2024-02-30T00:00:00"}, "known_at", "Write it as ISO 8601"),
    ],
)
def test_a_wrong_call_is_refused_with_a_remedy(wrong: dict[str, Any], where: str, remedy: str, run: Rated) -> None:
    """The problem names the argument and says what to write."""
    assert run.package is not None
    with pytest.raises(InputError) as refused:
        rate(run.package, _BOOK, **{"as_of": "2024-06-30", **wrong})

    (problem,) = refused.value.problems
    assert problem.where == where
    assert problem.remedy.startswith(remedy)


@pytest.mark.parametrize("moment", ["2024-06-30T08:00:00", datetime(2024, 6, 30, 8)])  # noqa: DTZ001 - without an offset
def test_a_moment_is_read_as_shanghai_time(run: Rated, moment: datetime | str) -> None:
    """A moment without an offset is the authority's own time, wherever the machine stands."""
    assert run.package is not None
    found = rate(run.package, _BOOK, as_of="2024-06-30", known_at=moment)

    assert found.known_at == datetime(2024, 6, 30, tzinfo=UTC)
    assert set(found.ratings["known_at"]) == {"2024-06-30T08:00:00+08:00"}


def test_companies_alone_are_rated() -> None:
    """No communities, no service, no evidence: everyone stands at the base, and nothing is ever going to change."""
    found = rated(facts(2, communities=[], service_periods=[]), _BOOK)

    assert list(found.ratings["score"]) == [80_000, 80_000]
    assert list(found.ratings["next_change_on"]) == [None, None]
    assert (len(found.contributions), found.unknown_events) == (0, {})


def test_a_rulebook_without_rules_gives_the_base() -> None:
    """Every event is unknown to it, and every company has its base."""
    found = rated(facts(records=[{}]), minimal_rulebook(indicators=[], derive=[]))

    assert list(found.ratings["score"]) == [80_000]
    assert (len(found.contributions), found.unknown_events) == (0, {"award": 1})


def test_nobody_to_rate_is_no_error() -> None:
    """An empty register gives empty tables with all their columns."""
    found = rated(facts(0), _BOOK)

    assert (len(found.ratings), len(found.contributions)) == (0, 0)
    assert list(found.ratings.columns) == list(rating_columns(_BOOK))


def test_relations_may_lie_in_files(tmp_path: Path) -> None:
    """A relation in a Parquet file gives what it gives in memory."""
    tables = relations(records=[{}])
    pq.write_table(tables["records"], tmp_path / "records.parquet")
    found = Facts({**tables, "records": tmp_path / "records.parquet"})

    assert rated(found, _BOOK).ratings.equals(rated(Facts(tables), _BOOK).ratings)
    assert relation(found, "records").equals(tables["records"])


def test_companies_do_not_touch_each_other() -> None:
    """A company's rating is the same alone as among others."""
    records: dict[str, list[dict[str, Any]]] = {
        "good": [{"event": "award"}],
        "bad": [{"event": "penalty", "quantity": 2}],
        "none": [],
    }
    among = rated(scenarios(**records), _BOOK).by_company
    alone = rated(scenarios(bad=records["bad"]), _BOOK).by_company

    assert among["bad"].tolist() == alone["bad"].tolist()


def test_every_engine_is_named_once() -> None:
    """What a command offers is what there is."""
    assert sorted(ENGINES) == ["duckdb"]
    with pytest.raises(InputError, match="duckdb"):
        rate_facts(facts(), _BOOK, as_of=date(2024, 6, 30), engine="")


def test_a_company_of_which_too_much_is_known_is_rated_all_the_same() -> None:
    """A quantity that packed sums have no room for changes how points are summed, for everybody, and no score."""
    few, many = {"event": "penalty"}, {"event": "penalty", "quantity": MOST + 1}
    alone = rated(scenarios(few=[few]), _BOOK).by_company["few"]
    found = rated(scenarios(few=[few], many=[many], none=[]), _BOOK).by_company

    assert found["few"]["score"] == alone["score"]
    assert int(found["many"]["bad"]) == (MOST + 1) * int(alone["bad"])
    assert int(found["none"]["score"]) == 80_000
