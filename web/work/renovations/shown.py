"""The library at work: projects with what is late first, and one of them with the steps that one may take."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, render_template, request

from credit.renovation import Project, due_of, project_state
from credit.renovation.life import LIFE
from credit.renovation.moves import OVER
from models.errors import InputError
from web.access import Action
from web.clock import today
from web.gate import needs, permit, scope, signed_in
from web.pages.asking import page_of
from web.pages.renovation_words import kinds_in_words, law_words, word
from web.register.accounts.organisations import names_of
from web.register.renovation.projects import project_named, projects
from web.work.acting import reading_session
from web.work.renovations.capacities import capacity_for, organisation_of

__all__ = ["add_to", "own_project"]

_SIZE = 50


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/projects/<name>", "show", _show)


@needs(Action.RENOVATION_KEEP)
def _show_all() -> str:
    session, reach, asked = reading_session(), scope(), request.args.get("show", "open")
    own = [one for one in projects(session) if reach is None or organisation_of(one.terms.subdistrict) in reach]
    lines = [
        (one, state, next(iter(due_of(one)), None))
        for one in own
        if (state := project_state(one)) not in OVER or asked == "all"
    ]
    lines.sort(key=lambda line: (line[2].day if line[2] is not None else date.max, line[0].id))
    names = names_of(session, {f"community/{one.terms.community_id}" for one, _, _ in lines})
    return render_template(
        "work/renovations/all.html", asked=asked, names=names, on=today(), word=word, law_words=law_words,
        **page_of(lines, _SIZE),
    )  # fmt: skip


@needs(Action.RENOVATION_KEEP)
def _show(name: str) -> str:
    one, who = own_project(name), signed_in()
    state, key = project_state(one), f"community/{one.terms.community_id}"
    return render_template(
        "work/renovations/one.html", it=one, name=names_of(reading_session(), {key})[key], state=state, on=today(),
        word=word, law_words=law_words, kinds=lambda some: kinds_in_words(one.law, some), due=due_of(one),
        moves=[move for move in LIFE.moves(state) if capacity_for(who, one.terms.subdistrict, move)],
    )  # fmt: skip


def own_project(name: str) -> Project:
    """Return a project that the view's action reaches; 404 for none of the name, denied for others'."""
    try:
        one = project_named(reading_session(), name)
    except InputError:
        abort(404)
    permit(organisation_of(one.terms.subdistrict))
    return one
