"""The score against an independent program in plain Python, to the thousandth, on made-up rulebooks and evidence.

WUXIN_ORACLE_EXAMPLES=2000 looks at as many random cases instead of the few fixed ones of every run.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from credit.evidence import read_package
from credit.explaining.levers import Levers
from credit.scoring.rating import Rated, rate
from credit.standing.lists import propose_lists
from tests.oracle.days import Row
from tests.oracle.frames import CONTRIBUTION, expected_contributions, expected_ratings, plain_rows
from tests.oracle.lists import black_list, rank_list
from tests.oracle.packages import Order, alone, write_package
from tests.oracle.rating import OracleRating, unnamed_events
from tests.oracle.rating import rate as rate_slowly
from tests.strategies.evidence import Case, cases, series

_EXAMPLES = os.environ.get("WUXIN_ORACLE_EXAMPLES")


def _profile(examples: int) -> settings:
    """Return the same few examples on every run, or as many random ones as the environment asks for."""
    fixed = _EXAMPLES is None
    phases = [Phase.generate] if fixed else [Phase.generate, Phase.shrink]
    count = examples if _EXAMPLES is None else int(_EXAMPLES)
    return settings(max_examples=count, database=None, derandomize=fixed, deadline=None, phases=phases,
                    suppress_health_check=list(HealthCheck))  # fmt: skip


def _rated(case: Case, order: Order = list, parts: int = 1) -> Rated:
    with TemporaryDirectory() as folder:
        package = read_package(write_package(case.rows, Path(folder), order, parts), strict=True)
    return rate(package, case.book, as_of=case.as_of, known_at=case.known_at)


def _ratings(rated: Rated) -> dict[str, dict[str, object]]:
    columns = tuple(name for name in rated.ratings.columns if name not in ("known_at", "rulebook_digest"))
    rows = [dict(zip(columns, row, strict=True)) for row in plain_rows(rated.ratings, columns)]
    return {str(row.pop("company_id")): row for row in rows}


def _contributions(rated: Rated) -> list[tuple[object, ...]]:
    return plain_rows(rated.contributions, CONTRIBUTION)


def _listed(rated: Rated) -> list[list[str]]:
    proposals = propose_lists(rated)
    red, grey = ([entry.company_id for entry in entries] for entries in (proposals.red, proposals.grey))
    return [red, grey, sorted({entry.company_id for entry in proposals.black})]


def _lists(case: Case, expected: dict[str, OracleRating]) -> list[list[str]]:
    red, grey = case.book.lists.red, case.book.lists.grey
    assert red is not None
    assert grey is not None
    return [rank_list(expected, red), rank_list(expected, grey), black_list(expected)]


def _on_sheets(rated: Rated) -> dict[str, tuple[int, str]]:
    """Return what the sheets on which ways up are planned come to; a grade by status is no matter of points."""
    found: dict[str, tuple[int, str]] = {}
    for company, sheet in Levers(rated).sheets(rated.by_company):
        by_status = rated.book.status_grades.get(rated.by_company[company]["status"])
        found[company] = sheet.score, by_status or sheet.tariff.terms.grades[sheet.place]
    return found


@_profile(14)
@given(made=series(3))
def test_ratings_and_contributions_are_the_oracles(made: list[Case]) -> None:
    """Every column of ratings and contributions, and each list, is what the naive program says, in its order."""
    for case in made:
        rated, expected = _rated(case), rate_slowly(case.rows, case.book, case.as_of, case.known_at)
        assert _ratings(rated) == expected_ratings(expected, case.book, case.as_of)
        assert _contributions(rated) == expected_contributions(expected)
        assert set(rated.unknown_events) == unnamed_events(case.rows, case.book)
        assert _listed(rated) == _lists(case, expected)
        assert _on_sheets(rated) == {name: (row["score"], row["grade"]) for name, row in rated.by_company.items()}


@_profile(4)
@given(case=cases(), seed=st.integers(0, 2**16), parts=st.integers(2, 3))
def test_order_and_splitting_of_the_input_do_not_matter(case: Case, seed: int, parts: int) -> None:
    """Rows shuffled and spread over several files give the same rating."""
    mixed = random.Random(seed)

    def shuffled(rows: list[Row]) -> list[Row]:
        return mixed.sample(rows, len(rows))

    whole, split = _rated(case), _rated(case, shuffled, parts)
    assert whole.ratings.equals(split.ratings)
    assert whole.contributions.equals(split.contributions)


@_profile(4)
@given(case=cases())
def test_a_company_alone_is_rated_as_among_others(case: Case) -> None:
    """Nothing but a rank list depends on the other companies."""
    company_id = str(case.rows["companies"][-1]["company_id"])
    own = Case(case.as_of, case.known_at, case.book, alone(case.rows, company_id))
    among, by_itself = _rated(case), _rated(own)
    assert _ratings(by_itself) == {company_id: _ratings(among)[company_id]}
    assert _contributions(by_itself) == [row for row in _contributions(among) if row[0] == company_id]
