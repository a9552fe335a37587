"""`wuxin seal`, and what a bidder does with its envelopes offline: withdrawal, checking, its own halves."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem
from web.cli.bids.files import (
    KeyPath,
    LotId,
    NewFile,
    NoticePath,
    envelope_outs,
    headers_in,
    notice_from,
    submission_in,
)
from web.cli.folders import new_folder
from web.cli.keys.files import opened
from web.cli.options import Json
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import refuse_existing, write_private
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.bids import Bidder, Part, Submission

__all__ = ["bid_commands", "check", "commands", "halves", "seal", "withdrawal"]

commands = typer.Typer()
bid_commands = typer.Typer(help="Sealed bids: seal, withdraw, hand in, and what the register does with them.")

Price = Annotated[
    Path, typer.Option("--price", metavar="FILE", help="The price part; the company's name goes with it.")
]
Technical = Annotated[
    Path | None, typer.Option("--technical", metavar="FILE", help="The technical part, where the notice asks for one.")
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to make; it must not exist.")]
Named = Annotated[bool, typer.Option("--named", help="Say in the open who bids: where a bid failed to open.")]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder of `wuxin seal`.")]


@commands.command(
    epilog="Example: wuxin seal --tender notice.json --lot lot-1 --price price.json --technical plan.pdf "
    "--key bidder.key --out bid"
)
def seal(
    *, tender: NoticePath, lot: LotId, price: Price, technical: Technical = None, key: KeyPath, out: Out,
    passphrase_file: PassphraseFile = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Seal a bid offline: no one who stores it can read it, tell its size, or see whose it is.

    A bid that is sealed and handed in later takes the place of an earlier one of the same key.
    """
    from bidding.bids import Part

    files = {Part.PRICE: price} | ({Part.TECHNICAL: technical} if technical else {})
    submission = _sealed(tender, lot, key, passphrase_file, (files, out))
    _tell(submission, out, "The bid is sealed", as_json=as_json)


@bid_commands.command(
    epilog="Example: wuxin bid withdrawal --tender notice.json --lot lot-1 --key bidder.key --out off"
)
def withdrawal(
    *, tender: NoticePath, lot: LotId, key: KeyPath, out: Out, passphrase_file: PassphraseFile = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Make a withdrawal: handed in before close, it takes back what the same key handed in for the lot.

    It looks like a bid to everybody until covers are opened; what it takes back is never opened.
    """
    submission = _sealed(tender, lot, key, passphrase_file, (None, out))
    _tell(submission, out, "The withdrawal is sealed", as_json=as_json)


@bid_commands.command(epilog="Example: wuxin bid check bid --tender notice.json")
def check(folder: Folder, *, tender: NoticePath, as_json: Json = False) -> None:
    """Check a sealed bid before it is handed in: every envelope whole, and of this version of the notice."""
    from bidding.bids.checking import envelope_problems

    notice, submission = notice_from(tender), submission_in(folder)
    problems = []
    for part in submission.parts:
        path = folder / f"{part}.envelope"
        with ExitStack() as stack:
            source = stack.enter_context(path.open("rb")) if path.is_file() else None
            problems += envelope_problems(notice, submission, part, source)
    if problems:
        raise InputError(problems)
    _tell(submission, folder, "Every envelope is whole", as_json=as_json)


@bid_commands.command(epilog="Example: wuxin bid halves bid --key bidder.key --out halves.json")
def halves(
    folder: Folder, *, key: KeyPath, out: NewFile,
    named: Named = False, passphrase_file: PassphraseFile = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Make the file with a bidder's own halves, to hand in after close; with escrow it is rarely needed."""
    from bidding.bids import own_halves
    from bidding.bids.strict_json import text_of

    refuse_existing(out)
    found = own_halves(_bidder(key, passphrase_file), [header for header, _ in headers_in(folder)], named=named)
    write_private(out, text_of(found).decode() + "\n")
    if as_json:
        emit({"file": out, "bidder": found.bidder, "parts": sorted(found.halves)})
    else:
        say(f"{out} holds your halves of {', '.join(sorted(found.halves))}.",
            "Next, after bids have closed and not before: wuxin bid hand-in --halves")  # fmt: skip


def _sealed(
    tender: Path, lot: str, key: Path, passphrase_file: Path | None, made: tuple[dict[Part, Path] | None, Path]
) -> Submission:
    from bidding.bids import Part, seal_bid
    from bidding.bids.prices import price_of
    from bidding.bids.strict_json import text_of

    paths, out = made
    notice = notice_from(tender)
    if paths is not None and price_of(paths[Part.PRICE].read_bytes()) is None:
        what = "it says no price that can be read out at the opening"
        raise InputError(
            Problem(str(paths[Part.PRICE]), what, 'Write {"total_fen": 87000000}, and what else you like.')
        )
    if out.exists():
        raise InputError(Problem(str(out), "there is something already", "Name a new folder."))
    bidder = _bidder(key, passphrase_file)
    with ExitStack() as stack, new_folder(out) as folder:
        files = None if paths is None else {part: stack.enter_context(path.open("rb")) for part, path in paths.items()}
        outs = stack.enter_context(envelope_outs(folder, notice))
        submission = seal_bid(notice, lot, bidder, files, outs, os.urandom)
        (folder / "submission.json").write_bytes(text_of(submission) + b"\n")
    return submission


def _bidder(key: Path, passphrase_file: Path | None) -> Bidder:
    from bidding.bids import Bidder

    file, pair = opened(key, passphrase_file)
    if file.purpose != "bidder":
        what = f"this is a {file.purpose} key"
        raise InputError(Problem(str(key), what, "Name a key made with: wuxin key make CODE --purpose bidder"))
    return Bidder(file.key, pair)


def _tell(submission: Submission, out: Path, done: str, *, as_json: bool) -> None:
    from bidding.bids import submission_digest

    if as_json:
        emit({"folder": out, "submission": submission_digest(submission), "bidder": submission.bidder,
              "parts": {part: named.bytes for part, named in submission.parts.items()}})  # fmt: skip
        return
    say(f"{done}: {out}/", f"  handle      {submission.bidder}", f"  submission  {submission_digest(submission)}")
    say(f"Next: wuxin bid submit {out}    (uploads the envelopes, hands in the submission, and keeps the receipt)")
