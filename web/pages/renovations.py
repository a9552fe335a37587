"""The library of renovation projects: where each stands, how far a place has got, and one project with its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, render_template

from credit.renovation import Due, Progress, Project, State, due_of, progress, project_state
from web.pages.asking import asked_text, page_of, shown_on
from web.pages.kept_reads import renovations
from web.pages.renovation_words import STATES, kinds_in_words, law_words, word
from web.reading import connection, published
from web.register.ratings.city import City, city_of

__all__ = ["pages"]

pages = Blueprint("renovations", __name__)


@dataclass(frozen=True, slots=True)
class _Line:
    """A project as the library lists it, with what is late."""

    project: Project
    name: str
    state: State
    late: Sequence[Due]


@pages.get("/renovations")
def show_all() -> str:
    """Show the library, by town and state, with the progress of each place whose plan holds."""
    now = published()
    on, city = shown_on(now), city_of(connection(), now)
    lines = [_line(one, city, on) for one in _known(on)]
    town, state = asked_text("subdistrict"), asked_text("state")
    kept = [
        line for line in lines
        if (not town or line.project.terms.subdistrict == town) and (not state or line.state == state)
    ]  # fmt: skip
    kept.sort(key=lambda line: (list(State).index(line.state), line.name, line.project.id))
    return render_template(
        "renovations.html", now=now, on=on, towns=sorted({line.project.terms.subdistrict for line in lines}), town=town,
        state=state, states=STATES, word=word, law_words=law_words, progress=_progress(lines, on), every=list(State),
        **page_of(kept),
    )  # fmt: skip


@pages.get("/renovations/<name>")
def show(name: str) -> str:
    """Show one project: the survey, who leads it, its plan, its works, what is due, and every step."""
    now = published()
    on = shown_on(now)
    one = next((each for each in _known(on) if each.id == name), None)
    if one is None:
        abort(404)
    return render_template(
        "renovation.html", now=now, on=on, it=one, line=_line(one, city_of(connection(), now), on), due=due_of(one),
        word=word, law_words=law_words, kinds=lambda some: kinds_in_words(one.law, some),
    )  # fmt: skip


def _known(on: date) -> list[Project]:
    """Return the projects as they stood at the end of a day."""
    return [one for each in renovations() if (one := each.until(on)) is not None]


def _line(project: Project, city: City, on: date) -> _Line:
    estate = city.estates.get(project.terms.community_id)
    name = project.terms.community_id if estate is None else estate.name
    return _Line(project, name, project_state(project), [one for one in due_of(project) if one.day < on])


def _progress(lines: Sequence[_Line], on: date) -> list[Progress]:
    known = [line.project for line in lines]
    laws = {one.law.id: one.law for one in known}
    return [progress(law, known, on) for law in laws.values()]
