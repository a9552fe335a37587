"""`wuxin serve`: the portal."""

from __future__ import annotations

from typing import Annotated

import typer

from web.cli.addresses import free_port
from web.cli.databases import database_url, ready
from web.cli.options import Database, Host, Json
from web.cli.terminal import emit, say

__all__ = ["commands", "serve", "serve_database"]

commands = typer.Typer()

Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="The port to serve on.")]


@commands.command(epilog="Example: wuxin serve --db sqlite:///wuxin.db --port 5000")
def serve(*, host: Host = "127.0.0.1", port: Port = 5000, db: Database = None, as_json: Json = False) -> None:
    """Serve the portal from the register until interrupted."""
    url = database_url(db)
    ready(url)
    address = f"http://{host}:{free_port(host, port)}"
    if as_json:
        emit({"address": address})
    else:
        say(f"The portal: {address} (Ctrl-C stops it)")
    serve_database(host, port, url)


def serve_database(host: str, port: int, url: str) -> None:
    """Serve one database, with every other setting from the environment; blocks."""
    from web.serving import serve as serve_portal
    from web.settings import settings_from_environment

    serve_portal(host, port, settings_from_environment().model_copy(update={"database_url": url}))
