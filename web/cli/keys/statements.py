"""`wuxin key enrol`, `rotate`, `revoke`, `sign`: signed statements about keys, for the public record."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from models.errors import InputError, Problem
from web.cli.keys.files import described, make_file, moment_now, opened, public_lines
from web.cli.options import Json, moment
from web.cli.passphrases import NewPassphraseFile, PassphraseFile, new_passphrase
from web.cli.private_files import read_text, refuse_existing, write_private
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from models.keys import KeyEvent

__all__ = ["enrol", "read_statement", "revoke", "rotate", "sign"]

KeyPath = Annotated[Path, typer.Argument(metavar="FILE", help="The key file.")]
OldPath = Annotated[Path, typer.Argument(metavar="OLD", help="The key file that is replaced.")]
SomePath = Annotated[Path | None, typer.Argument(metavar="FILE", help="The key file, where it is still there.")]
StatementPath = Annotated[Path, typer.Argument(metavar="STATEMENT", help="The statement, as a file.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The statement to write; it must not exist.")]
NewKey = Annotated[Path, typer.Option("--out", metavar="NEW", help="The new key file to write; it must not exist.")]
Statement = Annotated[
    Path | None,
    typer.Option("--statement", metavar="FILE", help="The statement to write; without it, NEW.rotated.json."),
]
Vkey = Annotated[str | None, typer.Option("--vkey", metavar="VKEY", help="The public key, where its file is gone.")]
By = Annotated[
    Path | None, typer.Option("--by", metavar="FILE", help="The key file that signs; with --vkey, an official's.")
]
Reason = Annotated[Literal["stolen", "keeper-changed", "ended", "lost"], typer.Option("--reason", help="Why it ends.")]
Since = Annotated[
    datetime | None,
    typer.Option("--since", metavar="MOMENT", parser=moment, help="From when it is not trusted; without it, from now."),
]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="One line for people; it becomes public.")]


def enrol(path: KeyPath, *, out: Out, passphrase_file: PassphraseFile = None, as_json: Json = False) -> None:
    """State that a key is to be used, signed by it; this proves who holds it, not who they are."""
    from models.keys import enrolled

    refuse_existing(out)
    file, pair = opened(path, passphrase_file)
    event = enrolled(file.key, file.purpose, moment_now()).signed(file.key.name, pair)
    _write(event, out)
    if as_json:
        emit({"statement": out, **event.content()})
        return
    say(f"{out} states that {file.key.name} is to be used for: {file.purpose}.", *public_lines(file.key))
    say("Next: give it to who keeps the record, and read them the fingerprint, face to face or by telephone.")


def rotate(
    old: OldPath,
    *,
    out: NewKey,
    statement: Statement = None,
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: NewPassphraseFile = None,
    as_json: Json = False,
) -> None:
    """Make the successor of a key, and state the change, signed by both."""
    from models.keys import make_pair, rotated

    said = statement if statement is not None else out.with_name(f"{out.name}.rotated.json")
    refuse_existing(out, said)
    file, pair = opened(old, passphrase_file)
    passphrase = new_passphrase(new_passphrase_file, f"the new key of {file.key.name}")
    successor = make_pair(pair.suite, os.urandom)
    new = make_file(out, successor, (file.key.name, file.purpose), passphrase, file.cost)
    event = rotated(file.key, new.key, moment_now()).signed(file.key.name, pair).signed(new.key.name, successor)
    _write(event, said)
    if as_json:
        emit({"file": out, **described(new), "statement": said})
        return
    say(f"{file.key.name}: the new key is in {out}; {said} states the change.", *public_lines(new.key), "")
    say(f"Next: give {said} to who keeps the record; until it is on record, the old key holds.")
    say(f"  wuxin key words {out}    (the old sheets restore the old key only)")
    say(f"  Once it is on record: delete {old} and its sheets.")


def revoke(
    path: SomePath = None,
    *,
    reason: Reason,
    out: Out,
    vkey: Vkey = None,
    by: By = None,
    since: Since = None,
    note: Note = "",
    passphrase_file: PassphraseFile = None,
    as_json: Json = False,
) -> None:
    """State that a key is lost or not to be trusted, signed by itself or by an official's key."""
    from models.keys import lost, parse_vkey, revoked
    from models.values.moments import moment_number

    refuse_existing(out)
    file, pair = opened(_signing_file(path, vkey, by, reason), passphrase_file)
    key, at = (parse_vkey(vkey) if vkey else file.key), moment_now()
    start = at if since is None else moment_number(since)
    event = lost(key, at, note) if reason == "lost" else revoked(key, at, reason, start, note)
    event = event.signed(file.key.name, pair)
    _write(event, out)
    if as_json:
        emit({"statement": out, **event.content()})
        return
    say(f"{out} states that the key of {key.name} is not to be used any more: {reason}.", *public_lines(key))
    if start < at and vkey is None:
        say("It reaches back, so an official has to sign it too: wuxin key sign.")
    say("Next: give it to who keeps the record at once; the key holds until it is on record.")


def sign(
    path: StatementPath, *, by: Annotated[Path, typer.Option("--by", metavar="FILE", help="The key file that signs.")],
    out: Out, passphrase_file: PassphraseFile = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Add a signature to a statement, as officials do for a new official or a key that is gone."""
    refuse_existing(out)
    event = read_statement(path)
    if not as_json:
        say(f"{path}: {event.kind}, {event.key.name}", *public_lines(event.successor or event.key))
    file, pair = opened(by, passphrase_file)
    if file.key in (signed.key for signed in event.signatures):
        raise InputError(Problem(str(path), f"{file.key.name} has signed it already", "Nothing is left to do."))
    event = event.signed(file.key.name, pair)
    _write(event, out)
    if as_json:
        emit({"statement": out, **event.content()})
    else:
        say(f"{out} holds the signatures of: {', '.join(key.name for key in event.signers())}.")


def _signing_file(path: Path | None, vkey: str | None, by: Path | None, reason: str) -> Path:
    """Return the key file that signs: the key's own, or with --vkey that of --by."""
    remedy = "Name the key's FILE, or --vkey VKEY with --by FILE of an official."
    if path is not None and (vkey or by) is None and reason != "lost":
        return path
    if path is None and vkey is not None and by is not None:
        return by
    what = "a lost key signs nothing" if reason == "lost" and path else "it is not clear which key ends and which signs"
    raise InputError(Problem("", what, remedy))


def _write(event: KeyEvent, path: Path) -> None:
    write_private(path, json.dumps(event.content(), ensure_ascii=False, indent=2) + "\n")


def read_statement(path: Path) -> KeyEvent:
    """Return the statement in a file; raises InputError for a file that holds none."""
    from models.keys import parse_event

    try:
        content = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(Problem(str(path), "this is no statement about a key", "Name another file.")) from None
    return parse_event(content, str(path))
