"""Reached, open, missed, and how many more it takes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from credit.targets import CompanySurveyed, Outcome, Progress, Survey, next_survey, plan, progress


def companies(having: int, of: int, as_of: str = "2022-12-31") -> Progress:
    """Return Rongcheng's target of companies (95 % by the end of 2022), by so many of so many."""
    survey = Survey(companies=tuple(CompanySurveyed(f"C{n}", "own" if n < having else "none") for n in range(of)))
    told = progress(plan("rongcheng"), survey, date.fromisoformat(as_of))
    return next(one for one in told if one.target.id == "rongcheng.companies.2022")


def test_the_last_company_decides() -> None:
    """RC-07: 19 of 20 are 95 %, 18 of 20 lack one."""
    assert (companies(19, 20).outcome, companies(19, 20).lacking) == (Outcome.REACHED, 0)
    assert (companies(18, 20).outcome, companies(18, 20).lacking) == (Outcome.OPEN, 1)


def test_it_is_missed_on_the_day_after() -> None:
    """Open on its last day."""
    assert companies(0, 20, "2023-01-01").outcome is Outcome.MISSED


def test_nothing_is_said_of_what_was_not_surveyed() -> None:
    """Without its file."""
    none = companies(0, 0)

    assert (none.outcome, none.share, none.lacking) == (Outcome.NOT_SURVEYED, None, 0)


@given(st.integers(1, 200), st.integers(0, 200))
def test_what_is_lacking_is_just_enough(whole: int, having: int) -> None:
    """That many more reach the target, and one fewer would not."""
    lacking = companies(min(having, whole), whole).lacking
    enough = min(having, whole) + lacking

    assert Fraction(enough, whole) >= Fraction(19, 20)
    assert lacking == 0 or Fraction(enough - 1, whole) < Fraction(19, 20)


def test_rongcheng_looks_every_half_year() -> None:
    """RC-06; where a plan does not say how often, nothing is due."""
    assert next_survey(plan("rongcheng"), date(2021, 8, 31)) == date(2022, 2, 28)
    assert next_survey(plan("ziyang"), date(2021, 8, 31)) is None
