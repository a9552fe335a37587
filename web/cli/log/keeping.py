"""`wuxin log status`, `checkpoint`, `receipt` and `export`: keeping the public record, and handing it out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem
from web.cli.databases import database_url, register
from web.cli.folders import new_folder
from web.cli.options import Database, Json
from web.cli.passphrases import PassphraseFile, passphrase_from
from web.cli.recording import put_in_order
from web.cli.terminal import emit, say, steps

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.ledger.entries import Entry
    from models.ledger.verifier_keys import Signer

__all__ = ["checkpoint", "commands", "entry_by", "export", "receipt", "signer_of", "status"]

commands = typer.Typer(help="The public record: entries, checkpoints, proofs.")

KeyPath = Annotated[Path, typer.Option("--key", metavar="FILE", help="The key file of the log (wuxin key make).")]
Asked = Annotated[
    list[str] | None,
    typer.Option(
        "--ask", metavar="VKEY@URL", help="A witness to ask for its cosignature: its key and where it is; repeatable."
    ),
]
EntryId = Annotated[
    str, typer.Argument(metavar="ID", help="An entry: its position, its subject (run/12), or the start of its digest.")
]


@commands.command(epilog="Example: wuxin log status --db sqlite:///wuxin.db")
def status(*, db: Database = None, as_json: Json = False) -> None:
    """Say how many entries there are, how many wait for a position, and what was signed last."""
    from models.record import entries_waiting, newest_checkpoint, size_of
    from models.record.checkpointing import time_of

    with register(database_url(db)) as session:
        size, waiting = size_of(session), sum(1 for _ in entries_waiting(session))
        signed = newest_checkpoint(session)
    told = None if signed is None else {
        "origin": signed.origin, "size": signed.size, "root": signed.root.hex(), "signed_at": time_of(signed)
    }  # fmt: skip
    if as_json:
        emit({"size": size, "waiting": waiting, "checkpoint": told})
        return
    say(f"{size} entries, {waiting} waiting for a position")
    say(
        "nothing signed yet" if told is None else f"{told['origin']}: {told['size']} entries signed {told['signed_at']}"
    )


@commands.command(
    epilog="Example: wuxin log checkpoint --key log.key --db sqlite:///wuxin.db --ask VKEY@https://witness.example"
)
def checkpoint(
    *, key: KeyPath, passphrase_file: PassphraseFile = None, ask: Asked = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Give waiting entries their positions, hash the tree anew, sign its size and root, and have witnesses cosign."""
    from web.record.signing import asked_witness, sign_record

    asked = [asked_witness(text) for text in ask or []]
    signer, url = signer_of(key, passphrase_file), database_url(db)
    with steps(2) as shown:
        shown.begin("Giving positions")
        put_in_order(url)
        shown.begin("Hashing the tree anew and signing it")
        with register(url) as session:
            signed = sign_record(session, signer, datetime.now(UTC), asked)
    if as_json:
        emit({"note": signed.note, "unanswered": list(signed.unanswered)})
        return
    say(signed.note.rstrip() if signed.note else "Nothing new: the last checkpoint covers every entry.")
    for problem in signed.unanswered:
        typer.echo(f"not cosigned: {problem}", err=True)


@commands.command(epilog="Example: wuxin log receipt run/12 --key log.key --db sqlite:///wuxin.db")
def receipt(
    entry: EntryId, *, key: KeyPath, passphrase_file: PassphraseFile = None, db: Database = None, as_json: Json = False
) -> None:
    """Sign a receipt for an entry that has its position: the promise that it stands there."""
    from models.record.receipts import receipt_for

    signer = signer_of(key, passphrase_file)
    with register(database_url(db)) as session:
        note = receipt_for(entry_by(session, entry), signer.name, signer)
    if as_json:
        emit({"receipt": note})
    else:
        say(note.rstrip())


@commands.command(epilog="Example: wuxin log export ./record --db sqlite:///wuxin.db")
def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder; appears whole or not at all.")],
    *,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Write the record up to the newest checkpoint as static files, with a page that checks them in any browser."""
    from models.record.exporting import export as write
    from models.record.sources import KeptRecord
    from web.record.pages import write_pages

    with steps(1) as shown, register(database_url(db)) as session, new_folder(directory) as folder:
        shown.begin("Writing the record")
        size = write(KeptRecord(session), folder)
        write_pages(folder)
    if as_json:
        emit({"directory": directory, "entries": size})
    else:
        say(f"{directory}/: {size} entries. Check them with: wuxin log verify {directory} --log VKEY, or verify.html")


def signer_of(key: Path, passphrase_file: Path | None) -> Signer:
    """Return what signs with a key file; asks for the passphrase where no file holds it."""
    from models.ledger.verifier_keys import Signer
    from web.cli.keys.files import signer_from_file

    passphrase = None if passphrase_file is None else passphrase_from(passphrase_file, str(key))
    return Signer(*signer_from_file(key, passphrase))


def entry_by(session: Session, text: str) -> Entry:
    """Return the entry that a person names. Raises InputError where it is none, or more than one."""
    from models.record.entries import entries_by

    found = entries_by(session, text)
    if not found:
        remedy = "Name a position such as 0, a subject such as run/12, or the first characters of a digest."
        raise InputError(Problem(text, "no entry of the record is called so", remedy))
    if len(found) > 1:
        places = ", ".join(str(entry.position) for entry in found[:5])
        raise InputError(Problem(text, f"{len(found)} entries are called so", f"Name one by its position: {places}."))
    return found[0]
