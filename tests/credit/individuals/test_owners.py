"""Owners are recorded after a judgment alone (RC-20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from credit.individuals import OwnerBreach, why_not_recorded

ON = date(2024, 7, 1)
TOLD = OwnerBreach(
    "arrears", "court", "荣成市人民法院", "（2023）鲁1082民初1234号", date(2024, 3, 1), date(2024, 6, 1), "林某某"
)


def test_after_a_judgment_in_effect_it_is_recorded() -> None:
    """Reported by the court, still not put right; an award of an arbitration body does as well."""
    award = replace(TOLD, source="arbitration", judgment="威仲裁字2023第77号")

    assert why_not_recorded(TOLD, ON) == why_not_recorded(award, ON) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"source": "company"}, "may not report an owner"),
        ({"judgment": ""}, "names no judgment"),
        ({"judgment": "催缴通知"}, "names no judgment"),
        ({"breach": "noise"}, "no breach that an owner is recorded for"),
        ({"effective_on": date(2024, 8, 1), "unrectified_on": date(2024, 8, 2)}, "takes effect on"),
        ({"unrectified_on": date(2024, 2, 1)}, "before the judgment was in effect"),
        ({"unrectified_on": date(2024, 7, 2)}, "lies ahead"),
        ({"owner": " "}, "it is empty"),
    ],
)
def test_each_thing_that_is_missing_is_a_reason(change: dict[str, object], reason: str) -> None:
    """With the section of the plan and what to do."""
    problems = why_not_recorded(replace(TOLD, **change), ON)  # type: ignore[arg-type]

    assert reason in " ".join(problem.what for problem in problems)
    assert all(problem.remedy for problem in problems)


def test_all_reasons_come_at_once_and_nothing_twice() -> None:
    """Whoever reports sees the whole; what is on record is not recorded again."""
    nothing = OwnerBreach("noise", "company", "", "", date(2024, 8, 1), date(2024, 7, 1), "")

    assert len(why_not_recorded(nothing, ON)) == 6
    assert [one.what for one in why_not_recorded(TOLD, ON, {(TOLD.judgment, "arrears")})] == [
        "this breach of this judgment is on record already"
    ]
