"""Grades of a synthetic city look like those that a real city published."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

import pytest

import credit
from synthetic_data import generate
from synthetic_data.reading import load_profile

SLACK = 1.5
"""Percentage points by which a share may differ beyond what chance alone does."""


def _tolerance(share: float, companies: int) -> float:
    """Return three standard errors of a share among so many companies, and the slack, in percentage points."""
    return 300 * sqrt(share * (1 - share) / companies) + SLACK


@pytest.mark.slow
@pytest.mark.parametrize("name", ["jinan_2022q1", "hangzhou_2020"])
def test_grades_look_like_the_published_ones(tmp_path: Path, name: str) -> None:
    """Shares of the grades among the companies that take part are the published ones; docs/synthetic.md shows both."""
    published = load_profile(name).published
    assert published is not None
    companies, communities = published.companies, published.communities
    made = generate(tmp_path / "city", companies=companies, communities=communities, months=24, seed=1, profile=name)

    rated = credit.rate(made.directory, credit.load_rulebook(published.rulebook), as_of="2024-06-30").ratings
    ours = rated[rated.status != "not_participating"].grade.value_counts(normalize=True)

    for grade, count in published.grades.items():
        share = count / companies
        assert 100 * ours.get(grade, 0) == pytest.approx(100 * share, abs=_tolerance(share, companies)), grade
    assert set(ours.index) <= set(published.grades)
