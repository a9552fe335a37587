"""`wuxin witness`: cosign the checkpoints of logs that only grow."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.addresses import free_port
from web.cli.log.keeping import signer_of
from web.cli.options import Host, Json
from web.cli.passphrases import PassphraseFile
from web.cli.terminal import emit

if TYPE_CHECKING:
    from models.ledger.notes import Verifier

__all__ = ["commands", "witness"]

commands = typer.Typer()

Key = Annotated[Path, typer.Option("--key", metavar="FILE", help="The key file of the witness.")]
LogKeys = Annotated[
    list[str],
    typer.Option("--log", metavar="VKEY", help="A log to watch, by its verifier key; may be given repeatedly."),
]
State = Annotated[
    Path,
    typer.Option("--state", metavar="FILE", help="What the witness has signed last; never to be lost or put back."),
]
Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="The port to serve on.")]


@commands.command(epilog="Example: wuxin witness --key notary.key --log registry.example+1f3a… --state notary.json")
def witness(
    *,
    key: Key,
    log: LogKeys,
    state: State,
    passphrase_file: PassphraseFile = None,
    host: Host = "127.0.0.1",
    port: Port = 7380,
    as_json: Json = False,
) -> None:
    """Serve a witness: it cosigns a log's checkpoint only if the log has kept all that it had at the last one."""
    import time

    from web.witness.application import WitnessApplication
    from web.witness.serving import WitnessServer
    from web.witness.state_files import StateFile

    watched = _by_origin(log)
    address = f"http://{host}:{free_port(host, port)}"
    signer = signer_of(key, passphrase_file)
    states = StateFile(state, signer.cosigner())
    new = states.begin()
    vkey = signer.cosigner().vkey()
    if as_json:
        emit({"address": address, "witness": signer.name, "verifier_key": vkey, "logs": [*watched], "new_state": new})
    told = "a new state, which has signed nothing yet" if new else "the state as it was left"
    typer.echo(f"Witness {signer.name} on {address}, with {told} (Ctrl-C stops it)", err=True)
    typer.echo(f"Its verifier key, for logs and verifiers: {vkey}", err=True)
    sys.stdout.flush()
    WitnessServer(host, port, WitnessApplication(signer, watched, states, time.time)).run()


def _by_origin(vkeys: list[str]) -> dict[str, list[Verifier]]:
    """Return the keys of each log; a log that is changing its key is named with both."""
    from models.errors import InputError, Problem
    from models.ledger.notes import parse_vkey
    from models.ledger.signature_types import NOTE

    found: dict[str, list[Verifier]] = {}
    for vkey in vkeys:
        verifier = parse_vkey(vkey)
        if verifier.type is not NOTE:
            what = "it is the key of a witness, which makes cosignatures only"
            raise InputError(Problem(f"--log {vkey}", what, "Name the verifier key with which the log signs."))
        found.setdefault(verifier.name, []).append(verifier)
    return found
