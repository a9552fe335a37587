"""How far a place has got."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from credit.renovation import Outcome, Project, State, law_for, progress
from tests.builders.renovation import ANSWERED, CODES, DIGEST, PLAN, START, a_project, a_step, report, survey

_ALL = (
    survey("2024-02-01", "ziyang"), PLAN, ANSWERED, START, report("2024-05-01", "fire", "water"),
    a_step("finish", "2024-06-01"), a_step("accept", "2025-01-10", document=DIGEST),
)  # fmt: skip
ZIYANG = law_for(CODES["ziyang"])


def _accepted(estate: str, **changes: str) -> Project:
    return a_project("ziyang", *_ALL, name=estate, community_id=estate, **changes)


def test_progress_is_told_by_state_town_and_year() -> None:
    """As of a day; a project of another plan is none of it."""
    known = [_accepted("a"), a_project("ziyang", name="b", subdistrict="Hill"), a_project("lishui", name="c")]
    found = progress(ZIYANG, known, date(2024, 12, 31))

    assert found.states == {State.FINISHED: 1, State.IN_LIBRARY: 1}
    assert {town: dict(counts) for town, counts in found.towns.items()} == {
        "Harbour": {State.FINISHED: 1}, "Hill": {State.IN_LIBRARY: 1},
    }  # fmt: skip
    later = progress(ZIYANG, known, date(2025, 12, 31))
    told = [(one.year, one.taken_in, one.started, one.accepted) for one in later.years]
    assert told == [(2024, 2, 1, 0), (2025, 0, 0, 1)]


def test_the_target_counts_estates_accepted_in_its_time() -> None:
    """ZY-20: 364 estates from 2020 until the end of 2022; what is accepted later does not count."""
    early = [
        Project(one.id, tuple(replace(step, on=step.on.replace(year=step.on.year - 3)) for step in one.steps))
        for one in (_accepted("a"), _accepted("b"))
    ]  # fmt: skip
    known, days = [*early, _accepted("c")], (date(2022, 12, 31), date(2023, 1, 1))
    open_, late = (progress(ZIYANG, known, day).reached for day in days)

    assert open_ is not None
    assert late is not None
    assert (open_.accepted, open_.lacking, open_.outcome) == (2, 362, Outcome.OPEN)
    assert (late.accepted, late.lacking, late.outcome) == (2, 362, Outcome.MISSED)
    assert progress(law_for(CODES["lishui"]), [], date(2024, 1, 1)).reached is None
