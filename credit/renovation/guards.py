"""Guards of a project: what must be there before the next step, each with the section that asks for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from credit.renovation.details import Answered, Reported, ShownPlan, Started, Surveyed, TakenIn
from credit.renovation.law_shapes import RenovationLaw
from credit.renovation.laws import cite
from credit.renovation.project import Project, Step
from models.errors import Problem

__all__ = [
    "Attempt", "all_is_done", "estate_is_meant", "needs_are_met", "objections_may_be_told", "plan_fits",
    "plan_is_shown_long_enough", "report_fits", "survey_is_whole", "term_lies_ahead", "works_are_known",
]  # fmt: skip

_SURVEY: Final = "Survey it first: wuxin renovation survey"
_PLAN: Final = "Put a plan to the public first: wuxin renovation do NAME show_plan"
_ANSWER: Final = "Answer them, and say so: wuxin renovation do NAME answer"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A project as it is, and the step that somebody wants to take."""

    project: Project
    step: Step


def estate_is_meant(law: RenovationLaw, told: TakenIn) -> list[Problem]:
    """Refuse an estate that the plan of the place does not mean, and one without its batch (ZY-20, RC-28)."""
    found = []
    if law.built is not None and (told.built_year is None or told.built_year >= law.built.before):
        year = "an unknown year" if told.built_year is None else str(told.built_year)
        what = f"the estate is of {year}, and those from before {law.built.before} are meant"
        found.append(Problem(cite(law, law.built.basis), what, "Correct the year of the estate in the evidence."))
    if law.batch is not None and told.batch is None:
        what = "estates are renovated in batches, and none is named"
        found.append(Problem(cite(law, law.batch), what, "Name the batch, such as 2021-1."))
    return found


def survey_is_whole(attempt: Attempt) -> list[Problem]:
    """Refuse a survey that leaves out a kind of works of the place, or names one that there is not (HZ-25)."""
    law, told = attempt.project.law, attempt.step.told
    if not isinstance(told, Surveyed):
        return []
    where, found = cite(law, law.kinds_basis), _unknown(law, told.conditions)
    missing = [kind for kind in law.kinds if kind not in told.conditions]
    if missing:
        what = f"the survey says nothing of {_titles(law, missing)}"
        found.append(Problem(where, what, "Look at each kind of works."))
    return found


def works_are_known(attempt: Attempt) -> Problem | None:
    """Refuse a plan before a survey has found which works the estate needs."""
    law = attempt.project.law
    if attempt.project.survey is not None:
        return None
    return Problem(_needed(law, "survey"), "nobody has surveyed the estate", _SURVEY)


def plan_fits(attempt: Attempt) -> list[Problem]:
    """Refuse a plan of works that the survey found no need of, and one that is silent about an open estate (LS-16)."""
    project, told = attempt.project, attempt.step.told
    if not isinstance(told, ShownPlan) or project.survey is None:
        return []
    law, found = project.law, _unknown(project.law, told.works)
    needless = [kind for kind in told.works if kind in law.kinds and kind not in project.needed]
    if needless:
        what = f"the survey found no need of {_titles(law, needless)}"
        found.append(Problem(_needed(law, "survey"), what, "Leave them out, or survey the estate anew."))
    if law.closing is not None and project.survey.open and not told.closes and told.left_open is None:
        what = "the estate is open, and the plan neither closes it nor says why it cannot be closed"
        found.append(Problem(cite(law, law.closing), what, "Let the plan close it, or say why that does not suit it."))
    return found


def plan_is_shown_long_enough(attempt: Attempt) -> Problem | None:
    """Refuse a plan that is put to the public for fewer days than it has to be."""
    law, told = attempt.project.law, attempt.step.told
    if not isinstance(told, ShownPlan) or (days := (told.last - told.first).days + 1) >= law.shown.days:
        return None
    what = f"the plan is put to the public for {days} days, and {law.shown.days} are needed"
    return Problem(cite(law, law.shown.basis), what, "Let it hang longer.")


