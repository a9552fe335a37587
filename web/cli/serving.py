"""`wuxin serve`: the portal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from web.cli.addresses import free_port
from web.cli.databases import database_url, ready
from web.cli.log_keeping import signer_of
from web.cli.options import Database, Host, Json
from web.cli.passphrases import PassphraseFile
from web.cli.terminal import emit

__all__ = ["commands", "serve", "serve_apart"]

commands = typer.Typer()

Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="The port to serve on.")]
Key = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="The key file of the log: signs receipts, and so lets bids be taken."),
]


@commands.command(epilog="Example: wuxin serve --db sqlite:///wuxin.db --port 5000 --key log.key")
def serve(
    *, host: Host = "127.0.0.1", port: Port = 5000, key: Key = None, passphrase_file: PassphraseFile = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Serve the portal from the register until interrupted; with --key it takes sealed bids, as one process."""
    from web.serving import serve as serve_portal
    from web.settings import settings_from_environment

    url = database_url(db)
    ready(url)
    signer = None if key is None else signer_of(key, passphrase_file)
    address = f"http://{host}:{free_port(host, port)}"
    if as_json:
        emit({"address": address, "takes_bids": signer is not None})
    typer.echo(f"The portal: {address} (Ctrl-C stops it)", err=True)
    sys.stdout.flush()
    serve_portal(host, port, settings_from_environment().model_copy(update={"database_url": url}), signer)


def serve_apart(host: str, port: int, url: str) -> None:
    """Become `wuxin serve`: servers fork, and must not fork a process in which an engine has started threads."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "web.cli", "serve", "--host", host, "--port", str(port), "--db", url]
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter and command
