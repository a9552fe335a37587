"""`wuxin key for-browser`: a bidder's key in a file that the sealing page of a portal can open."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from web.cli.keys.files import described, load_key, public_lines
from web.cli.options import Json
from web.cli.passphrases import PassphraseFile, argon2_at_work, passphrase_from
from web.cli.private_files import refuse_existing, write_private
from web.cli.terminal import emit, say

__all__ = ["for_browser"]

KeyPath = Annotated[Path, typer.Argument(metavar="FILE", help="The bidder's key file.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write; it must not exist.")]


def for_browser(
    path: KeyPath, *, out: Out, passphrase_file: PassphraseFile = None, as_json: Json = False
) -> None:  # fmt: skip
    """Put a bidder's key into a file for browsers, under the same passphrase; the key file stays the one to keep.

    Browsers have no Argon2id: PBKDF2 locks this file, and a guess at it costs less. Delete it when bidding is over.
    """
    from models.keys import browser_key_text, open_key

    file = load_key(path)
    refuse_existing(out)
    passphrase = passphrase_from(passphrase_file, file.key.name)
    with argon2_at_work():
        pair = open_key(file, passphrase)
        text = browser_key_text(pair, (file.key.name, file.purpose), passphrase, os.urandom)
    write_private(out, text)
    if as_json:
        emit({"file": out, **described(file)})
        return
    say(f"{file.key.name}: the same key for browsers is in {out}, under the same passphrase.", *public_lines(file.key))
    say(f"Next: choose {out} on the portal's page that seals bids. Keep {path} and its words; they restore everything.")
