"""`wuxin tender secure`, `sign`, `file-contract`, `do`, `package`: contract, performance, and evidence from both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from web.cli.databases import database_url, register
from web.cli.folders import RUN_FILE, output_folder
from web.cli.options import AsOf, Database, Force, Json, KnownAt
from web.cli.tenders.acts import Acting, By, Name, RoleOption, act, tell
from web.cli.tenders.files import read_json
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from bidding.tender import Tender

__all__ = ["commands", "do", "file_contract", "package", "secure", "sign"]

commands = typer.Typer()

OtherMove = Literal[
    "return", "redo", "withdraw", "strike", "report", "return_securities", "start", "breach", "review", "deduct",
    "hand_over", "apply_refund", "opine", "refund", "fail",
]  # fmt: skip
Payments = Annotated[Path, typer.Option("--payments", metavar="FILE", help="What was paid: JSON, a list.")]
Contracts = Annotated[Path, typer.Option("--contracts", metavar="FILE", help="The contracts: JSON, a list.")]
Filing = Annotated[str, typer.Option("--filing", metavar="NO", help="The number under which it was received.")]
MoveName = Annotated[OtherMove, typer.Argument(metavar="MOVE", help=f"One of {', '.join(get_args(OtherMove))}.")]
DetailsFile = Annotated[
    Path | None, typer.Option("--details", metavar="FILE", help="What the event holds: JSON, as docs/tenders.md tells.")
]
Said = Annotated[str | None, typer.Option("--what", metavar="TEXT", help="Why, in words; it is published.")]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write.")]
Onto = Annotated[Path, typer.Option("--onto", metavar="PACKAGE", help="The evidence that the rows are added to.")]


@commands.command(epilog="Example: wuxin tender secure zj-2024-001 --payments paid.json --by subdistrict-01")
def secure(name: Name, *, payments: Payments, by: By, db: Database = None, as_json: Json = False) -> None:
    """Record that the winners paid their performance securities to the subdistrict, each with its receipt."""
    found = act(db, name, "secure", Acting(by), {"payments": read_json(payments)})
    tell(found, *_held(found[0].ledger.held()), as_json=as_json)


@commands.command(epilog="Example: wuxin tender sign zj-2024-001 --contracts contracts.json --by 91330681MA27U04D4K")
def sign(name: Name, *, contracts: Contracts, by: By, db: Database = None, as_json: Json = False) -> None:
    """Record the contracts: the company, price and months of award and notice, inside the committee's term."""
    tell(act(db, name, "sign", Acting(by), {"contracts": read_json(contracts)}), as_json=as_json)


@commands.command(
    name="file-contract", epilog="Example: wuxin tender file-contract zj-2024-001 --filing C-7 --by 91330681MA27U04D4K"
)
def file_contract(
    name: Name, *, filing: Filing, by: By, role: RoleOption = None, db: Database = None, as_json: Json = False
) -> None:
    """Record that the contract was filed; in time it is a merit of the company, later a breach."""
    tell(act(db, name, "file_contract", Acting(by, role), {"filing": filing}), as_json=as_json)


@commands.command(
    epilog="Example: wuxin tender do zj-2024-001 withdraw --details gone.json --by 91330681MA0000001K --db sqlite:///wuxin.db"
)
def do(
    name: Name, move: MoveName, *, by: By, details: DetailsFile = None, what: Said = None, role: RoleOption = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Make any other move of a tender's life: give up, strike off, redo, report, breach, deduct, hand over, refund."""
    told: dict[str, Any] = {} if details is None else read_json(details)
    told |= {} if what is None else {"what": what}

    def make(session: Session, tender: Tender, _at: datetime) -> dict[str, Any]:
        return told | (_few(session, tender) if (move, told.get("because")) == ("fail", "few") else {})

    found = act(db, name, move, Acting(by, role), make)
    held = [{"lot": lot, "company_id": who, "fen": fen} for (lot, who), fen in found[0].ledger.held().items()]
    more = {"number": len(found[0].events), "held": held}
    tell(found, *_held(found[0].ledger.held()), as_json=as_json, more=more)


@commands.command(
    epilog="Example: wuxin tender package ./evidence-now --onto ./evidence --as-of 2025-06-30 --db sqlite:///wuxin.db"
)
def package(
    directory: Folder, *, onto: Onto, as_of: AsOf, known_at: KnownAt = None, force: Force = False,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Add what contracts gave by a day to an evidence package: filed or not, breaches, awards given up."""
    from bidding.tender.evidence import evidence_rows
    from credit.evidence import read_package
    from credit.inspections.evidence_rows import EvidenceRows
    from web.cli.inspections.packages import who_inspected, write_package
    from web.register.tenders.events import tenders_kept

    with register(database_url(db)) as session:
        records = evidence_rows(tenders_kept(session), as_of, known_at)
    with output_folder(directory, force=force) as folder:
        who = who_inspected(onto) if onto.is_dir() else {}
        files = write_package(read_package(onto), EvidenceRows(records=records), who, folder)
        run = {"made_by": "wuxin tender package", "as_of": as_of.isoformat(), "records": len(records), "files": files}
        (folder / RUN_FILE).write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
    if as_json:
        emit(run)
    else:
        say(f"{len(records)} records of contracts in {directory}")


def _few(session: Session, tender: Tender) -> dict[str, Any]:
    """Return how many bid by the covers of the box, which nobody tells otherwise; nothing where bids are elsewhere."""
    from web.register.bids.boxes import has_box
    from web.register.tenders.boxes import counted_bidders

    return {"bidders": counted_bidders(session, tender)} if has_box(session, tender.id) else {}


def _held(held: dict[tuple[str, str], int]) -> list[str]:
    return [f"held for {lot} of {company}: {fen} fen" for (lot, company), fen in held.items()]
