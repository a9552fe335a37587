"""What must be there before the next step of a project."""

from __future__ import annotations

from credit.renovation import Step
from tests.builders.renovation import ANSWERED, LED, PLAN, READY, START, a_project, a_step, refusal, report, survey

_OPEN = survey("2024-02-01", open=True)


def _plan(**changes: object) -> Step:
    return a_step("show_plan", "2024-02-20", "subdistrict", **(dict(PLAN.content) | changes))


def test_works_begin_when_everything_is_there() -> None:
    """LS-04, LS-16: survey, office and team, a plan that hung; all that is missing is told."""
    told = refusal(a_project("lishui"), START)

    assert "nobody has surveyed the estate" in told
    assert "no office leads the project" in told
    assert "no plan was put to the public" in told
    assert told.count("Lishui Guidance on Old Estates (draft for review) art. 二(二)") == 2
    assert refusal(a_project("lishui", *READY), START) == ""


def test_only_what_a_plan_asks_for_comes_first() -> None:
    """Hangzhou's plan names no leading office."""
    assert refusal(a_project("hangzhou", survey("2024-02-01"), PLAN, ANSWERED), START) == ""


def test_objections_to_a_plan_are_answered() -> None:
    """Not while it hangs; all of them; and those to a new plan anew."""
    shown = a_project("lishui", survey("2024-02-01"), LED, PLAN)
    some = a_step("answer", "2024-03-01", "subdistrict", received=3, answered=2)
    early = a_step("answer", "2024-02-29", "subdistrict", received=0, answered=0)

    assert "the plan hangs until 2024-02-29" in refusal(shown, early)
    assert "the plan hangs until 2024-02-29" in refusal(shown, a_step("start", "2024-02-25", until="2024-09-30"))
    assert "it is not said what became of objections" in refusal(shown, START)
    assert "objections that are not answered: 1" in refusal(a_project("lishui", *READY[:3], some), START)
    anew = a_step("show_plan", "2024-03-02", "subdistrict", **(dict(PLAN.content) | {"last": "2024-03-09"}))
    assert "it is not said" in refusal(a_project("lishui", *READY, anew), START)
    assert "no plan was put to the public" in refusal(a_project("lishui"), ANSWERED)


def test_a_survey_looks_at_each_kind_of_works() -> None:
    """HZ-25: the eight of Hangzhou's plan, and none that there is not."""
    told = refusal(
        a_project("hangzhou"), a_step("survey", "2024-02-01", conditions={"fire": "good", "pool": "good"}, open=False)
    )

    assert "pool: no kind of works" in told
    assert "says nothing of Water and drains, Gates and cameras, Parking, Barrier-free ways" in told


def test_a_plan_follows_the_survey() -> None:
    """Works that nobody found needed are none of it, and a plan before any survey is refused."""
    surveyed = a_project("lishui", survey("2024-02-01"))

    assert "the survey found no need of Parking" in refusal(surveyed, _plan(works=["fire", "parking"]))
    assert "nobody has surveyed the estate" in refusal(a_project("lishui"), PLAN)
    assert "for 6 days, and 7 are needed" in refusal(surveyed, _plan(last="2024-02-25"))


def test_an_open_estate_is_closed_or_it_is_said_why_not() -> None:
    """LS-16: in Lishui; elsewhere nothing asks for it."""
    assert "neither closes it nor says why" in refusal(a_project("lishui", _OPEN), PLAN)
    assert refusal(a_project("lishui", _OPEN), _plan(closes=True)) == ""
    assert refusal(a_project("lishui", _OPEN), _plan(left_open="老城区背街小巷")) == ""
    assert refusal(a_project("hangzhou", _OPEN), PLAN) == ""


def test_works_that_nobody_needs_do_not_begin() -> None:
    """A survey that finds everything in order leaves nothing to do."""
    sound = survey("2024-02-01", fire="good", water="good")

    assert "there are no works that the estate needs" in refusal(a_project("lishui", sound, LED), START)


def test_a_report_tells_of_the_works_of_the_project_once() -> None:
    """And works are finished when all of them are told as done."""
    going = a_project("lishui", *READY, START, report("2024-04-01", "fire"))

    assert "parking: no works of this project" in refusal(going, report("2024-04-02", "parking"))
    assert "Fire equipment: told as done before" in refusal(going, report("2024-04-02", "fire"))
    assert "not done yet: Water and drains" in refusal(going, a_step("finish", "2024-04-02"))
    same_day = a_step("start", "2024-03-10", until="2024-03-10")
    assert "is not later than the day" in refusal(a_project("lishui", *READY), same_day)
