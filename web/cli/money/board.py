"""`wuxin money fees`, `charge`, `disclose`, `take-down` and `board`: the board of an estate, and what is late."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem
from web.cli.fees.options import Table, named_table
from web.cli.money.options import ActingRole, By, Community, On, done, kept_papers, loaded, money_step, step_by
from web.cli.options import AsOf, Database, Json
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from bidding.revenue import Estate, MoneyStep
    from bidding.revenue.charges import Fee
    from models.record import Clerk

__all__ = ["board", "charge", "commands", "disclose", "fees", "take_down"]

commands = typer.Typer()

Hung = Annotated[
    list[Path] | None,
    typer.Option("--document", metavar="FILE", help="What hangs there, kept with the estate's papers. Repeatable."),
]
Subject = Annotated[str, typer.Argument(metavar="HEAD/PERIOD", help="Such as common_revenue/2026-H1, as `board` says.")]


@commands.command(epilog="Example: wuxin money fees willow-garden fees.csv --by C-WY --role company")
def fees(
    community: Community,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The list: name,yuan,per,agreed; also housing,level,menu.")
    ],
    *,
    by: By,
    role: ActingRole,
    on: On = None,
    table: Table = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Publish the fee list: what may be charged from its day on, and at which rate.

    A service fee also tells its housing (ordinary, affordable, other), its level, and services of a menu (a+b).
    """
    from bidding.fees.marking import check_marks
    from bidding.fees.table_shapes import there
    from web.register.money.rows import add_step

    known, rows = named_table(table), _fees(file)
    listed = [fee.as_content() for _, fee in rows]
    make = step_by("list_fees", (by, role, on), fees=listed)

    def act(clerk: Clerk, estate: Estate) -> None:
        step = make(clerk.at)
        check_marks(there(known, estate.terms.jurisdiction), rows, step.on)
        add_step(clerk, estate, step)

    done(db, community, act)
    if as_json:
        emit({"community": community, "fees": listed})
    else:
        say(f"{community}: {len(listed)} fees are listed.")


@commands.command(
    epilog="Example: wuxin money charge willow-garden --fee service --rate 1.50 --yuan 1350 --by C-WY --role company"
)
def charge(
    community: Community,
    *,
    fee: Annotated[str, typer.Option("--fee", metavar="NAME", help="The fee as it was called.")],
    rate: Annotated[str, typer.Option("--rate", metavar="YUAN", help="The rate that was taken.")],
    amount: Annotated[str, typer.Option("--yuan", metavar="YUAN", help="What was charged in all.")],
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Enter what was charged; what is not on the fee list, or above its rate, is found and becomes evidence."""
    from bidding.revenue import unlisted_charges
    from bidding.revenue.amounts import fen_of
    from web.register.money.rows import add_step

    told: dict[str, Any] = {"fee": fee, "rate_fen": fen_of(rate, "--rate"), "fen": fen_of(amount, "--yuan")}
    make = step_by("charge", (by, role, on), **told)
    estate = done(db, community, lambda clerk, before: add_step(clerk, before, make(clerk.at)))
    number = sum(1 for step in estate.steps if step.move == "charge")
    found = [one.what for one in unlisted_charges(estate.steps) if one.number == number]
    if as_json:
        emit({"community": community, "charge": number, **told, "found": found})
    else:
        say(f"{community}, charge {number}: {found[0] if found else 'as listed'}.")


@commands.command(
    epilog="Example: wuxin money disclose willow-garden common_revenue/2026-H1 --document statement.pdf --by C-1 "
    "--role committee"
)
def disclose(
    community: Community,
    subject: Subject,
    *,
    by: By,
    role: ActingRole,
    document: Hung = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Put a head of the board on display for a period, with the digests of what hangs there."""

    def make(clerk: Clerk) -> MoneyStep:
        hung = list(kept_papers(clerk, community, document))
        return money_step("disclose", clerk.at, (by, role, on), subject, documents=hung)

    _board_step(db, community, make, f"{subject} is on display", as_json=as_json)


@commands.command(
    epilog="Example: wuxin money take-down willow-garden common_revenue/2026-H1 --by C-1 --role committee"
)
def take_down(
    community: Community,
    subject: Subject,
    *,
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Take a disclosure down, once it has been shown as long as the law wants."""

    def make(clerk: Clerk) -> MoneyStep:
        return money_step("take_down", clerk.at, (by, role, on), subject)

    _board_step(db, community, make, f"{subject} is taken down", as_json=as_json)


@commands.command(epilog="Example: wuxin money board willow-garden --as-of 2026-08-01")
def board(community: Community, *, as_of: AsOf, db: Database = None, as_json: Json = False) -> None:
    """Show the board of a day: every head with its last update, what is due next, and what is overdue."""
    from bidding.revenue import board as made_of
    from web.cli.money.tables import board_dict, board_lines

    with loaded(db, community) as estate:
        lines = made_of(estate.terms, estate.steps, as_of)
    if as_json:
        emit(board_dict(lines, as_of))
    else:
        say(*board_lines(lines))


def _board_step(
    db: str | None, community: str, make: Callable[[Clerk], MoneyStep], what: str, *, as_json: bool
) -> None:  # fmt: skip
    from web.register.money.steps import disclosed

    def act(clerk: Clerk, estate: Estate) -> date:
        step = make(clerk)
        disclosed(clerk, estate, step)
        return step.on

    day = done(db, community, act)
    if as_json:
        emit({"community": community, "done": what, "on": day})
    else:
        say(f"{community}: {what} on {day}.")


def _fees(file: Path) -> list[tuple[str, Fee]]:
    from bidding.revenue.amounts import fen_of
    from bidding.revenue.charges import Fee
    from web.sheets.inspection_files import read_table

    rows, problems = read_table(file, "name", "yuan", "per", "agreed"), []
    found: list[tuple[str, Fee]] = []
    for number, row in enumerate(rows, start=2):
        if row["agreed"] not in ("true", "false") or not row["name"].strip():
            problems.append(Problem(f"{file}:{number}", "it has no name, or does not say true or false", "Correct it."))
        fen = fen_of(row["yuan"], f"{file}:{number}") if row["yuan"].strip() else None
        level, housing, menu = (row.get(name, "").strip() for name in ("level", "housing", "menu"))
        chosen = tuple(filter(None, menu.split("+")))
        fee = Fee(row["name"].strip(), fen, row["per"], row["agreed"] == "true", level or None, housing or None, chosen)
        found.append((f"{file}:{number}", fee))
    if problems:
        raise InputError(problems)
    return found
