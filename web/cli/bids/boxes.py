"""`wuxin bid announce`, `amend`, `submit`, `close`, `hand-in`, `open`, `box`: the register's part in sealed bids."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from models.errors import InputError, Problem, RefusedError
from web.cli.bids.files import envelopes_of, notice_from, submission_in
from web.cli.bids.sealing import bid_commands
from web.cli.databases import database_url, reached, ready, register
from web.cli.folders import new_folder
from web.cli.log.keeping import signer_of
from web.cli.options import Database, Json
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import refuse_existing
from web.cli.recording import clerk, now
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from bidding.bids import Part, Submission
    from web.register.bids.submissions import Committed

__all__ = ["amend", "announce", "bid_commands", "box", "close", "hand_in", "open_parts", "submit"]

NoticeFile = Annotated[Path, typer.Argument(metavar="NOTICE", help="The tender notice.")]
Tender = Annotated[str, typer.Argument(metavar="TENDER", help="The id of the tender.")]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A bid or withdrawal, as it was sealed.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Files of custodians or bidders.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to make.")]
Receipt = Annotated[Path, typer.Option("--receipt", metavar="FILE", help="Where the receipt goes; it must not exist.")]
LogKey = Annotated[Path, typer.Option("--key", metavar="FILE", help="The key file of the log, which signs receipts.")]
PartName = Annotated[Literal["cover", "technical", "price"], typer.Option("--part", help="Which parts are opened.")]
Final = Annotated[bool, typer.Option("--final", help="Open though shares or envelopes are missing for some bids.")]
Headers = Annotated[bool, typer.Option("--headers", help="Headers in place of large envelopes: enough for custodians.")]


@bid_commands.command(epilog="Example: wuxin bid announce notice.json --db sqlite:///wuxin.db")
def announce(notice: NoticeFile, *, db: Database = None, as_json: Json = False) -> None:
    """Set up the box of a tender that is kept elsewhere; of one on record here, publishing does it."""
    from web.register.bids.boxes import announce as enter

    found = notice_from(notice)
    with register(database_url(db)) as session:
        _check_alone(session, found.tender_id)
        enter(clerk(session), found)
    _tell(found.tender_id, "the box takes bids", as_json=as_json, until=found.times.bids_close_at.isoformat())


@bid_commands.command(epilog="Example: wuxin bid amend notice-2.json --db sqlite:///wuxin.db")
def amend(notice: NoticeFile, *, db: Database = None, as_json: Json = False) -> None:
    """Put the next version of a notice in force: bids sealed to the one before do not count any more."""
    from web.register.bids.boxes import amend as enter

    found = notice_from(notice)
    with register(database_url(db)) as session:
        _check_alone(session, found.tender_id)
        enter(clerk(session), found)
    _tell(found.tender_id, f"version {found.version} is in force", as_json=as_json, version=found.version)


@bid_commands.command(
    epilog="Example: wuxin bid submit bid --key log.key --receipt receipt.txt --db sqlite:///wuxin.db"
)
def submit(
    folder: Folder, *, receipt: Receipt, key: LogKey, passphrase_file: PassphraseFile = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Upload what is not there yet, hand in the submission, and keep the receipt; again gives the same receipt.

    What counts is the moment at which the submission commits. Late, of another version or not whole: refused, exit 1.
    """
    from bidding.bids.strict_json import text_of
    from models.record.folder_layout import content_line
    from web.register.bids.submissions import receipt_text
    from web.register.bids.submissions import submit as enter

    refuse_existing(receipt)
    found, signer = submission_in(folder), signer_of(key, passphrase_file)
    with _engine(db) as engine:
        _upload(engine, folder, found)
        committed = enter(engine, text_of(found), now, secrets.token_bytes)
    receipt.write_text(receipt_text(committed, signer), encoding="utf-8")
    entry = receipt.with_name(f"{receipt.name}.entry.json")
    entry.write_bytes(content_line(committed.entry) + b"\n")
    _tell_receipt(committed, receipt, as_json=as_json)


@bid_commands.command(epilog="Example: wuxin bid close zj-2024-001 --db sqlite:///wuxin.db")
def close(tender: Tender, *, db: Database = None, as_json: Json = False) -> None:
    """Enter CLOSE, after which nothing counts, whatever a clock says; refused before its time."""
    from web.register.bids.boxes import close as enter

    with register(database_url(db)) as session:
        _check_alone(session, tender)
        enter(clerk(session), tender)
    _tell(tender, "the box is closed", as_json=as_json)


