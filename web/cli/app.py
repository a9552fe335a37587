"""The commands put together, and the entry point of the console script."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from web.cli import (
    auctions,
    bid_opening,
    bidding,
    certifying,
    complaint_reporting,
    custody,
    demo,
    drawing,
    erasing,
    evaluating,
    evaluations,
    explaining,
    fund,
    generating,
    individuals,
    inspecting,
    inspection_draws,
    inspection_evidence,
    inspection_findings,
    inspection_views,
    keys,
    listings,
    log_checking,
    money,
    money_audits,
    money_bank,
    money_board,
    money_views,
    objections,
    open_contracting,
    owners,
    panels,
    rating,
    receipts,
    registering,
    reviews,
    rulebooks,
    scheduling,
    sealing,
    serving,
    staffing,
    tasking,
    tender_bids,
    tender_contracts,
    tender_disputes,
    tender_views,
    tendering,
    tokens,
    witnessing,
)
from web.cli.reporting import Root
from web.cli.versions import version_of

__all__ = ["app", "main"]

app = typer.Typer(
    name="wuxin",
    cls=Root,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Begin with: wuxin demo",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(demo.commands)
app.add_typer(rating.commands)
app.add_typer(explaining.commands)
app.add_typer(rulebooks.commands, name="rulebook")
app.add_typer(generating.commands)
app.add_typer(registering.commands)
app.add_typer(registering.database_commands, name="db")
app.add_typer(drawing.commands)
app.add_typer(evaluating.commands)
app.add_typer(complaint_reporting.commands, name="complaint")
app.add_typer(owners.commands, name="owners")
app.add_typer(auctions.commands, name="auction")
app.add_typer(serving.commands)
app.add_typer(scheduling.commands)
app.add_typer(scheduling.due_commands, name="due")
app.add_typer(erasing.commands)
app.add_typer(receipts.commands, name="receipt")
app.add_typer(log_checking.commands, name="log")
app.add_typer(witnessing.commands)
app.add_typer(keys.commands, name="key")
app.add_typer(tokens.commands, name="token")
for part in (inspection_draws, inspection_findings, inspection_views, inspection_evidence):
    inspecting.commands.add_typer(part.commands)
app.add_typer(inspecting.commands, name="inspection")
for part in (tender_bids, tender_disputes, tender_contracts, tender_views):
    tendering.commands.add_typer(part.commands)
app.add_typer(tendering.commands, name="tender")
app.add_typer(listings.commands, name="list")
app.add_typer(certifying.commands, name="certificate")
app.add_typer(objections.commands, name="objection")
app.add_typer(sealing.commands)
app.add_typer(bidding.bid_commands, name="bid")
app.add_typer(custody.commands, name="custodian")
app.add_typer(bid_opening.commands)
app.add_typer(open_contracting.commands, name="ocds")
app.add_typer(panels.commands, name="panel")
app.add_typer(evaluations.commands, name="evaluation")
app.add_typer(staffing.commands, name="staff")
app.add_typer(tasking.commands, name="task")
app.add_typer(reviews.commands, name="review")
app.add_typer(individuals.commands, name="individual")
for room in (money_bank, money_board, money_views):
    money.commands.add_typer(room.commands)
money.commands.add_typer(money_audits.commands, name="audit")
app.add_typer(money.commands, name="money")
app.add_typer(fund.commands, name="fund")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"wuxin {version_of('wuxin')}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Explained credit ratings and fair tenders for the companies that manage housing estates (物信).

    Exit codes: 0 done, 1 refused by a rule, 2 wrong call or unreadable input.
    """


def main() -> None:
    """Run the command line; text that the terminal cannot show is written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    app(prog_name="wuxin")
