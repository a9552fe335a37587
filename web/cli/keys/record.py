"""`wuxin key record` and `wuxin key list`: public keys, and what becomes of them, on the public record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.recording import clerk, put_in_order
from web.cli.terminal import emit, say, table

__all__ = ["list_keys", "record"]

Statement = Annotated[
    Path, typer.Argument(metavar="STATEMENT", help="A statement of `wuxin key enrol`, `rotate` or `revoke`.")
]


def record(statement: Statement, *, db: Database = None, as_json: Json = False) -> None:
    """Put a signed statement about a key on the public record, if it may follow what stands there."""
    from models.record.keys import record_key
    from web.cli.keys.statements import read_statement

    event, url = read_statement(statement), database_url(db)
    with register(url) as session:
        digest = record_key(clerk(session), event)
    put_in_order(url)
    if as_json:
        emit({"entry": digest, "kind": event.kind, "key": event.key.vkey})
    else:
        say(f"On record: {event.key.name} {event.kind}. Its entry is {digest}")


def list_keys(*, db: Database = None, as_json: Json = False) -> None:
    """List every public key that is on record: what it is for, from when until when it holds, and why it ended."""
    from models.record.keys import keys_at
    from models.values.moments import moment_text
    from web.cli.keys.files import moment_now

    with register(database_url(db)) as session:
        states = keys_at(session, moment_now())
    told = [
        {"key": state.key.vkey, "purpose": state.purpose, "from": moment_text(state.valid_from),
         "until": None if state.valid_until is None else moment_text(state.valid_until), "ended": state.ended or None,
         "valid": state.holds(states.at)}
        for state in states.states
    ]  # fmt: skip
    if as_json:
        emit(told)
    elif told:
        heads = ("key", "purpose", "from", "until", "ended")
        say(*table([heads, *([row[name] or "-" for name in heads] for row in told)]))
    else:
        say("No key is on record yet. Begin with: wuxin key enrol")