def objections_may_be_told(attempt: Attempt) -> Problem | None:
    """Refuse to say what became of objections before a plan hung, or while it still hangs."""
    plan, told = attempt.project.plan, attempt.step.told
    where = _needed(attempt.project.law, "plan")
    if plan is None or not isinstance(told, Answered):
        return Problem(where, "no plan was put to the public", _PLAN)
    if attempt.step.on <= plan.last:
        return Problem(where, f"the plan hangs until {plan.last}", "Wait until that day is over.")
    return None


def needs_are_met(attempt: Attempt) -> list[Problem]:
    """Refuse to begin works before everything is there that the plan of the place asks for first (LS-04, LS-16)."""
    project, found = attempt.project, []
    where = {str(need): cite(project.law, basis) for need, basis in project.law.needs.items()}
    if "survey" in where and project.survey is None:
        found.append(Problem(where["survey"], "nobody has surveyed the estate", _SURVEY))
    elif not project.works:
        found.append(Problem(_needed(project.law, "survey"), "there are no works that the estate needs", _SURVEY))
    if "office" in where and project.led is None:
        remedy = "Name leader and team first: wuxin renovation do NAME lead"
        found.append(Problem(where["office"], "no office leads the project", remedy))
    return [*found, *_plan_lacking(project, attempt.step.on, where["plan"])] if "plan" in where else found


def term_lies_ahead(attempt: Attempt) -> Problem | None:
    """Refuse a day for the end of the works that is not later than their beginning."""
    told = attempt.step.told
    if not isinstance(told, Started) or told.until > attempt.step.on:
        return None
    return Problem("until", f"{told.until} is not later than the day on which works begin", "Correct the day.")


def report_fits(attempt: Attempt) -> list[Problem]:
    """Refuse a report of works that are not of the project, or that an earlier one told as done."""
    project, told = attempt.project, attempt.step.told
    if not isinstance(told, Reported):
        return []
    where, found = _tracked(project.law), []
    strange = [kind for kind in told.done if kind not in project.works]
    again = [kind for kind in told.done if kind in project.done]
    if strange:
        what = f"{', '.join(strange)}: no works of this project"
        found.append(Problem(where, what, f"They are {', '.join(project.works)}."))
    if again:
        found.append(Problem(where, f"{_titles(project.law, again)}: told as done before", "Leave it out."))
    return found


def all_is_done(attempt: Attempt) -> Problem | None:
    """Refuse to call finished what has works that no report tells as done."""
    left = attempt.project.left
    if not left:
        return None
    remedy = "Report them once they are done: wuxin renovation do NAME report"
    return Problem(_tracked(attempt.project.law), f"not done yet: {_titles(attempt.project.law, left)}", remedy)


def _plan_lacking(project: Project, on: date, where: str) -> list[Problem]:
    plan, said = project.plan, project.answered
    if plan is None:
        return [Problem(where, "no plan was put to the public", _PLAN)]
    if on <= plan.last:
        return [Problem(where, f"the plan hangs until {plan.last}", "Wait until that day is over.")]
    if said is None:
        return [Problem(where, "it is not said what became of objections to the plan", _ANSWER)]
    left = said.received - said.answered
    return [Problem(where, f"objections that are not answered: {left}", _ANSWER)] if left else []


def _titles(law: RenovationLaw, kinds: Collection[str]) -> str:
    """Return kinds of works by their English titles, which the files lead back to the Chinese ones."""
    return ", ".join(law.kinds[kind].en if kind in law.kinds else kind for kind in kinds)


def _unknown(law: RenovationLaw, kinds: Collection[str]) -> list[Problem]:
    strange = [kind for kind in kinds if kind not in law.kinds]
    known = f"Known here: {', '.join(law.kinds)}."
    return [Problem(cite(law, law.kinds_basis), f"{', '.join(strange)}: no kind of works", known)] if strange else []


def _needed(law: RenovationLaw, need: str) -> str:
    """Return where it stands that something comes first; what it is, where the place does not ask for it."""
    basis = {str(key): one for key, one in law.needs.items()}.get(need)
    return need if basis is None else cite(law, basis)


def _tracked(law: RenovationLaw) -> str:
    return cite(law, law.reported.basis)
