"""`wuxin staff ...`: property officers of subdistricts and neighbourhoods, and how much of the city they cover."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import today
from web.cli.options import Database, Json, day
from web.cli.private_files import read_text
from web.cli.terminal import emit, say, table

__all__ = ["appoint", "commands", "coverage", "relieve"]

commands = typer.Typer(help="Property officers of subdistricts and neighbourhoods.")

Staff = Annotated[str, typer.Argument(metavar="STAFF_NO", help="The staff number; it becomes public.")]
Role = Annotated[Literal["leader", "officer"], typer.Option("--role", help="Which office.")]
Subdistrict = Annotated[str, typer.Option("--subdistrict", metavar="NAME", help="As the communities name it.")]
Neighbourhood = Annotated[
    str | None, typer.Option("--neighbourhood", metavar="NAME", help="The neighbourhood of an officer.")
]
NameFile = Annotated[
    Path | None, typer.Option("--name-file", metavar="FILE", help="A file with the name; kept in the vault alone.")
]
On = Annotated[date, typer.Option("--on", metavar="DATE", parser=day, help="From which day on.")]
OnDay = Annotated[
    date | None, typer.Option("--as-of", metavar="DATE", parser=day, help="On this day; without it, today in Shanghai.")
]


@commands.command(
    epilog="Example: wuxin staff appoint P-07 --role officer --subdistrict 崖头街道 --neighbourhood 河东社区 "
    "--on 2024-07-01"
)
def appoint(
    staff_no: Staff, *, role: Role, subdistrict: Subdistrict, on: On, neighbourhood: Neighbourhood = None,
    name_file: NameFile = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Appoint a leader of a subdistrict's property office, or an officer; on record by staff number."""
    from credit.complaints.staff import Appointment
    from web.register.standing.staff import appoint as enter

    url, name = database_url(db), read_text(name_file).strip() if name_file is not None else ""
    new = Appointment(staff_no, role, subdistrict, neighbourhood, on)
    with register(url) as session:
        enter(recording.clerk(session), new, name)
    recording.put_in_order(url)
    if as_json:
        emit(asdict(new))
    else:
        say(f"{staff_no} is {role} of {neighbourhood or subdistrict} from {on} on.")


@commands.command(epilog="Example: wuxin staff relieve P-07 --on 2024-12-31 --db sqlite:///wuxin.db")
def relieve(staff_no: Staff, *, on: On, db: Database = None, as_json: Json = False) -> None:
    """Relieve somebody of the office from a day on."""
    from web.register.standing.staff import relieve as enter

    with recording.acting(db) as clerk:
        enter(clerk, staff_no, on)
    if as_json:
        emit({"staff_no": staff_no, "until": on})
    else:
        say(f"{staff_no} holds no office from {on} on.")


@commands.command(epilog="Example: wuxin staff coverage --as-of 2024-12-31 --db sqlite:///wuxin.db")
def coverage(*, as_of: OnDay = None, db: Database = None, as_json: Json = False) -> None:
    """Tell, by subdistrict, how many neighbourhoods have an officer, and whether there is a leader."""
    from credit.complaints.staff import coverage as covered
    from credit.complaints.staff import in_office
    from web.register.standing.staff import appointments, neighbourhoods_of

    on = as_of or today(recording.now())
    with register(database_url(db)) as session:
        held, places = appointments(session), neighbourhoods_of(session)
    rows = [asdict(one) for one in covered(held, places, on)]
    if as_json:
        emit({"as_of": on, "subdistricts": rows, "staff": [asdict(one) for one in in_office(held, on)]})
    elif rows:
        heads = ("subdistrict", "neighbourhoods", "covered", "has_leader", "staff")
        total, of = sum(row["covered"] for row in rows), sum(row["neighbourhoods"] for row in rows)
        say(*table([heads, *(tuple(row[name] for name in heads) for row in rows)]), f"{total} of {of} are covered")
    else:
        say("No community of the register names a subdistrict.")
