"""One rating run as every command begins it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from models.errors import InputError
from web.cli.ratings.runs import RUN_STEPS, Asked, read, run
from web.cli.terminal import Steps


def test_a_run_holds_package_and_rating(evidence: Path, tiny: Path) -> None:
    """What was asked is what was rated."""
    known = datetime(2024, 7, 1, tzinfo=UTC)
    done = run(Asked(evidence, str(tiny), date(2024, 6, 30), known), Steps(RUN_STEPS))

    assert done.rated.package is done.package
    assert (done.rated.as_of, done.rated.known_at, done.rated.book.id) == (date(2024, 6, 30), known, "tiny")


def test_the_rulebook_is_read_first(tmp_path: Path) -> None:
    """A wrong id is told before a large package is read."""
    with pytest.raises(InputError, match="atlantis"):
        run(Asked(tmp_path / "nowhere", "atlantis", date(2024, 6, 30)), Steps(RUN_STEPS))


def test_a_package_is_read_with_its_progress_shown(evidence: Path) -> None:
    """The detail names the table."""
    shown = Steps(1)

    package = read(evidence, None, shown)

    assert package.name == "evidence"
    assert "100 %" in str(shown.bar.tasks[0].description)
