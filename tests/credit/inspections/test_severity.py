"""How much depends on who inspected, held against planted truth, plain loops and a real city."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from csv import DictReader
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit.inspections.severity import Observed, Prior, severities
from models.errors import InputError

PLANTED = {"I1": -4_000, "I2": -1_000, "I3": 0, "I4": 5_000}


def visits_of(noise: int, seed: int = 7, places: int = 60, rounds: int = 6) -> Iterator[Observed]:
    """Yield visits of inspectors by chance, with planted severities and communities that differ."""
    rng = np.random.default_rng(seed)
    worth = rng.normal(20_000, 3_000, places)
    for place, turn in product(range(places), range(rounds)):
        who = str(rng.choice([*PLANTED]))
        lost = round(worth[place] + PLANTED[who] + rng.normal(0, noise))
        yield Observed(f"{place}/{turn}", f"X{place}", (who,), min(100_000, max(0, lost)))


def test_planted_severity_is_found() -> None:
    """Within its own interval, in the right order, the strictest first."""
    report = severities([*visits_of(noise=3_000)])
    middle = sum(PLANTED[one.inspector] * one.visits for one in report.inspectors) / report.visits

    assert [one.inspector for one in report.inspectors] == ["I4", "I3", "I2", "I1"]
    assert all(one.low_milli <= PLANTED[one.inspector] - middle <= one.high_milli for one in report.inspectors)


def test_a_hard_estate_is_not_held_against_its_inspector() -> None:
    """Plain means confuse the two where one inspector gets the bad estates; the model sees who else went there."""
    visits = [Observed(f"b{n}", f"bad{n}", ("I1",), 40_000) for n in range(40)]
    visits += [Observed(f"c{n}", f"bad{n}", ("I2",), 40_000) for n in range(40)]
    visits += [Observed(f"g{n}", f"good{n}", ("I2",), 10_000) for n in range(40)]
    visits += [Observed(f"h{n}", f"good{n}", ("I3",), 10_000) for n in range(40)]
    report = severities(visits)
    raw = {one.inspector: one.raw_milli for one in report.inspectors}

    assert raw["I1"] - raw["I3"] == 30_000
    assert report.spread_milli < 15_000


def test_the_equations_are_those_of_henderson() -> None:
    """Against the whole system solved at once, without the short cut over communities."""
    visits = [*visits_of(noise=2_000, places=8, rounds=3)]
    people, places = sorted({one.inspectors[0] for one in visits}), sorted({one.community_id for one in visits})
    design = np.array([[1.0, *(one.inspectors[0] == who for who in people),
                        *(one.community_id == where for where in places)] for one in visits])  # fmt: skip
    penalty = np.diag([0.0, *[1.0] * len(people), *[1.0] * len(places)])
    whole = np.linalg.solve(design.T @ design + penalty, design.T @ np.array([one.lost_milli for one in visits]))
    effects = whole[1 : 1 + len(people)]
    effects -= design[:, 1 : 1 + len(people)].mean(axis=0) @ effects
    found = {one.inspector: one.effect_milli for one in severities(visits).inspectors}

    assert [found[who] for who in people] == [round(float(effect)) for effect in effects]


@given(st.floats(0.1, 500))
def test_more_imagined_visits_draw_effects_to_the_mean(prior: float) -> None:
    """The spread shrinks; with very many nobody differs."""
    visits = [*visits_of(noise=1_000, places=10, rounds=4)]
    narrow, wide = (severities(visits, Prior(inspector=n)).spread_milli for n in (prior + 50, prior))

    assert 0 <= narrow <= wide + 1


def test_an_adjusted_score_is_that_of_a_middling_inspector() -> None:
    """What the inspector took off beyond the mean is given back; never beyond 0 and 100."""
    report = severities([*visits_of(noise=1_000)])
    effects = {one.inspector: one.effect_milli for one in report.inspectors}

    assert report.adjusted_milli(Observed("a", "X1", ("I4",), 30_000)) == 70_000 + effects["I4"]
    assert report.adjusted_milli(Observed("a", "X1", ("I4",), 0)) == 100_000
    assert report.adjusted_milli(Observed("a", "X1", ("I1", "I4"), 30_000)) == 70_000 + round(
        (effects["I1"] + effects["I4"]) / 2
    )


def test_groups_that_never_meet_are_told() -> None:
    """Two inspectors each in a part of their own cannot be compared."""
    apart = [Observed(f"{who}{n}", f"{who}{n}", (who,), 10_000) for who in ("I1", "I2") for n in range(3)]

    assert (severities(apart).groups, severities([*visits_of(noise=1)]).groups) == (2, 1)
    assert {one.shared for one in severities(apart).inspectors} == {0}


def test_one_inspector_is_compared_with_nobody() -> None:
    """And that is said."""
    with pytest.raises(InputError, match="at least two of each"):
        severities([Observed("a", "X1", ("I1",), 0)])


def test_without_imagined_visits_nothing_tells_apart_who_never_met() -> None:
    """So that is refused."""
    with pytest.raises(InputError, match="no imagined visits"):
        severities([*visits_of(noise=1)], Prior(inspector=0))


@pytest.mark.shared
def test_in_chicago_the_strictest_find_critical_faults_sixteen_times_as_often(shared: Path) -> None:
    """Purple against brown; with the site held equal they are still 30 in 100 visits and more apart."""
    with gzip.open(shared / "data" / "chicago_inspections" / "inspections.csv.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in DictReader(file) if row["inspector_group"]]
    report = severities([
        Observed(row["inspection_id"], row["site_id"], (row["inspector_group"],), 100_000 * (row["critical"] != "0"))
        for row in rows
    ])  # fmt: skip

    assert (report.inspectors[0].inspector, report.inspectors[-1].inspector) == ("purple", "brown")
    assert report.raw_ratio is not None
    assert 16 < report.raw_ratio < 17
    assert report.spread_milli > 30_000
