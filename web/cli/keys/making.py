"""`wuxin key make`, `show`, `change-passphrase`: a key of one's own, in a file under a passphrase."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from web.cli.keys import browsers as key_browsers
from web.cli.keys import record as key_record
from web.cli.keys import statements as key_statements
from web.cli.keys import words as key_words
from web.cli.keys.files import described, load_key, make_file, opened, public_lines
from web.cli.options import Json
from web.cli.passphrases import NewPassphraseFile, PassphraseFile, argon2_at_work, new_passphrase
from web.cli.private_files import refuse_existing, replace_private
from web.cli.terminal import emit, say

__all__ = ["change_passphrase", "commands", "make", "show"]

commands = typer.Typer(help="Keys of one's own: make, show, keep on paper, recover, replace, revoke.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="Whose key it is, like log.example.org; no spaces, no +.")]
KeyPath = Annotated[Path, typer.Argument(metavar="FILE", help="The key file.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The key file to write; it must not exist.")]
Purpose = Annotated[
    Literal["log", "witness", "custodian", "bidder", "official"], typer.Option("--purpose", help="What the key is for.")
]
SuiteId = Annotated[
    str | None, typer.Option("--suite", metavar="ID", help="The suite; without it, the one of the purpose.")
]
Memory = Annotated[
    int, typer.Option("--memory-mib", metavar="N", min=16, max=1024, help="Memory that each guess at it costs, in MiB.")
]


@commands.command(epilog="Example: wuxin key make log.example.org --purpose log --out log.key")
def make(
    name: Name,
    *,
    purpose: Purpose,
    out: Out,
    suite: SuiteId = None,
    memory_mib: Memory = 64,
    passphrase_file: PassphraseFile = None,
    as_json: Json = False,
) -> None:
    """Make a key on this device; the secret stands in the file, under a passphrase, and nowhere else."""
    from models.keys import Cost, make_pair
    from models.keys.names import PURPOSES, check_name, check_purpose
    from models.keys.pairs import suite_of

    check_name(name)
    check_purpose(purpose, chosen := suite_of(suite or PURPOSES[purpose]).id)
    refuse_existing(out)
    passphrase = new_passphrase(passphrase_file, name)
    file = make_file(out, make_pair(chosen, os.urandom), (name, purpose), passphrase, Cost(memory_mib * 1024))
    if as_json:
        emit({"file": out, **described(file)})
        return
    say(f"{name}: a {purpose} key ({chosen}) is in {out}, under your passphrase.", *public_lines(file.key), "")
    say("Next:", f"  wuxin key words {out}    (recovery words for paper: without them a lost file is a lost key)")
    say(f"  wuxin key enrol {out} --out {out.stem}.enrolled.json    (give it to who keeps the record,")
    say("    and read them the fingerprint, face to face or by telephone)")


@commands.command(epilog="Example: wuxin key show log.key")
def show(path: KeyPath, *, as_json: Json = False) -> None:
    """Show the public part of a key file: name, purpose, public key, fingerprint; asks for no passphrase."""
    file = load_key(path)
    about, cost = described(file), file.cost
    if as_json:
        emit(about | {"lock": file.beside()["lock"]})
        return
    say(f"{file.key.name}: a {file.purpose} key ({file.key.suite}); the file was made at {about['created_at']}")
    say(*public_lines(file.key))
    work = f"{cost.memory_kib // 1024} MiB, {cost.passes} passes, {cost.lanes} lanes"
    say(f"  lock         Argon2id ({work}), AES-256-GCM")


@commands.command("change-passphrase", epilog="Example: wuxin key change-passphrase log.key")
def change_passphrase(
    path: KeyPath,
    *,
    memory_mib: Memory = 64,
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: NewPassphraseFile = None,
    as_json: Json = False,
) -> None:
    """Put a key under another passphrase, in the same file; old copies keep the old one."""
    from models.keys import Cost, key_text, seal_key

    file, pair = opened(path, passphrase_file)
    passphrase = new_passphrase(new_passphrase_file, file.key.name)
    with argon2_at_work():
        about = (file.key.name, file.purpose, file.created_at)
        changed = seal_key(pair, about, passphrase, os.urandom, Cost(memory_mib * 1024))
    replace_private(path, key_text(changed))
    if as_json:
        emit({"file": path, **described(changed)})
        return
    say(f"{path} is under the new passphrase; key and recovery words are the same as before.")
    say("Next: delete old copies of the file, which the old passphrase still opens. Was it known to others?")
    say(f"  Then replace the key: wuxin key rotate {path} --out NEW")


commands.command("for-browser", epilog="Example: wuxin key for-browser bidder.key --out bidder.browser.key")(
    key_browsers.for_browser
)
commands.command("words", epilog="Example: wuxin key words log.key --threshold 3 --shares 5 --out-dir sheets")(
    key_words.words
)
commands.command("recover", epilog="Example: wuxin key recover --out log.key")(key_words.recover)
commands.command("enrol", epilog="Example: wuxin key enrol log.key --out log.enrolled.json")(key_statements.enrol)
commands.command("rotate", epilog="Example: wuxin key rotate log.key --out log-2027.key")(key_statements.rotate)
commands.command("revoke", epilog="Example: wuxin key revoke log.key --reason stolen --out log.revoked.json")(
    key_statements.revoke
)
commands.command("sign", epilog="Example: wuxin key sign zhang.enrolled.json --by official.key --out signed.json")(
    key_statements.sign
)
commands.command("record", epilog="Example: wuxin key record log.enrolled.json --db sqlite:///wuxin.db")(
    key_record.record
)
commands.command("list", epilog="Example: wuxin key list --db sqlite:///wuxin.db")(key_record.list_keys)
