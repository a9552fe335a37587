"""`wuxin owners check`: the receipt of a ballot, held against an export of the record or a database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem, RefusedError
from web.cli.databases import database_url, register
from web.cli.log.trusting import Witnesses, trusted
from web.cli.options import Database, Json
from web.cli.private_files import read_text
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from models.record.trust import Trust
    from web.register.owners.ballot_checks import BallotCheck, BallotPaper

__all__ = ["check", "commands"]

commands = typer.Typer()

ReceiptFile = Annotated[Path, typer.Argument(metavar="RECEIPT", help="The receipt as it was given out.")]
Export = Annotated[
    Path | None, typer.Option("--export", metavar="DIR", help="An export of the record that you keep; else --db.")
]
Logs = Annotated[
    list[str] | None,
    typer.Option("--log", metavar="VKEY", help="A public key of the log, as a line or a file of lines; repeatable."),
]
_SAID = {
    "choices open the commitment": "the choices are not those that its commitment was made for",
    "ballot has its entry": "the record has no entry of this ballot",
    "ballot holds the choices": "the ballot on record holds another commitment",
}


@commands.command(epilog="Example: wuxin owners check receipt.json --export ./record --log log.vkey")
def check(
    receipt: ReceiptFile, *, export: Export = None, log: Logs = None, witness: Witnesses = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Check the receipt of a ballot: its choices, its entry in the record, and the ballot that the entry attached.

    With --log the record is held to the log's signature too; with an export no server is asked.
    """
    paper = _read(receipt)
    trust = trusted(log, witness, None) if log else None
    checks = _in_database(paper, db, trust) if export is None else _in_export(paper, export, trust)
    problems = [
        Problem(str(receipt), f"{_SAID[one.what]}{f' ({one.told})' if one.told else ''}",
                "Show it to the subdistrict and to a witness.")
        for one in checks if not one.holds
    ]  # fmt: skip
    if problems:
        raise InputError(problems)
    if as_json:
        emit({"ballot": paper.ballot, "entry": paper.entry, "holds": True, "signed": trust is not None})
        return
    say(f"Ballot {paper.ballot} is on record as {paper.choices}.")
    say("The log's signature covers it." if trust else "Nobody's signature was checked: give --log.")


def _in_export(paper: BallotPaper, export: Path, trust: Trust | None) -> tuple[BallotCheck, ...]:
    from models.record.folders import FolderRecord
    from models.record.verifying import verify_folder
    from web.register.owners.ballot_checks import check_ballot, entry_in

    record = FolderRecord(export)
    if trust is not None and (findings := verify_folder(record, trust).findings):
        raise RefusedError(Problem(str(export), str(finding), "Do not rely on it.") for finding in findings)
    return check_ballot(paper, entry_in(record, paper.entry), record.blob)


def _in_database(paper: BallotPaper, db: str | None, trust: Trust | None) -> tuple[BallotCheck, ...]:
    from models.record.entries import entry_named
    from models.record.proving import check_proof, proof_of
    from models.record.sources import KeptRecord
    from web.register.owners.ballot_checks import check_ballot

    with register(database_url(db)) as session:
        entry = entry_named(session, paper.entry)
        if entry is not None and trust is not None:
            check_proof(proof_of(session, entry), trust.logs, trust.witnesses, trust.quorum)
        return check_ballot(paper, entry, KeptRecord(session).blob)


def _read(path: Path) -> BallotPaper:
    from web.register.owners.ballot_checks import ballot_paper

    try:
        paper = ballot_paper(json.loads(read_text(path)))
    except ValueError as error:
        raise InputError(Problem(str(path), f"it is no receipt: {error}", "Take it as it was given out.")) from None
    if paper is None:
        raise InputError(Problem(str(path), "it is no receipt of a ballot", "Take it as it was given out."))
    return paper
