"""`wuxin money import`, `match` and `reconcile`: what the bank says against what the book says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from web.cli.money.options import ActingRole, By, Community, Name, On, done, loaded, step_by
from web.cli.options import Database, Json
from web.cli.terminal import emit, say

__all__ = ["commands", "import_statement", "match", "reconcile"]

commands = typer.Typer()


@commands.command(
    "import", epilog="Example: wuxin money import willow-garden 2026-03 march.csv --by B-2 --role bookkeeper"
)
def import_statement(
    community: Community,
    name: Name,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The bank's statement as CSV, oldest line first.")],
    *,
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Take in a bank statement, every line of it, once."""
    from bidding.revenue import read_bank_csv
    from web.register.money.steps import imported

    read = read_bank_csv(file.read_bytes(), name, str(file))
    make = step_by("import", (by, role, on), name, **read.as_content())
    done(db, community, lambda clerk, estate: imported(clerk, estate, make(clerk.at)))
    if as_json:
        emit({"community": community, "statement": name, "digest": read.digest, "lines": len(read.lines)})
    else:
        say(f"{community}: {len(read.lines)} lines of {name} are on record.")


@commands.command(
    epilog="Example: wuxin money match willow-garden --line 2026-03/4 --entry 7 --entry 8 --by B-2 --role bookkeeper"
)
def match(
    community: Community,
    *,
    line: Annotated[list[str], typer.Option("--line", metavar="STATEMENT/NUMBER", help="A line. Repeatable.")],
    entry: Annotated[list[int], typer.Option("--entry", metavar="NUMBER", help="An entry. Repeatable.")],
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Say that bank lines and entries are the same money; their sums are equal."""
    from web.register.money.steps import matched

    make = step_by("match", (by, role, on), lines=list(line), entries=list(entry))
    done(db, community, lambda clerk, estate: matched(clerk, estate, make(clerk.at)))
    if as_json:
        emit({"community": community, "lines": line, "entries": entry})
    else:
        say(f"{community}: matched.")


@commands.command(epilog="Example: wuxin money reconcile willow-garden")
def reconcile(community: Community, *, db: Database = None, as_json: Json = False) -> None:
    """Show what agrees between bank and book, and what is left over on either side."""
    from bidding.revenue import reconcile as compared
    from bidding.revenue.overview import bank_lines, matches_by_hand
    from web.cli.money.tables import reconciled_dict, reconciled_lines

    with loaded(db, community) as estate:
        within = estate.terms.law.match_within.days
        told = compared(estate.common, bank_lines(estate.steps), matches_by_hand(estate.steps), within)
    if as_json:
        emit(reconciled_dict(told))
    else:
        say(*reconciled_lines(told))
