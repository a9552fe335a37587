"""Leading groups and joint meetings for everybody: who sits there, when they met, what they settled, how tasks stand.

Progress is posted by who leads the tasks (Lishui guidance 4 (2)): nobody has to be asked how far they are.
"""

from __future__ import annotations

from flask import Blueprint, abort, current_app, render_template
from sqlmodel import Session

from credit.groups import Group, GroupTable, group_table, tally
from web.clock import today
from web.languages import language
from web.pages.complaints import shown_now
from web.pages.group_words import LEVELS, STATES, member, row_of
from web.reading import connection
from web.register.standing.groups import groups_on

__all__ = ["pages", "table_of_portal"]

pages = Blueprint("groups", __name__)


@pages.get("/groups")
def show() -> str:
    """Show the tasks by who leads them, the groups, and what the city's table says of their kinds."""
    table, on, known = table_of_portal(), today(), _known()
    return render_template(
        "groups.html", table=table, on=on, rows=[row_of(one, on) for one in known],
        led=tally(known, on, language()), levels=LEVELS, cited=lambda basis: table.cited(basis, language()),
        **shown_now(),
    )  # fmt: skip


@pages.get("/groups/<name>")
def one(name: str) -> str:
    """Show one group: its meetings with what they settled, the newest first, and its tasks with every report."""
    found = next((group for group in _known() if group.id == name), None)
    if found is None:
        abort(404)
    return render_template(
        "group.html", it=found, row=row_of(found, today()), on=today(), states=STATES,
        member=lambda code: member(found, code), cited=lambda basis: found.table.cited(basis, language()),
        **shown_now(),
    )  # fmt: skip


def table_of_portal() -> GroupTable:
    """Return the table of the city of this installation."""
    return group_table(current_app.config["WUXIN"].group_table)


def _known() -> list[Group]:
    """Return the groups as of today, by name."""
    with Session(connection()) as session:
        return groups_on(session, today())
