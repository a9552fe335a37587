"""Key files opened and made for commands: reading, asking for the passphrase, and what a log or witness signs with."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import InputError, Problem
from web.cli.passphrases import argon2_at_work, passphrase_from
from web.cli.private_files import read_text, write_private

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from models.keys import Cost, KeyFile, KeyPair, PublicKey

__all__ = ["described", "load_key", "make_file", "moment_now", "opened", "public_lines", "signer_from_file"]


def signer_from_file(path: Path, passphrase: str | None) -> tuple[str, Ed25519PrivateKey]:
    """Return the name and the Ed25519 key with which a log or a witness signs its notes.

    Where `passphrase` is None it is asked for on the terminal. Raises InputError for what is no key file, a wrong
    passphrase, and a key of another suite than ed25519, which signed notes do not know.
    """
    from models.keys import open_key, signing_key
    from models.keys.pairs import ED25519

    file = load_key(path)
    if file.key.suite != ED25519:
        what = f"the key is of suite {file.key.suite}, and notes are signed with {ED25519}"
        raise InputError(Problem(str(path), what, "Name a key made with --purpose log or witness."))
    known = passphrase_from(None, file.key.name) if passphrase is None else passphrase
    with argon2_at_work():
        return file.key.name, signing_key(open_key(file, known))


def load_key(path: Path) -> KeyFile:
    """Return what a key file says without opening it; raises InputError."""
    from models.keys import read_key_text

    return read_key_text(read_text(path, secret=True), str(path))


def opened(path: Path, passphrase_file: Path | None) -> tuple[KeyFile, KeyPair]:
    """Return a key file and its pair, with the passphrase of the file or of the person at the terminal."""
    from models.keys import open_key

    file = load_key(path)
    passphrase = passphrase_from(passphrase_file, file.key.name)
    with argon2_at_work():
        return file, open_key(file, passphrase)


def make_file(path: Path, pair: KeyPair, name_purpose: tuple[str, str], passphrase: str, cost: Cost) -> KeyFile:
    """Write a new key file of a pair, with mode 0600, and return what stands in it."""
    from models.keys import key_text, seal_key

    with argon2_at_work():
        file = seal_key(pair, (*name_purpose, moment_now()), passphrase, os.urandom, cost)
    write_private(path, key_text(file))
    return file


def moment_now() -> int:
    """Return this moment in microseconds since 1970 UTC."""
    from models.values.moments import moment_number

    return moment_number(datetime.now(UTC))


def described(file: KeyFile) -> dict[str, Any]:
    """Return what everybody may know of a key, for machines."""
    shown = {**file.beside(), "fingerprint": file.key.fingerprint}
    return {name: shown[name] for name in ("name", "purpose", "suite", "public", "fingerprint", "created_at")}


def public_lines(key: PublicKey) -> list[str]:
    """Return a public key as the lines that people pass on and read aloud."""
    return [f"  public key   {key.vkey}", f"  fingerprint  {key.fingerprint}"]
