"""`wuxin fund`: the maintenance fund by unit, and applications to it from filing to the notice to the owners."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli.money.options import (
    ActingRole,
    By,
    Community,
    Name,
    On,
    Receipts,
    done,
    kept_paper,
    kept_papers,
    loaded,
    money_step,
    voucher_of,
)
from web.cli.options import AsOf, Database, Json
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from bidding.revenue import Estate
    from models.record import Clerk

__all__ = ["advance", "apply", "commands", "complete", "deposit", "link", "refile", "settle", "show", "take"]

commands = typer.Typer(help="The maintenance fund: accounts by unit, applications, approvals, payments.")

Amount = Annotated[str, typer.Option("--yuan", metavar="YUAN", help="How much.")]
Who = tuple[str, str, "date | None"]


@commands.command(epilog="Example: wuxin fund deposit willow-garden deposits.csv --first --by CITY-F")
def deposit(
    community: Community,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="unit,area_m2,yuan; a top-up needs no area.")],
    *,
    by: By,
    first: Annotated[bool, typer.Option("--first", help="First deposits, with the areas of the units.")] = False,
    receipt: Receipts = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Enter what units pay into the fund, each into its own account."""
    from bidding.revenue import fund_of
    from bidding.revenue.amounts import yuan
    from web.register.money.books import deposited
    from web.sheets.money_tables import read_deposits

    paid, text = read_deposits(file), "首期交存 first deposit" if first else "续交 top-up"
    estate = done(
        db,
        community,
        lambda clerk, one: deposited(
            clerk, one, voucher_of(clerk, community, (by, on), text, receipt), paid, first=first
        ),
    )
    total = fund_of(estate.fund).total_fen
    if as_json:
        emit({"community": community, "entry": len(estate.fund.entries), "units": len(paid), "fund_fen": total})
    else:
        say(f"{community}: {len(paid)} units paid in; the fund has {yuan(total)} yuan.")


@commands.command(
    epilog="Example: wuxin fund apply willow-garden roof-5 --path urgent --kind leak --yuan 42000 --unit 5-101 "
    "--scheme scheme.pdf --by C-1 --role committee"
)
def apply(
    community: Community,
    name: Name,
    *,
    path: Annotated[
        Literal["normal", "urgent"], typer.Option("--path", help="By the owners' decision, or an emergency.")
    ],
    amount: Amount,
    by: By,
    role: ActingRole,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="CODE", help="The urgent kind, as `show` lists them.")
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", metavar="UNIT", help="Whose part it is; without it, all units. Repeatable."),
    ] = None,
    scheme: Annotated[Path | None, typer.Option("--scheme", metavar="FILE", help="The scheme of repair.")] = None,
    proof: Annotated[Path | None, typer.Option("--proof", metavar="FILE", help="What the urgent kind needs.")] = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Apply for money of the fund: by the owners' decision or delegation, or for an urgent repair of the law's list."""
    from bidding.revenue.amounts import fen_of

    content = {
        "path": path, "kind": kind, "units": sorted(unit or ()), "amount_fen": fen_of(amount, "--yuan"),
    }  # fmt: skip
    papers = {"scheme": scheme, "proof": proof}
    _take(db, community, ("apply", name), (by, role, on), content, papers=papers, as_json=as_json)


@commands.command(epilog="Example: wuxin fund take willow-garden roof-5 approve --by D-9 --role district")
def take(
    community: Community,
    name: Name,
    move: Annotated[
        Literal["confirm", "approve", "refuse", "withdraw", "publish"],
        typer.Argument(help="Confirm an emergency, approve or refuse, withdraw, tell the owners."),
    ],
    *,
    by: By,
    role: ActingRole,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why; it is published.")] = None,
    document: Annotated[Path | None, typer.Option("--document", metavar="FILE", help="What it rests on.")] = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Take a step on an application: confirmed on the spot, decided by the district, told to the owners."""
    step = "publish_works" if move == "publish" else move
    papers = {"document": document}
    _take(db, community, (step, name), (by, role, on), {"reason": reason}, papers=papers, as_json=as_json)


