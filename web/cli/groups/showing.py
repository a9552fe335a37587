"""`wuxin group show` and `due`: groups on a day with their meetings and tasks, how tasks stand by who leads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import today
from web.cli.options import Database, Json, day
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.groups import Group

__all__ = ["commands", "due", "show"]

commands = typer.Typer()

Some = Annotated[str | None, typer.Argument(metavar="[GROUP]", help="One group; without it, all of them.")]
OnDay = Annotated[
    date | None, typer.Option("--as-of", metavar="DATE", parser=day, help="On this day; without it, today in Shanghai.")
]


@commands.command(epilog="Example: wuxin group show city-2021 --as-of 2024-12-31")
def show(name: Some = None, *, as_of: OnDay = None, db: Database = None, as_json: Json = False) -> None:
    """Show a group: members, meetings, tasks; without a name all groups, and tasks by who leads them."""
    from credit.groups import tally
    from web.register.standing.groups import group_named, groups_on

    on = as_of or today(recording.now())
    with register(database_url(db)) as session:
        known = groups_on(session, on) if name is None else [group_named(session, name).until(on)]
    known = [one for one in known if one.steps]
    told, led = [_group(one, on) for one in known], [asdict(one) for one in tally(known, on)]
    if as_json:
        emit({"as_of": on, "groups": told, "tasks_by_lead": led})
    elif not known:
        say(f"There is no group on {on}.")
    else:
        say(*(_summary(told) if name is None else _one(told[0])))
        say(*(["", *table([tuple(led[0]), *(tuple(one.values()) for one in led)])] if led else []))


@commands.command(epilog="Example: wuxin group due --as-of 2024-12-31")
def due(*, as_of: OnDay = None, db: Database = None, as_json: Json = False) -> None:
    """Show which meetings and tasks are due in all groups, the earliest first, and what is late."""
    from credit.groups import due_of
    from web.register.standing.groups import groups_on

    on = as_of or today(recording.now())
    with register(database_url(db)) as session:
        known = groups_on(session, on)
    rows = [{"group": group.id, **asdict(one)} for group in known for one in due_of(group, on)]
    rows.sort(key=lambda row: (row["on"], row["group"]))
    if as_json:
        emit(rows)
        return
    lines = [
        (row["group"], row["on"], row["what"] if row["task"] is None else f"task {row['task']}",
         "late" if row["late"] else "")
        for row in rows
    ]  # fmt: skip
    say(*(table([("group", "by day", "what", ""), *lines]) if lines else ["Nothing is due."]))


def _group(group: Group, on: date) -> dict[str, Any]:
    from credit.groups import missed, next_meeting, state_of, ways_to_name

    kind = group.kind
    return {
        "group": group.id, **{key: value for key, value in group.terms.as_content().items() if key != "members"},
        "title": kind.title.en, "since": group.since, "state": str(state_of(group)),
        "basis": group.table.cited(kind.basis), "members": ways_to_name(kind, group.terms),
        "meets": kind.meets.words.en, "next_meeting_by": next_meeting(group), "missed": missed(group, on),
        "meetings": [asdict(one) for one in group.meetings],
        "tasks": [{**asdict(one), "state": str(one.state(on))} for one in group.tasks],
    }  # fmt: skip


def _summary(told: Sequence[dict[str, Any]]) -> list[str]:
    heads = ("group", "state", "area", "title", "met", "next", "tasks")
    rows = [
        (one["group"], one["state"], one["area"] or "-", one["title"],
         one["meetings"][-1]["on"] if one["meetings"] else "-", one["next_meeting_by"] or "-", len(one["tasks"]))
        for one in told
    ]  # fmt: skip
    return table([heads, *rows])


def _one(told: dict[str, Any]) -> list[str]:
    plain = ("group", "state", "title", "area", "since", "paper", "basis", "meets", "next_meeting_by")
    lines = [f"{name}: {told[name]}" for name in plain if told[name]]
    lines += [f"members: {', '.join(told['members']) or 'none'}", *(f"no meeting by {one}" for one in told["missed"])]
    for met in told["meetings"]:
        lines += ["", f"met on {met['on']}: {', '.join(met['attended'])}"]
        lines += [f"  settled: {one}" for one in met["settled"]] + [f"  handed up: {one}" for one in met["raised"]]
    for task in told["tasks"]:
        lines += ["", f"task {task['number']} ({task['state']}), {task['lead']} until {task['until']}: {task['what']}"]
        lines += [f"  {on}: {progress}" for on, progress in task["reports"]]
    return lines
