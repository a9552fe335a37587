"""Builds projects of renovation: an old estate, step by step, under the plan of a place.

done = a_project("lishui", *READY, START, report("2024-05-01", "fire", "water"))
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

from credit.renovation import Move, Project, Role, Step, take, taken_in
from credit.renovation.laws import law_for
from models.errors import RefusedError

__all__ = [
    "ANSWERED", "CODES", "DIGEST", "LED", "PLAN", "READY", "START", "a_project", "a_step", "refusal", "report",
    "survey", "terms",
]  # fmt: skip

DIGEST: Final = "0" * 64
CODES: Final = {
    "national": "110101", "hangzhou": "330102", "ziyang": "512002", "lishui": "331102", "rongcheng": "371082",
}  # fmt: skip


def a_step(move: str, on: str, role: str = "bureau", recorded: str | None = None, **content: Any) -> Step:  # noqa: ANN401
    """Return a step; it is recorded at noon of its day in Shanghai, or of `recorded`."""
    at = date.fromisoformat(recorded or on)
    moment = datetime(at.year, at.month, at.day, 4, tzinfo=UTC)
    return Step(Move(move), date.fromisoformat(on), moment, f"{role}-1", Role(role), content)


def terms(place: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return what an estate of 1996 is taken in with."""
    return {
        "community_id": "willow-garden", "subdistrict": "Harbour", "jurisdiction": CODES[place], "built_year": 1996,
        "batch": "2024-1", "paper": "建改〔2024〕1号",
    } | changes  # fmt: skip


def survey(on: str, place: str = "lishui", **changes: Any) -> Step:  # noqa: ANN401
    """Return a survey that finds the first two kinds of works needed; changes are of conditions, or `open`."""
    kinds = [*law_for(CODES[place]).kinds]
    found = dict.fromkeys(kinds, "good") | {kinds[0]: "worn", kinds[1]: "missing"}
    left_open = changes.pop("open", False)
    return a_step("survey", on, "subdistrict", conditions=found | changes, open=left_open)


def report(on: str, *done: str) -> Step:
    """Return a report of works that are done."""
    return a_step("report", on, "subdistrict", done=[*done])


LED: Final = a_step("lead", "2024-02-10", office="住建局", leader="J-02", team=["街道办", "城管局"])
PLAN: Final = a_step(
    "show_plan", "2024-02-20", "subdistrict", works=["fire", "water"], first="2024-02-20", last="2024-02-29",
    document=DIGEST,
)  # fmt: skip
ANSWERED: Final = a_step("answer", "2024-03-01", "subdistrict", received=3, answered=3)
READY: Final = (survey("2024-02-01"), LED, PLAN, ANSWERED)
START: Final = a_step("start", "2024-03-10", "subdistrict", until="2024-09-30")


def a_project(place: str, *steps: Step, name: str = "willow-24", taken: str = "2024-01-10", **changes: Any) -> Project:  # noqa: ANN401
    """Return a project after its estate was taken in and more steps, each of which a rule let pass."""
    found = taken_in(name, a_step("take_in", taken, **terms(place, **changes)))
    for step in steps:
        found = take(found, step)
    return found


def refusal(project: Project, step: Step) -> str:
    """Return why a step is refused, or nothing where it is not."""
    try:
        take(project, step)
    except RefusedError as error:
        return str(error)
    return ""
