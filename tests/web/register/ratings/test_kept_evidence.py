"""What the register kept is rated as what came in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import credit
from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.record import sequence
from models.tables import engine_for, writing
from tests.builders.packages import package_of_rows
from tests.builders.rated_city import ERASED, LATER, rated_package
from tests.builders.record import AT, Recorded, a_clerk, writing_to
from web.register import save_package
from web.register.ratings.kept_evidence import import_numbered, newest_import

NOW = datetime(2024, 7, 1, tzinfo=UTC)


def test_the_kept_evidence_gives_the_same_ratings(tmp_path: Path, tiny: Path) -> None:
    """Scores, half points, moments and quantities survive the register."""
    package = package_of_rows(
        tmp_path / "p",
        inspections=[{"score": "91.5", "kind": "half_yearly"}],
        findings=[{"severity": "major", "rectify_by": "2024-03-10"}],
        complaints=[{"received_at": "2024-03-01T23:30:00", "liability": "company", "upheld": True}],
        records=[{"event": "award", "quantity": 3, "valid_until": "2025-01-01"}],
    )
    upgrade(url := f"sqlite:///{tmp_path}/wuxin.db")
    with writing(engine_for(url)) as session:
        save_package(a_clerk(session), package)
        _, kept = newest_import(session)

    book = credit.load_rulebook(tiny)
    before, after = (credit.rate(each, book, as_of="2024-06-30") for each in (package, kept))
    assert after.ratings.equals(before.ratings)
    assert after.contributions.equals(before.contributions)


@pytest.mark.parametrize(
    ("known_at", "number"), [(AT, 1), (LATER - timedelta(microseconds=1), 1), (LATER, 2), (ERASED, 2), (None, 3)]
)
def test_what_was_known_is_what_a_checkpoint_of_then_holds(
    rated: Recorded, tmp_path: Path, known_at: datetime | None, number: int
) -> None:
    """Whatever dates later evidence bears: not a row of it counts, and what no checkpoint holds was not known."""
    with writing_to(rated.url) as session:
        back_dated = rated_package(tmp_path / "late", records=[{"event": "penalty", "occurred_on": "2024-01-02"}])
        save_package(a_clerk(session, AT), back_dated)
        sequence(session)
        found, package = newest_import(session, known_at)

    assert found == number
    assert package.tables["records"].num_rows == {1: 2, 2: 4, 3: 1}[number]


def test_before_the_first_checkpoint_nothing_was_known(rated: Recorded) -> None:
    """The remedy is a later moment, or to rate a package by its own dates."""
    with writing_to(rated.url) as session, pytest.raises(RefusedError, match="wuxin rate PACKAGE --known-at"):
        newest_import(session, AT - timedelta(seconds=1))


def test_an_import_is_found_by_its_number(tmp_path: Path) -> None:
    """Also once a newer one is there; an unknown number is named."""
    upgrade(url := f"sqlite:///{tmp_path}/wuxin.db")
    with writing(engine_for(url)) as session:
        for name, records in (("a", [{"record_id": "R1"}]), ("b", [])):
            save_package(a_clerk(session), package_of_rows(tmp_path / name, records=records))
        assert import_numbered(session, 1).tables["records"]["record_id"].to_pylist() == ["R1"]
        assert import_numbered(session, 2).tables["records"].num_rows == 0
        with pytest.raises(InputError, match="there is no such import"):
            import_numbered(session, 3)


def test_a_register_without_evidence_says_so(tmp_path: Path) -> None:
    """The remedy is to ingest a package."""
    upgrade(url := f"sqlite:///{tmp_path}/wuxin.db")

    with writing(engine_for(url)) as session, pytest.raises(InputError, match="wuxin ingest"):
        newest_import(session)
