"""`wuxin renovation room` and `rooms`: the property rooms of old estates, and which have none."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import today
from web.cli.options import Database, Json
from web.cli.recording import acting
from web.cli.renovation.options import By, Estate, On, OnDay
from web.cli.renovation.showing import Place
from web.cli.terminal import emit, say, table

__all__ = ["commands", "room", "rooms"]

commands = typer.Typer()

TenureOption = Annotated[
    Literal["rented", "built", "owned"] | None,
    typer.Option("--tenure", help="How it is held: rented, newly built, or the owners' own."),
]
GiveUp = Annotated[bool, typer.Option("--give-up", help="The estate has its room no longer, from that day on.")]


@commands.command(epilog="Example: wuxin renovation room K045 --tenure rented --on 2021-10-20 --by S-3")
def room(
    estate: Estate, *, by: By, tenure: TenureOption = None, give_up: GiveUp = False, on: On = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Enter that an estate has a property room, or has it no longer."""
    from credit.renovation import PropertyRoom
    from web.register.renovation.rooms import give_up_room, provide_room

    if give_up is (tenure is not None):
        raise InputError(Problem("room", "say one of --tenure and --give-up", "Not both, and not neither."))
    with acting(db) as clerk:
        day = on or today(clerk.at)
        if tenure is None:
            give_up_room(clerk, estate, day, by)
        else:
            provide_room(clerk, PropertyRoom(estate, tenure, day), by)
    if as_json:
        emit({"community": estate, "tenure": tenure, "on": day})
    else:
        say(f"{estate} has {'no property room' if tenure is None else f'a property room, {tenure},'} from {day} on.")


@commands.command(epilog="Example: wuxin renovation rooms 371082 --as-of 2021-10-31")
def rooms(place: Place, *, as_of: OnDay = None, db: Database = None, as_json: Json = False) -> None:
    """List the old estates of the register by a place's plan, those without a property room first."""
    from credit.renovation import law_for
    from credit.renovation.laws import cite
    from web.register.renovation.rooms import old_estates

    on, law = as_of or today(recording.now()), law_for(place)
    with register(database_url(db)) as session:
        found = old_estates(session, law, on)
    rows = [
        {"community": one.community_id, "subdistrict": one.subdistrict, "built_year": one.built_year,
         "tenure": None if one.room is None else one.room.tenure, "since": None if one.room is None else one.room.since}
        for one in found
    ]  # fmt: skip
    duty = None if law.room is None else {"by": law.room.by, "basis": cite(law, law.room.basis)}
    if as_json:
        emit({"plan_of": law.id, "as_of": on, "duty": duty, "estates": rows})
        return
    lines = [tuple("-" if cell is None else str(cell) for cell in row.values()) for row in rows]
    say(*(table([tuple(rows[0]), *lines]) if rows else ["The register knows no old estate."]))
    without = sum(one.room is None for one in found)
    say(f"{without} of {len(found)} have none" if duty is None else
        f"{without} of {len(found)} have none; each was to have one by {duty['by']} ({duty['basis']})")  # fmt: skip
