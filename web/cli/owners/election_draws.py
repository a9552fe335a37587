"""`wuxin owners election commit` and `draw`: equal candidates put in order by codes and a public lottery."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from models.errors import InputError, Problem
from web.cli.lotteries import SourceDay, SourceName, lottery_on
from web.cli.options import Database, Json
from web.cli.owners.elections import By, Name, RoleName, electing
from web.cli.owners.showing import tell_election

__all__ = ["commands", "commit", "draw"]

commands = typer.Typer()

Codes = Annotated[Path, typer.Option("--codes", metavar="FILE", help="One line for each party: name,code or its hash.")]
Seed = Annotated[str, typer.Option("--seed", metavar="TEXT", help="The result of the lottery, as announced.")]


@commands.command(
    epilog="Example: wuxin owners election commit committee-2026 --codes hashes.csv --source-day 2026-04-20 "
    "--role subdistrict --by S-3"
)
def commit(
    name: Name, *, codes: Codes, source_day: SourceDay, role: RoleName, by: By, source: SourceName = "快乐8",
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Commit to a draw between equal candidates, before its lottery."""
    from web.register.owners.electing import commit_tie
    from web.sheets.draw_files import read_codes

    lottery, parties = lottery_on(source, source_day), read_codes(codes).parties
    with electing(db, name, by, role) as (desk, found):
        after = commit_tie(desk, found, parties, lottery)
    tell_election(db, after, as_json=as_json)


@commands.command(
    epilog="Example: wuxin owners election draw committee-2026 --codes codes.csv --seed '02 04 06 ... 40' "
    "--role subdistrict --by S-3"
)
def draw(
    name: Name, *, codes: Codes, seed: Seed, role: RoleName, by: By, db: Database = None, as_json: Json = False
) -> None:  # fmt: skip
    """Draw the order of equal candidates by the codes and the lottery that were committed to."""
    from web.register.owners.electing import draw_ties
    from web.sheets.draw_files import read_codes

    read = read_codes(codes)
    if read.codes is None:
        what = "holds the hashes of the codes, and a draw needs the codes themselves"
        raise InputError(Problem("--codes", what, "Give a file of name,code now that the parties have told them."))
    with electing(db, name, by, role) as (desk, found):
        after = draw_ties(desk, found, read.codes, seed)
    tell_election(db, after, as_json=as_json)
