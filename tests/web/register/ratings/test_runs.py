"""Rating runs into the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from models.migrations import upgrade
from models.tables import Contribution, Rating, RatingRun, RulebookVersion, engine_for, writing
from tests.builders.city import AS_OF, book, package, rated
from tests.builders.record import a_clerk
from web.register import save_package, save_run

_UNUSED = ("source_table", "source_id", "occurred_on", "valid_until", "instrument", "article")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Yield a register that holds the package."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    engine = engine_for(url)
    with writing(engine) as session:
        save_package(a_clerk(session), package())
    yield engine
    engine.dispose()


def _contributions(session: Session, run: int) -> int:
    query = select(func.count()).select_from(Contribution).where(col(Contribution.run_id) == run)
    return session.scalar(query) or 0


def test_a_rating_comes_back_as_it_was(engine: Engine) -> None:
    """Score, components, grade and flags of one company are exactly those of the run."""
    with writing(engine) as session:
        run = save_run(a_clerk(session), rated(), 1)
        row = session.get_one(Rating, (run, "C009"))
        points = (row.score_milli, row.components, row.grade)
        flags = (row.blacklisted, row.eligible, row.next_change_on)

    assert points == (75_710, {"good": 8271, "bad": -12_561}, "A")
    assert flags == (True, False, None)


def test_the_reasons_are_what_sets_a_company_apart(engine: Engine) -> None:
    """Ten points that all have say less of a company than the two that only it has, and triggers are no points."""
    award = {"component": "good", "indicator": "honours", "rule": "tiny.good", "event": "award", "counted": True}
    rows = [{**award, "company_id": company, "points": 10_000} for company in ("C001", "C002", "C003")]
    rows.append({**award, "company_id": "C001", "rule": "tiny.rare", "points": 2_000})
    rows.append(
        {**award, "company_id": "C001", "rule": "tiny.black", "component": None, "indicator": None, "points": 0}
    )
    one = rated()
    vars(one)["contributions"] = pd.DataFrame(rows).assign(**dict.fromkeys(_UNUSED))
    with writing(engine) as session:
        reasons = session.get_one(Rating, (save_run(a_clerk(session), one, 1), "C001")).reasons

    assert [(reason["rule"], reason["points_milli"]) for reason in reasons] == [
        ("tiny.rare", 2_000),
        ("tiny.good", 10_000),
    ]


def test_every_contribution_is_kept(engine: Engine) -> None:
    """Vetoes and triggers too, which have no component."""
    with writing(engine) as session:
        run = save_run(a_clerk(session), rated(), 1)
        assert _contributions(session, run) == len(rated().contributions)


def test_a_run_of_the_past_keeps_only_its_ratings(engine: Engine) -> None:
    """History needs scores and grades, so the contributions of old runs are left out."""
    with writing(engine) as session:
        run = save_run(a_clerk(session), rated(date(2024, 5, 31)), 1, contributions=False)
        assert _contributions(session, run) == 0


def test_a_rulebook_is_kept_once(engine: Engine) -> None:
    """Two runs by one rulebook share its version."""
    with writing(engine) as session:
        for _ in range(2):
            save_run(a_clerk(session), rated(), 1)
        assert session.scalars(select(col(RulebookVersion.digest))).all() == [book().digest]


def test_equal_ratings_have_equal_digests(engine: Engine) -> None:
    """The digest says what came out, whatever the order of the rows."""
    turned = replace(rated(), ratings=rated().ratings.iloc[::-1])
    with writing(engine) as session:
        runs = [
            save_run(a_clerk(session), one, 1, contributions=False) for one in (rated(), turned, rated(AS_OF, shift=1))
        ]
        first, second, other = (session.get_one(RatingRun, run).ratings_digest for run in runs)

    assert first == second != other
