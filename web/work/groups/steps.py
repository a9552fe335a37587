"""One step of a group on the portal: a meeting, a task, a report, a task done, the end."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.groups import Group, Move
from web.access import Action
from web.clock import today
from web.gate import acting_for, needs
from web.languages import language
from web.pages.group_words import called
from web.register.standing.groups import add_step
from web.work.acting import acting, done, refused_into
from web.work.days import day_in
from web.work.groups.asking import form_of
from web.work.groups.shown import own_group
from web.work.groups.wording import MOVES

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/<name>/<move>", "act", _act, methods=["GET", "POST"])


@needs(Action.GROUP_KEEP)
def _act(name: str, move: str) -> Response | tuple[str, int]:
    it = own_group(name)
    chosen = next((one for one in Move if one == move and one is not Move.SET_UP), None)
    if chosen is None:
        abort(404)
    form = form_of(chosen, it, today())
    if form.sent():
        with refused_into(form), acting() as clerk:
            add_step(clerk, name, chosen, day_in(form.on), acting_for(), form.told())
        if not form.is_wrong:
            return done(gettext("It is on record."), url_for("work.groups.show", name=name))
    return render_template(
        "work/groups/step.html", form=form, it=it, name=called(it), title=MOVES[chosen], laws=list(_laws(it, chosen))
    ), form.status


def _laws(group: Group, move: Move) -> Iterator[str]:
    """Yield what the text says of a step: of meetings their number and how it is counted."""
    meets = group.kind.meets
    bases = (meets.basis, meets.counted) if move is Move.MET else (group.kind.basis,)
    yield from (group.table.cited(basis, language()) for basis in bases if basis is not None)