@bid_commands.command("hand-in", epilog="Example: wuxin bid hand-in zj-2024-001 shares.json --db sqlite:///wuxin.db")
def hand_in(tender: Tender, files: Files, *, db: Database = None, as_json: Json = False) -> None:
    """Hand in files of custodians (wuxin custodian share) and of bidders (wuxin bid halves), after close.

    Their digests go on record at once, what they hold with the opening.
    """
    from web.register.bids.opening import hand_in_halves, hand_in_shares

    with register(database_url(db)) as session:
        for path in files:
            data = path.read_bytes()
            take = hand_in_halves if _format(data, path) == "wuxin own halves 1" else hand_in_shares
            take(clerk(session), tender, data)
    _tell(tender, f"{len(files)} files were handed in", as_json=as_json, files=len(files))


@bid_commands.command(
    "open", epilog="Example: wuxin bid open zj-2024-001 --part cover --out covers --db sqlite:///wuxin.db"
)
def open_parts(
    tender: Tender, *, part: PartName, out: Out, final: Final = False, db: Database = None, as_json: Json = False
) -> None:  # fmt: skip
    """Open a part of all bids in one batch, once the window is over; the result goes on record."""
    from bidding.bids import Part
    from models.values.canonical import canonical
    from web.register.bids.opening import open_bids

    with _engine(db) as engine, new_folder(out) as folder, ExitStack() as stack:

        def sink(submission: Submission, which: Part) -> Callable[[bytes], object]:
            return stack.enter_context((folder / f"{submission.bidder}.{which}").open("wb")).write

        result = open_bids(engine, tender, Part(part), (now, secrets.token_bytes), sink, final=final)
        for handle in [handle for handle, told in result["bids"].items() if "failure" in told]:
            (folder / f"{handle}.{part}").unlink(missing_ok=True)
        (folder / "result.json").write_bytes(canonical(result) + b"\n")
    opened = sum("failure" not in told for told in result["bids"].values())
    _tell(tender, f"{opened} {part} parts are opened, in {out}/", as_json=as_json, **result)


@bid_commands.command(epilog="Example: wuxin bid box zj-2024-001 --out box --db sqlite:///wuxin.db")
def box(tender: Tender, *, out: Out, headers: Headers = False, db: Database = None, as_json: Json = False) -> None:
    """Write a closed box as files, for custodians and for whoever opens it again; refused while bids are taken."""
    from web.register.bids.opening import write_box

    with register(database_url(db)) as session, new_folder(out) as folder:
        number = write_box(session, tender, folder, headers=headers)
    _tell(tender, f"{out}/ holds {number} submissions", as_json=as_json, folder=out, submissions=number)


def _check_alone(session: Session, tender_id: str) -> None:
    """Refuse to do to a box what its tender does, where that is on record here: they would diverge."""
    from web.register.tenders.events import is_kept

    if is_kept(session, tender_id):
        what = "the tender is on record here, and its box follows it"
        raise RefusedError(Problem(tender_id, what, "Take: wuxin tender publish, amend, extend, close"))


def _upload(engine: Engine, folder: Path, submission: Submission) -> None:
    from web.register.bids.uploads import put_envelope

    for path, named in envelopes_of(folder, submission):
        with path.open("rb") as source:
            digest = put_envelope(engine, submission.tender, source, now, secrets.token_bytes)
        if digest != named:
            raise InputError(Problem(str(path), "it is not the envelope that submission.json names", "Seal anew."))


@contextmanager
def _engine(db: str | None) -> Iterator[Engine]:
    from models.tables import engine_for

    ready(url := database_url(db))
    engine = engine_for(url)
    try:
        with reached(url):
            yield engine
    finally:
        engine.dispose()


def _format(data: bytes, path: Path) -> str:
    try:
        found = json.loads(data)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise InputError(Problem(str(path), "this is no file of shares or halves", "Hand it in as it was written."))
    return str(found.get("format"))


def _tell_receipt(committed: Committed, receipt: Path, *, as_json: bool) -> None:
    told = {
        "receipt": receipt, "submission": committed.digest, "position": committed.entry.position,
        "entry": committed.entry.digest, "accepted_at": committed.accepted_at.isoformat(),
    }  # fmt: skip
    if as_json:
        emit(told)
        return
    say(f"Accepted at {told['accepted_at']}, entry {told['position']} of the record.", f"  receipt  {receipt}")
    say(f"  entry    {receipt}.entry.json    (the moment, and what was signed before it)")
    say(f"Keep both. The receipt holds where the record has it: wuxin receipt verify {receipt} --log VKEY --export DIR")


def _tell(tender: str, what: str, *, as_json: bool, **more: Any) -> None:  # noqa: ANN401 - plain JSON
    if as_json:
        emit({"tender": tender, **more})
    else:
        say(f"{tender}: {what}.")