@commands.command(epilog="Example: wuxin fund link willow-garden roof-5 --tender zj-2026-014 --by C-1 --role committee")
def link(
    community: Community,
    name: Name,
    *,
    tender: Annotated[str, typer.Option("--tender", metavar="ID", help="The tender of the repair.")],
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Link the repair's tender to its application; what it costs is read from it, and lies within what was approved."""
    _take(db, community, ("link", name), (by, role, on), {"tender": tender}, as_json=as_json)


@commands.command(
    epilog="Example: wuxin fund advance willow-garden roof-5 --yuan 25000 --receipt order.pdf --by CITY-F --role city"
)
def advance(
    community: Community,
    name: Name,
    *,
    amount: Amount,
    by: By,
    role: ActingRole,
    receipt: Receipts = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Pay the part of an urgent application that the law lets the city pay before the work is done."""
    _take(db, community, ("advance", name), (by, role, on), _fen(amount), receipt, as_json=as_json)


@commands.command(epilog="Example: wuxin fund refile willow-garden roof-5 --more 9000 --by C-1 --role committee")
def refile(
    community: Community,
    name: Name,
    *,
    more: Annotated[str, typer.Option("--more", metavar="YUAN", help="What is needed beyond the approved.")],
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """File an excess over the budget anew; the district decides on it again."""
    from bidding.revenue.amounts import fen_of

    _take(db, community, ("refile", name), (by, role, on), {"more_fen": fen_of(more, "--more")}, as_json=as_json)


@commands.command(epilog="Example: wuxin fund complete willow-garden roof-5 --yuan 43500 --by C-1 --role committee")
def complete(
    community: Community, name: Name, *, amount: Amount, by: By, role: ActingRole, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Accept the work at its final cost."""
    _take(db, community, ("complete", name), (by, role, on), _fen(amount), as_json=as_json)


@commands.command(
    epilog="Example: wuxin fund settle willow-garden roof-5 --audit audit.pdf --receipt bill.pdf --by CITY-F "
    "--role city"
)
def settle(
    community: Community,
    name: Name,
    *,
    by: By,
    role: ActingRole,
    audit: Annotated[Path | None, typer.Option("--audit", metavar="FILE", help="The audit of the final cost.")] = None,
    receipt: Receipts = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Pay the rest of the final cost from the units' accounts, each by its floor area."""
    _take(db, community, ("settle", name), (by, role, on), {}, receipt, papers={"audit": audit}, as_json=as_json)


@commands.command(epilog="Example: wuxin fund show willow-garden --as-of 2026-08-01")
def show(community: Community, *, as_of: AsOf, db: Database = None, as_json: Json = False) -> None:
    """Show the fund of a day: what it has, units that must top up, applications and what is due, urgent kinds."""
    with loaded(db, community) as estate:
        told = _fund_dict(estate, as_of)
    if as_json:
        emit(told)
        return
    from bidding.revenue.amounts import yuan

    rows = [("application", "state", "budget", "due", "by")]
    rows += [(one["application"], one["state"], yuan(one["budget_fen"]), str(one["due_on"] or ""), one["due_by"] or "")
             for one in told["applications"]]  # fmt: skip
    low = [
        f"top up {one['unit']}: {yuan(one['balance_fen'])} of {yuan(one['wanted_fen'])} yuan" for one in told["top_ups"]
    ]
    say(f"{community}: {yuan(told['fund_fen'])} of {yuan(told['first_fen'])} yuan first paid in", *low, *table(rows))
    say(*(f"urgent: {code}  {one['zh']}  ({one['basis']})" for code, one in told["urgent"].items()))


def _fund_dict(estate: Estate, day: date) -> dict[str, Any]:
    from dataclasses import asdict
    from datetime import timedelta

    from bidding.revenue import fund_of
    from bidding.revenue.applications import applications
    from bidding.revenue.laws import cite

    law, fund = estate.terms.law, fund_of(estate.fund, day + timedelta(days=1))
    known = [step for step in estate.steps if step.on <= day]
    return {
        "community": estate.community_id, "fund_fen": fund.total_fen, "first_fen": fund.first_fen,
        "top_ups": [asdict(one) for one in fund.top_ups(law)],
        "applications": [_application_dict(estate, one) for one in applications(known).values()],
        "urgent": {
            code: {"zh": kind.title.zh, "en": kind.title.en, "basis": cite(law, kind.basis)}
            for code, kind in law.fund.urgent.items()
        },
    }  # fmt: skip


def _application_dict(estate: Estate, one: Any) -> dict[str, Any]:  # noqa: ANN401 - an Application
    from bidding.revenue.applications import due_of
    from bidding.revenue.fund_life import fund_state

    state = fund_state(one)
    due = due_of(one, state, estate.terms.law)
    return {
        "application": one.id, "state": str(state), "path": one.applied["path"], "kind": one.applied["kind"],
        "budget_fen": one.budget_fen, "advanced_fen": one.advanced_fen, "final_fen": one.final_fen,
        "tender": one.tender, "due": None if due is None else due.what, "due_by": None if due is None else due.by,
        "due_on": None if due is None else due.on,
    }  # fmt: skip


def _fen(amount: str) -> dict[str, int]:
    from bidding.revenue.amounts import fen_of

    return {"fen": fen_of(amount, "--yuan")}


def _take(
    db: str | None, community: str, what: tuple[str, str], who: Who, content: dict[str, Any],
    receipts: list[Path] | None = None, *, papers: Mapping[str, Path | None] | None = None, as_json: bool,
) -> None:  # fmt: skip
    from web.register.money.steps import fund_step

    def act(clerk: Clerk, before: Estate) -> tuple[Estate, Any]:
        kept = {name: kept_paper(clerk, community, path) for name, path in (papers or {}).items()}
        step = money_step(what[0], clerk.at, who, what[1], **content, **kept)
        return fund_step(clerk, before, step, kept_papers(clerk, community, receipts))

    estate, after = done(db, community, act)
    told = _application_dict(estate, after)
    if as_json:
        emit({"community": community, **told})
        return
    due = f"; next: {told['due']} by the {told['due_by']}, {told['due_on']}" if told["due"] else ""
    say(f"{community}, {after.id} is {told['state']}{due}.")
