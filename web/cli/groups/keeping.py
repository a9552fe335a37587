"""`wuxin group ...`: set up leading groups, and enter their meetings, their tasks and what became of these."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli.list_options import By, today
from web.cli.options import Database, Json, day
from web.cli.recording import acting
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from credit.groups import Group

__all__ = ["commands", "done", "end", "met", "report", "set_up", "task"]

commands = typer.Typer(
    help="Leading groups and joint meetings: who sits there, when they met, what they gave whom to do."
)

Name = Annotated[str, typer.Argument(metavar="GROUP", help="The group by its name; never used twice.")]
City = Annotated[str, typer.Option("--city", metavar="CITY", help="The city whose table has the kind.")]
Kind = Annotated[str, typer.Option("--kind", metavar="KIND", help="Which kind of the city's table.")]
Area = Annotated[str, typer.Option("--area", metavar="NAME", help="Its district, subdistrict or neighbourhood.")]
Subdistrict = Annotated[
    str | None, typer.Option("--subdistrict", metavar="NAME", help="In which subdistrict a neighbourhood lies.")
]
Paper = Annotated[str, typer.Option("--paper", metavar="TEXT", help="The number of the paper that sets it up.")]
Members = Annotated[
    list[str] | None,
    typer.Option("--member", metavar="NAME", help="An organisation beside those of the table. Repeatable."),
]
On = Annotated[
    date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day it happened; by default today.")
]
Attended = Annotated[
    list[str] | None,
    typer.Option("--attended", metavar="MEMBER", help="Who took part, by code, `code/NAME` or name. Repeatable."),
]
Settled = Annotated[
    list[str] | None,
    typer.Option("--settled", metavar="TEXT", help="A matter that was settled; it becomes public. Repeatable."),
]
Raised = Annotated[
    list[str] | None,
    typer.Option("--raised", metavar="TEXT", help="A matter handed to the group above; public too. Repeatable."),
]
What = Annotated[str, typer.Option("--what", metavar="TEXT", help="What is to be done; it becomes public.")]
Lead = Annotated[str, typer.Option("--lead", metavar="MEMBER", help="Which member leads it.")]
Until = Annotated[date, typer.Option("--until", metavar="DATE", parser=day, help="The last day for it.")]
TaskNumber = Annotated[int, typer.Argument(metavar="TASK", help="The task by its number in the group.")]
Progress = Annotated[str, typer.Option("--progress", metavar="TEXT", help="How it stands; it becomes public.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it ends; it becomes public.")]


@commands.command(
    name="set-up",
    epilog="Example: wuxin group set-up city-2021 --city rongcheng --kind city --paper 荣政办〔2021〕3号 --by 住建局",
)
def set_up(
    name: Name, *, city: City, kind: Kind, paper: Paper, by: By, area: Area = "", subdistrict: Subdistrict = None,
    member: Members = None, on: On = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Set up a group of a kind that the city's table has, with the members of the table and of its paper."""
    from credit.groups import Terms
    from web.register.standing.groups import set_up as enter

    with acting(db) as clerk:
        terms = Terms(city, kind, area, subdistrict, paper, tuple(member or ()))
        found = enter(clerk, name, on or today(clerk.at), by, terms)
    _tell(found, as_json=as_json)


@commands.command(
    epilog="Example: wuxin group met city-2021 --attended housing --attended towns/崖头街道 --settled 电梯更新 "
    "--by 住建局"
)
def met(
    name: Name, *, by: By, attended: Attended = None, settled: Settled = None, raised: Raised = None, on: On = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Enter a meeting: which members took part, what it settled, and what it hands to the group above."""
    told = {"attended": list(attended or ()), "settled": list(settled or ()), "raised": list(raised or ())}
    _enter(db, name, "met", (on, by), told, as_json=as_json)


@commands.command(
    epilog="Example: wuxin group task city-2021 --what 摸底老旧电梯 --lead market --until 2024-06-30 --by 住建局"
)
def task(
    name: Name, *, what: What, lead: Lead, until: Until, by: By, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Give a task that a member leads until a day; it gets the next number."""
    _enter(db, name, "task", (on, by), {"what": what, "lead": lead, "until": until.isoformat()}, as_json=as_json)


@commands.command(epilog="Example: wuxin group report city-2021 1 --progress 已摸底半数 --by 市场监管局")
def report(
    name: Name, number: TaskNumber, *, progress: Progress, by: By, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Report how a task stands, in words."""
    _enter(db, name, "report", (on, by), {"task": number, "progress": progress}, as_json=as_json)


@commands.command(epilog="Example: wuxin group done city-2021 1 --progress 全部登记造册 --by 市场监管局")
def done(
    name: Name, number: TaskNumber, *, progress: Progress, by: By, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Report that a task is done, and what was done."""
    _enter(db, name, "done", (on, by), {"task": number, "progress": progress}, as_json=as_json)


@commands.command(epilog="Example: wuxin group end city-2021 --reason 机构调整 --by 住建局")
def end(name: Name, *, reason: Reason, by: By, on: On = None, db: Database = None, as_json: Json = False) -> None:
    """End a group; its tasks that are not done are dropped with it."""
    _enter(db, name, "end", (on, by), {"reason": reason}, as_json=as_json)


def _enter(
    db: str | None, name: str, move: str, who: tuple[date | None, str], content: Mapping[str, Any], *, as_json: bool
) -> None:  # fmt: skip
    from credit.groups import Move
    from web.register.standing.groups import add_step

    on, by = who
    with acting(db) as clerk:
        found = add_step(clerk, name, Move(move), on or today(clerk.at), by, content)
    _tell(found, as_json=as_json)


def _tell(group: Group, *, as_json: bool) -> None:
    from credit.groups import next_meeting, state_of

    due, state = next_meeting(group), state_of(group)
    if as_json:
        told = {"group": group.id, "state": str(state), "next_meeting_by": due, "meetings": len(group.meetings)}
        emit({**told, "tasks": len(group.tasks)})
        return
    owed = f"; it has to meet by {due}" if due is not None else ""
    say(f"{group.id} is {state}: {len(group.meetings)} meetings, {len(group.tasks)} tasks{owed}.")
