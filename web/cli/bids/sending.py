"""`wuxin bid send`: a sealed bid goes to a portal over HTTP, again and again until there is a receipt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem, RefusedError
from web.cli.bids.files import envelopes_of, submission_in
from web.cli.log.trusting import trusted
from web.cli.options import Json
from web.cli.private_files import refuse_existing
from web.cli.terminal import emit, say, steps

if TYPE_CHECKING:
    from bidding.bids import Submission

__all__ = ["commands", "send"]

commands = typer.Typer()

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A bid or withdrawal, as it was sealed.")]
Portal = Annotated[str, typer.Option("--to", metavar="URL", help="The portal that takes bids, such as https://host.")]
Receipt = Annotated[Path, typer.Option("--receipt", metavar="FILE", help="Where the receipt goes; it must not exist.")]
Log = Annotated[
    list[str] | None,
    typer.Option("--log", metavar="VKEY", help="The log's public key, to check the receipt by; repeatable."),
]
Patience = Annotated[
    float, typer.Option("--patience", metavar="SECONDS", min=0, help="How long to try while nobody answers.")
]


@commands.command(epilog="Example: wuxin bid send bid --to https://bids.example.org --receipt receipt.txt")
def send(
    folder: Folder, *, to: Portal, receipt: Receipt, log: Log = None, patience: Patience = 300.0, as_json: Json = False
) -> None:  # fmt: skip
    """Upload what is not there yet, hand in the submission over HTTP, and keep the receipt; no account is asked for.

    While the portal does not answer it tries again and goes on where it stopped; the same again gives the same receipt.
    A bid, a replacement and a withdrawal are sent alike. Late, of another version or not whole: refused, exit 1.
    """
    from bidding.bids.strict_json import text_of
    from models.values.canonical import canonical
    from web.cli.bids.portal import BidPortal

    refuse_existing(receipt)
    found, portal = submission_in(folder), BidPortal(to, patience)
    with steps(len(found.parts) + 1) as shown:
        for path, digest in envelopes_of(folder, found):
            shown.begin(f"Uploading {path.name}")
            with path.open("rb") as source:
                if portal.upload(found.tender, source) != digest:
                    what = "it is not the envelope that submission.json names"
                    raise InputError(Problem(str(path), what, "Seal anew."))
        shown.begin("Handing in")
        told = portal.submit(text_of(found))
    _check(told, found, log or [])
    receipt.write_text(told["receipt"], encoding="utf-8")
    receipt.with_name(f"{receipt.name}.entry.json").write_bytes(canonical(told["content"]) + b"\n")
    _tell(told, receipt, as_json=as_json)


def _check(told: dict[str, Any], sent: Submission, logs: list[str]) -> None:
    """Refuse an answer of another submission, and a receipt that no key of the log has signed."""
    from bidding.bids import submission_digest
    from models.record.receipts import parse_receipt

    digest = submission_digest(sent)
    wrong = told.get("submission") != digest
    if not wrong and logs:
        promised = parse_receipt(told["receipt"], trusted(logs, None, None).logs)
        wrong = (promised.subject, promised.digest) != (f"bid/{sent.tender}/{digest}", told["entry"])
    if wrong:
        what = "the portal answers with the receipt of something else"
        raise RefusedError(
            Problem("receipt", what, "Call again; if it stays so, tell the authority, and keep the bid.")
        )


def _tell(told: dict[str, Any], receipt: Path, *, as_json: bool) -> None:
    if as_json:
        emit({"receipt": receipt, **{name: told[name] for name in ("submission", "position", "entry", "accepted_at")}})
        return
    say(f"Accepted at {told['accepted_at']}, entry {told['position']} of the record.", f"  receipt  {receipt}")
    say(f"  entry    {receipt}.entry.json    (the moment, and what was signed before it)")
    say(f"Keep both. The receipt holds where the record has it: wuxin receipt verify {receipt} --log VKEY --export DIR")
