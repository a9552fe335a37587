"""Where a passphrase comes from: a terminal, without echo, or a file. Never an argument or an environment variable.

Arguments stand in `ps` for everybody on the machine, and in the shell's history; environment variables are handed on to
every child process, and stand in crash reports.
"""

from __future__ import annotations

import getpass
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer

from models.errors import InputError, Problem
from web.cli.private_files import read_text
from web.cli.terminal import steps

__all__ = ["NewPassphraseFile", "PassphraseFile", "argon2_at_work", "new_passphrase", "passphrase_from", "read_secret"]

_TRIES: Final = 3

PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file", metavar="FILE", help="Read the passphrase from this file; without it, it is asked for."
    ),
]
NewPassphraseFile = Annotated[
    Path | None, typer.Option("--new-passphrase-file", metavar="FILE", help="Read the new passphrase from this file.")
]


def passphrase_from(file: Path | None, of: str) -> str:
    """Return the passphrase `of` a key: from the file, else asked for without echo.

    The line end after it is no part of it; everything else is. Raises InputError where there is no terminal to ask on.
    """
    return _ask(f"Passphrase of {of}: ") if file is None else _from_file(file)


def new_passphrase(file: Path | None, of: str) -> str:
    """Return a passphrase that will do for a new key: from the file, else asked for twice.

    On a terminal one that will not do is asked for again, three times in all; raises InputError after that.
    """
    from models.keys.passphrases import check_passphrase

    if file is not None:
        found = _from_file(file)
        check_passphrase(found)
        return found
    for _ in range(_TRIES):
        found = _ask(f"New passphrase of {of} (12 characters or more; four words do): ")
        try:
            check_passphrase(found)
        except InputError as error:
            typer.echo(f"{error}", err=True)
            continue
        if _ask("Once more: ") == found:
            return found
        typer.echo("The two are not the same.", err=True)
    raise InputError(Problem("passphrase", f"no passphrase after {_TRIES} tries", "Take your time, and call again."))


@contextmanager
def argon2_at_work() -> Iterator[None]:
    """Tell on a terminal what takes so long, where it does."""
    with steps(1) as shown:
        shown.begin("Argon2id works on the passphrase")
        yield


def read_secret(prompt: str, *, echo: bool) -> str:
    """Return a line that a person types; raises InputError where there is no terminal to ask on."""
    if not sys.stdin.isatty():
        remedy = "Call it on a terminal, or name files: see --help."
        raise InputError(Problem("", "there is no terminal to ask on", remedy))
    if echo:
        return str(typer.prompt(prompt, err=True, prompt_suffix=""))
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except getpass.GetPassWarning:
            what = "this terminal cannot hide what is typed"
            raise InputError(Problem("passphrase", what, "Use another one, or a file with the passphrase.")) from None
        except EOFError:
            raise InputError(Problem("passphrase", "none was given", "Call again and type it.")) from None


def _ask(prompt: str) -> str:
    return read_secret(prompt, echo=False)


def _from_file(file: Path) -> str:
    text = read_text(file, secret=True).removesuffix("\n").removesuffix("\r")
    if text.startswith("\ufeff"):
        what = "it begins with a byte order mark, which would be part of the passphrase"
        raise InputError(Problem(str(file), what, "Save it as UTF-8 without BOM."))
    return text
