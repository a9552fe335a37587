"""`wuxin receipt verify`: a receipt or a proof, checked offline by whoever was given it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem, RefusedError
from web.cli.log.trusting import Logs, Quorum, Witnesses, trusted
from web.cli.options import Json
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from models.record.trust import Trust

__all__ = ["commands", "verify"]

commands = typer.Typer(help="Receipts and proofs of the public record.")

File = Annotated[Path, typer.Argument(metavar="FILE", help="A receipt, or a proof file of `wuxin log prove`.")]
Export = Annotated[
    Path | None,
    typer.Option("--export", metavar="DIR", help="An export of the record, in which the receipt's entry must stand."),
]


@commands.command(epilog="Example: wuxin receipt verify receipt.txt --log log.vkey --export ./record")
def verify(
    file: File, *, log: Logs, witness: Witnesses = None, quorum: Quorum = None, export: Export = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Check who signed a receipt or a proof, and that the record has what it promises.

    A receipt is a promise alone; with --export the record is held to it. A proof shows the entry by itself.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError(Problem(str(file), "it is no text", "Name a receipt or a proof file.")) from None
    trust = trusted(log, witness, quorum)
    told = _proof(text, trust) if text.startswith("c2sp.org/tlog-proof") else _receipt(text, trust, export)
    if as_json:
        emit(told)
    else:
        say(*(f"{name}: {value}" for name, value in told.items()), "It holds.")


def _proof(text: str, trust: Trust) -> dict[str, Any]:
    from models.record.proving import check_proof

    checkpoint, entry = check_proof(text, trust.logs, trust.witnesses, trust.quorum)
    return {"origin": checkpoint.origin, "size": checkpoint.size, "position": entry.position, "type": entry.type,
            "subject": entry.subject, "content": entry.content}  # fmt: skip


def _receipt(text: str, trust: Trust, export: Path | None) -> dict[str, Any]:
    from models.record.receipts import parse_receipt

    receipt = parse_receipt(text, trust.logs)
    told: dict[str, Any] = {"origin": receipt.origin, "position": receipt.position, "type": receipt.type,
                            "subject": receipt.subject, "digest": receipt.digest}  # fmt: skip
    if export is None:
        return told | {"record": "not looked at; give --export DIR"}
    return told | {"record": _held_to(receipt.position, receipt.digest, export, trust)}


def _held_to(position: int, digest: str, export: Path, trust: Trust) -> str:
    """Return a word on the entry at the position; raises RefusedError where the record breaks the promise."""
    from models.record.folders import FolderRecord
    from models.record.verifying import verify_folder

    record = FolderRecord(export)
    checked = verify_folder(record, trust)
    if checked.findings:
        raise RefusedError(Problem(str(export), str(finding), "Do not rely on it.") for finding in checked.findings)
    if position >= checked.size:
        return f"the export ends before it, at {checked.size} entries; ask for a newer one"
    entry = next(entry for entry in record.entries() if entry.position == position)
    if entry.digest != digest:
        what = f"entry {position} of the record is {entry.digest}, and {digest} was promised there"
        remedy = "The log has broken its promise: keep the receipt and the export, and show both to the witnesses."
        raise RefusedError(Problem(str(export), what, remedy))
    return "the entry stands where it was promised"
