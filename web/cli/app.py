"""The commands of the console, and the entry point of the console script."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Annotated, Any, Final

import typer

from web.cli.lazily import Commands, Group
from web.cli.reporting import Root
from web.cli.versions import version_of

__all__ = ["app", "main"]

_PANELS: Final[Mapping[str, Mapping[str, str | Group]]] = {
    "Begin": {"demo": "demo.command", "serve": "portal.serving", "live": "portal.serving"},
    "Rate companies": {
        "rate": "ratings.rating",
        "explain": "ratings.explaining",
        "rulebook": Group("ratings.rulebooks"),
        "generate": "ratings.generating",
        "template": "ratings.templating",
        "ingest": "ratings.registering",
        "lists": "ratings.registering",
        "individual": Group("standing.individuals"),
    },
    "Complaints and inspections": {
        "complaint": Group("complaints.reporting"),
        "task": Group("complaints.tasking"),
        "staff": Group("standing.staffing"),
        "group": Group("groups.keeping", ("groups.showing",)),
        "inspection": Group(
            "inspections.campaigns",
            ("inspections.draws", "inspections.findings", "inspections.showing", "inspections.evidence"),
        ),
        "targets": "ratings.targets",
    },
    "Lists and credit files": {
        "list": Group("standing.listings"),
        "objection": Group("standing.objections"),
        "review": Group("standing.reviews"),
        "certificate": Group("standing.certifying"),
    },
    "Tenders": {
        "tender": Group(
            "tenders.notices", ("tenders.bids", "tenders.disputes", "tenders.contracts", "tenders.showing")
        ),
        "seal": "bids.sealing",
        "bid": Group("bids.boxes", ("bids.sending",), name="bid_commands"),
        "custodian": Group("bids.custody"),
        "open": "bids.opening",
        "panel": Group("evaluations.panels"),
        "evaluate": "evaluations.evaluating",
        "evaluation": Group("evaluations.steps", ("evaluations.blind_files",)),
        "ocds": Group("tenders.open_contracting"),
    },
    "Owners": {
        "owners": Group(
            "owners.votes",
            ("owners.ballot_checks",),
            {
                "election": Group("owners.elections", ("owners.election_draws", "owners.showing")),
                "request": Group("owners.requests"),
            },
        ),
        "asset": Group("letting.assets"),
        "auction": Group("auctions.applying"),
        "lease": Group("letting.leases", ("letting.showing",)),
        "renovation": Group("renovation.steps", ("renovation.showing", "renovation.rooms")),
        "service": Group("engagements.steps", ("engagements.exits", "engagements.showing")),
        "mode": Group("modes.steps", ("modes.showing",)),
        "money": Group("money.books", ("money.bank", "money.board", "money.showing"), {"audit": Group("money.audits")}),
        "fund": Group("money.fund"),
        "fees": Group("fees.levels"),
    },
    "The public record": {
        "log": Group("log.checking"),
        "receipt": Group("log.receipts"),
        "witness": "log.witnessing",
        "draw": "draws.drawing",
        "key": Group("keys.making"),
        "erase": "portal.erasing",
    },
    "Running it": {
        "db": Group("ratings.registering", name="database_commands"),
        "scheduler": "portal.scheduling",
        "due": Group("portal.scheduling", name="due_commands"),
        "account": Group("portal.accounts"),
        "token": Group("portal.tokens"),
        "webhook": Group("portal.webhooks"),
        "mail": Group("portal.mailing"),
    },
}
"""What `wuxin --help` shows together: each word, and the module of `web.cli` where its command or group is."""

_COMMANDS: Final = Commands(_PANELS)


class _Console(Root):
    """The root, which builds a command when it is called for."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - typer's own settings, passed on as they are
        super().__init__(**{**settings, "commands": _COMMANDS})


app = typer.Typer(
    name="wuxin",
    cls=_Console,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Begin with: wuxin demo",
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
