"""`wuxin renovation list`, `show` and `progress`: where projects stand, what is late, and how far a place has got."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import today
from web.cli.options import Database, Json
from web.cli.renovation.options import Name, OnDay, due_dicts, project_dict
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.renovation import Progress

__all__ = ["commands", "list_projects", "progress", "show"]

commands = typer.Typer()

Town = Annotated[
    str | None, typer.Option("--subdistrict", metavar="NAME", help="Only those of this subdistrict or town.")
]
StateOption = Annotated[
    Literal["in_library", "under_way", "finished", "accepted", "put_off", "halted", "taken_out"] | None,
    typer.Option("--state", help="Only those that stand so."),
]
Place = Annotated[str, typer.Argument(metavar="CODE", help="The place by its GB/T 2260 code: whose plan is meant.")]


@commands.command(name="list", epilog="Example: wuxin renovation list --state under_way --db sqlite:///wuxin.db")
def list_projects(
    *, subdistrict: Town = None, state: StateOption = None, as_of: OnDay = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """List the projects of the library as of a day, with their works and what is late."""
    from web.register.renovation.projects import projects

    on = as_of or today(recording.now())
    with register(database_url(db)) as session:
        known = [one for each in projects(session) if (one := each.until(on)) is not None]
    rows = [
        row | {"late": [due["what"] for due in due_dicts(one, on) if due["late"]]}
        for one in known
        if subdistrict in (None, (row := project_dict(one))["subdistrict"]) and state in (None, row["state"])
    ]
    if as_json:
        emit(rows)
        return
    lines = [tuple(_cell(cell) for cell in row.values()) for row in rows]
    say(*(table([tuple(rows[0]), *lines]) if rows else ["There is no such project."]))


@commands.command(epilog="Example: wuxin renovation show willow-24 --as-of 2024-12-31")
def show(name: Name, *, as_of: OnDay = None, db: Database = None, as_json: Json = False) -> None:
    """Show a project as of a day: its works, who leads it, what is due, and every step."""
    from models.errors import InputError, Problem
    from web.register.renovation.projects import project_named

    on = as_of or today(recording.now())
    with register(database_url(db)) as session:
        found = project_named(session, name).until(on)
    if found is None:
        raise InputError(Problem(f"project {name}", f"it was not in the library on {on}", "Ask for a later day."))
    due = due_dicts(found, on)
    steps = [{"on": one.on, "move": str(one.move), "role": str(one.role), "by": one.by} for one in found.steps]
    told = project_dict(found) | {
        "plan_of": found.law.id, "paper": found.terms.paper,
        "led": None if found.led is None else found.led.model_dump(mode="json"),
        "conditions": None if found.survey is None else dict(found.survey.conditions),
        "open": None if found.survey is None else found.survey.open,
    }  # fmt: skip
    if as_json:
        emit(told | {"due": due, "timeline": steps})
        return
    say(*(f"{key}: {_cell(value)}" for key, value in told.items()), "")
    for rows in (due, steps):
        if rows:
            say(*table([tuple(rows[0]), *(tuple(str(cell) for cell in one.values()) for one in rows)]), "")


@commands.command(epilog="Example: wuxin renovation progress 512002 --as-of 2022-12-31")
def progress(place: Place, *, as_of: OnDay = None, db: Database = None, as_json: Json = False) -> None:
    """Tell how far a place has got: by state, by town, by year, and beside the target of its plan."""
    from credit.renovation import law_for
    from credit.renovation import progress as found
    from web.register.renovation.projects import projects

    on, law = as_of or today(recording.now()), law_for(place)
    with register(database_url(db)) as session:
        made = found(law, projects(session), on)
    told = _told(made, on)
    if as_json:
        emit(told)
        return
    say(f"{law.id} on {on}: " + (", ".join(f"{state} {count}" for state, count in told["states"].items()) or "nothing"))
    for rows in (told["towns"], told["years"]):
        if rows:
            say("", *table([tuple(rows[0]), *(tuple(_cell(cell) for cell in row.values()) for row in rows)]))
    if told["target"] is not None:
        say("", "target: {accepted} of {estates} accepted by {by}, {lacking} lacking: {outcome} ({basis})".format(
            **told["target"]))  # fmt: skip


def _told(made: Progress, on: date) -> dict[str, Any]:
    from credit.renovation import State
    from credit.renovation.laws import cite

    law, reached = made.law, made.reached
    aim = None if reached is None or law.target is None else {
        "accepted": reached.accepted, "estates": law.target.estates, "lacking": reached.lacking, "by": law.target.by,
        "outcome": str(reached.outcome), "basis": cite(law, law.target.basis),
    }  # fmt: skip
    return {
        "plan_of": law.id, "as_of": on, "states": {str(state): count for state, count in made.states.items()},
        "towns": [
            {"subdistrict": town} | {str(state): counts.get(state, 0) for state in State}
            for town, counts in made.towns.items()
        ],
        "years": [
            {"year": one.year, "taken_in": one.taken_in, "started": one.started, "accepted": one.accepted}
            for one in made.years
        ],
        "target": aim,
    }  # fmt: skip


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_cell(one)}" for key, one in value.items())
    return ", ".join(map(str, value)) or "-" if isinstance(value, list) else "-" if value is None else str(value)
