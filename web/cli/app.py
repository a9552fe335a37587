"""The commands put together, and the entry point of the console script."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Final

import typer

from web.cli import demo
from web.cli.auctions import applying as _applying  # noqa: F401 - it adds its command
from web.cli.auctions import steps as auctions
from web.cli.bids import boxes as bidding
from web.cli.bids import custody, sealing
from web.cli.bids import opening as bid_opening
from web.cli.bids import sending as bid_sending
from web.cli.complaints import reporting as complaint_reporting
from web.cli.complaints import tasking
from web.cli.draws import drawing
from web.cli.engagements import exits as engagement_exits
from web.cli.engagements import showing as engagement_views
from web.cli.engagements import steps as engagements
from web.cli.evaluations import blind_files, evaluating, panels
from web.cli.evaluations import steps as evaluations
from web.cli.inspections import campaigns as inspecting
from web.cli.inspections import draws as inspection_draws
from web.cli.inspections import evidence as inspection_evidence
from web.cli.inspections import findings as inspection_findings
from web.cli.inspections import showing as inspection_views
from web.cli.keys import making as keys
from web.cli.letting import assets, leases
from web.cli.letting import showing as lease_views
from web.cli.log import checking as log_checking
from web.cli.log import receipts, witnessing
from web.cli.money import audits as money_audits
from web.cli.money import bank as money_bank
from web.cli.money import board as money_board
from web.cli.money import books as money
from web.cli.money import fund
from web.cli.money import showing as money_views
from web.cli.owners import ballot_checks, election_draws, elections
from web.cli.owners import requests as owner_requests
from web.cli.owners import showing as election_views
from web.cli.owners import votes as owners
from web.cli.portal import accounts, erasing, mailing, scheduling, serving, tokens, webhooks
from web.cli.ratings import explaining, generating, rating, registering, rulebooks, targets, templating
from web.cli.reporting import Root
from web.cli.standing import certifying, individuals, listings, objections, reviews, staffing
from web.cli.tenders import bids as tender_bids
from web.cli.tenders import contracts as tender_contracts
from web.cli.tenders import disputes as tender_disputes
from web.cli.tenders import notices as tendering
from web.cli.tenders import open_contracting
from web.cli.tenders import showing as tender_views
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

for _group, _parts in (
    (inspecting, (inspection_draws, inspection_findings, inspection_views, inspection_evidence)),
    (tendering, (tender_bids, tender_disputes, tender_contracts, tender_views)),
    (engagements, (engagement_exits, engagement_views)),
    (money, (money_bank, money_board, money_views)),
    (leases, (lease_views,)),
    (elections, (election_draws, election_views)),
    (owners, (ballot_checks,)),
):
    for _part in _parts:
        _group.commands.add_typer(_part.commands)
money.commands.add_typer(money_audits.commands, name="audit")
owners.commands.add_typer(elections.commands, name="election")
owners.commands.add_typer(owner_requests.commands, name="request")
bidding.bid_commands.add_typer(bid_sending.commands)
evaluations.commands.add_typer(blind_files.commands)

_PANELS: Final[Mapping[str, Sequence[tuple[typer.Typer, str | None]]]] = {
    "Begin": ((demo.commands, None), (serving.commands, None)),
    "Rate companies": (
        (rating.commands, None), (explaining.commands, None), (rulebooks.commands, "rulebook"),
        (generating.commands, None), (templating.commands, None),
        (registering.commands, None), (individuals.commands, "individual"),
    ),
    "Complaints and inspections": (
        (complaint_reporting.commands, "complaint"), (tasking.commands, "task"), (staffing.commands, "staff"),
        (inspecting.commands, "inspection"), (targets.commands, None),
    ),
    "Lists and credit files": (
        (listings.commands, "list"), (objections.commands, "objection"), (reviews.commands, "review"),
        (certifying.commands, "certificate"),
    ),
    "Tenders": (
        (tendering.commands, "tender"), (sealing.commands, None), (bidding.bid_commands, "bid"),
        (custody.commands, "custodian"), (bid_opening.commands, None), (panels.commands, "panel"),
        (evaluating.commands, None), (evaluations.commands, "evaluation"), (open_contracting.commands, "ocds"),
    ),
    "Owners": (
        (owners.commands, "owners"), (assets.commands, "asset"), (auctions.commands, "auction"),
        (leases.commands, "lease"), (engagements.commands, "service"), (money.commands, "money"),
        (fund.commands, "fund"),
    ),
    "The public record": (
        (log_checking.commands, "log"), (receipts.commands, "receipt"), (witnessing.commands, None),
        (drawing.commands, None), (keys.commands, "key"), (erasing.commands, None),
    ),
    "Running it": (
        (registering.database_commands, "db"), (scheduling.commands, None), (scheduling.due_commands, "due"),
        (accounts.commands, "account"), (tokens.commands, "token"), (webhooks.commands, "webhook"),
        (mailing.commands, "mail"),
    ),
}  # fmt: skip
"""What `wuxin --help` shows together; a part without a name brings its commands to the top."""

for _title, _members in _PANELS.items():
    for _commands, _name in _members:
        for _command in _commands.registered_commands if _name is None else ():
            _command.rich_help_panel = _title
        app.add_typer(_commands, name=_name, rich_help_panel=_title)


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
