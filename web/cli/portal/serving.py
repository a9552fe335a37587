"""`wuxin serve`: the portal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.errors import Problem, RefusedError
from web.cli.addresses import free_port, next_free_port
from web.cli.databases import database_url, ready
from web.cli.log.keeping import signer_of
from web.cli.options import Database, Host, Json
from web.cli.passphrases import PassphraseFile
from web.cli.terminal import emit

if TYPE_CHECKING:
    from models.ledger.verifier_keys import Signer

__all__ = ["commands", "live", "serve", "serve_apart"]

_LIVE_PORT: Final = 5001

commands = typer.Typer()

Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="The port to serve on.")]
Key = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="The key file of the log: signs receipts, and so lets bids be taken."),
]
NoLive = Annotated[bool, typer.Option("--no-live", help="Start no live server; pages of auctions poll.")]
LivePort = Annotated[
    int | None, typer.Option("--port", metavar="N", min=1, max=65535, help="The port; without it WUXIN_LIVE_PORT.")
]
Beside = Annotated[bool, typer.Option("--beside", hidden=True, help="End when standard input ends.")]


@commands.command(epilog="Example: wuxin serve --db sqlite:///wuxin.db --port 5000 --key log.key")
def serve(
    *, host: Host = "127.0.0.1", port: Port = 5000, key: Key = None, passphrase_file: PassphraseFile = None,
    no_live: NoLive = False, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Serve the portal from the register until interrupted, and the live server of auctions beside it.

    With --key it takes sealed bids, as one process.
    """
    from web.serving import serve as serve_portal
    from web.settings import settings_from_environment

    url = database_url(db)
    ready(url)
    settings = settings_from_environment()
    signer = None if key is None else _signer(key, passphrase_file, settings.clock_offset_seconds)
    address = f"http://{host}:{free_port(host, port)}"
    live_port = 0 if no_live else free_port(host, settings.live_port or next_free_port(host, port + 1))
    if as_json:
        live_address = f"http://{host}:{live_port}" if live_port else None
        emit({"address": address, "live": live_address, "takes_bids": signer is not None})
    typer.echo(f"The portal: {address} (Ctrl-C stops it)", err=True)
    sys.stdout.flush()
    serve_portal(host, port, settings.model_copy(update={"database_url": url, "live_port": live_port}), signer)


def _signer(key: Path, passphrase_file: Path | None, offset: int) -> Signer:
    """Return who signs receipts. Raises RefusedError where the clock is moved: a receipt tells when a bid came."""
    if offset:
        what = f"the portal's clock is moved by {offset} seconds, and a receipt would tell its time"
        remedy = "Unset WUXIN_CLOCK_OFFSET_SECONDS, or serve without --key."
        raise RefusedError(Problem("--key", what, remedy))
    return signer_of(key, passphrase_file)


@commands.command(epilog="Example: wuxin live --db sqlite:///wuxin.db --port 5001")
def live(
    *, host: Host = "127.0.0.1", port: LivePort = None, beside: Beside = False, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Serve the live server alone: watchers of auctions are told each event as soon as it is on record."""
    from web.clock import ahead
    from web.live.server import run
    from web.settings import settings_from_environment

    url, settings = database_url(db), settings_from_environment()
    ready(url)
    found = free_port(host, port or settings.live_port or _LIVE_PORT)
    if as_json:
        emit({"address": f"http://{host}:{found}", "watchers": settings.live_watchers})
    if not beside:
        typer.echo(f"Live: http://{host}:{found}/live/auctions/NAME (Ctrl-C stops it)", err=True)
    sys.stdout.flush()
    run(url, (host, found), settings.live_watchers, now=ahead(settings.clock_offset_seconds), beside=beside)


def serve_apart(host: str, port: int, url: str, settings: Mapping[str, str] | None = None) -> None:
    """Become `wuxin serve`: servers fork, and must not fork a process in which an engine has started threads.

    `settings` are variables of its environment.
    """
    sys.stdout.flush()
    os.environ.update(settings or {})
    command = [sys.executable, "-m", "web.cli", "serve", "--host", host, "--port", str(port), "--db", url]
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter and command
