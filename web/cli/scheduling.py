"""`wuxin scheduler`: what happens by itself, in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from web.cli.databases import database_url, ready
from web.cli.log_keeping import Asked, signer_of
from web.cli.options import Database, Json
from web.cli.passphrases import PassphraseFile
from web.cli.terminal import emit

__all__ = ["commands", "scheduler"]

commands = typer.Typer()

Key = Annotated[
    Path | None, typer.Option("--key", metavar="FILE", help="The key file of the log; without it nothing is signed.")
]


@commands.command(epilog="Example: wuxin scheduler --db sqlite:///wuxin.db --key log.key --passphrase-file log.pass")
def scheduler(
    *, key: Key = None, passphrase_file: PassphraseFile = None, ask: Asked = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Give entries of the record their positions every second, and sign and have cosigned what is new every minute."""
    from web.record.signing import asked_witness
    from web.scheduler import SEQUENCE_SECONDS, SIGN_SECONDS, Jobs, scheduler_for

    url = database_url(db)
    ready(url)
    signer = None if key is None else signer_of(key, passphrase_file)
    jobs = Jobs(url, signer, [asked_witness(text) for text in ask or []])
    if as_json:
        emit({"sequence_seconds": SEQUENCE_SECONDS, "sign_seconds": SIGN_SECONDS, "signs": signer is not None})
    signs = "signs every minute" if signer else "signs nothing: no --key is given"
    typer.echo(f"The scheduler gives positions every second and {signs} (Ctrl-C stops it).", err=True)
    scheduler_for(jobs).start()
