"""The groups that somebody keeps, and one of them with what may be entered and what came up from below."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, abort, render_template

from credit.groups import GROUP_LIFE, Group, Move, matters_from_below, state_of
from models.errors import InputError
from web.access import CITY, Action
from web.clock import today
from web.gate import needs, permit, scope
from web.languages import language
from web.pages.group_words import STATES, member, row_of
from web.register.standing.groups import districts_of, group_named, groups_kept
from web.work.acting import reading_session
from web.work.groups.wording import MOVES

__all__ = ["add_to", "keeper_in", "keeper_of", "own_group"]

_ON_TASKS: Final = (Move.REPORT, Move.DONE)


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<name>", "show", _show)


def keeper_of(group: Group) -> str:
    """Return who keeps a group: its subdistrict; the city where it is of the city or of a district."""
    return keeper_in(group.subdistrict)


def keeper_in(subdistrict: str | None) -> str:
    """Return who keeps the groups of a subdistrict, or with None those of the city and of districts."""
    return CITY if subdistrict is None else f"subdistrict/{subdistrict}"


def own_group(name: str) -> Group:
    """Return a group that the person may keep; 404 where there is none of the name."""
    try:
        found = group_named(reading_session(), name)
    except InputError:
        abort(404)
    permit(keeper_of(found))
    return found


@needs(Action.GROUP_KEEP)
def _show_all() -> str:
    reach = scope()
    own = [one for one in groups_kept(reading_session()) if reach is None or keeper_of(one) in reach]
    rows = [row_of(one, today()) for one in own]
    return render_template("work/groups/all.html", rows=rows, on=today())


@needs(Action.GROUP_KEEP)
def _show(name: str) -> str:
    it, session = own_group(name), reading_session()
    below = [] if it.ended_on else matters_from_below(it, groups_kept(session), districts_of(session))
    return render_template(
        "work/groups/one.html", it=it, row=row_of(it, today()), on=today(), states=STATES, words=MOVES,
        moves=[move for move in GROUP_LIFE.moves(state_of(it)) if move not in _ON_TASKS or _has_open_tasks(it)],
        below=[(row_of(one, today()).name, on, matter) for one, on, matter in below],
        member=lambda code: member(it, code), cited=lambda basis: it.table.cited(basis, language()),
    )  # fmt: skip


def _has_open_tasks(group: Group) -> bool:
    return any(task.done_on is None for task in group.tasks)
