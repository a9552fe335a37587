"""`wuxin mail`: where recipients want e-mails, and what they are told."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.terminal import emit, say

__all__ = ["address", "commands", "tell"]

commands = typer.Typer(help="Notes and e-mails to accounts and organisations: address, tell.")

Recipient = Annotated[str, typer.Argument(metavar="RECIPIENT", help="account/ID or organisation/ID.")]
Address = Annotated[str | None, typer.Option("--address", metavar="ADDRESS", help="The e-mail address.")]
NoAddress = Annotated[bool, typer.Option("--none", help="It wants no e-mails.")]
Kind = Annotated[str, typer.Option("--kind", metavar="KIND", help="What is told, such as deadline.near.")]
Facts = Annotated[
    list[str] | None, typer.Option("--fact", metavar="NAME=VALUE", help="A fact of the text. Repeatable.")
]
Event = Annotated[
    str | None, typer.Option("--event", metavar="NAME", help="What happened; without it, equal facts are one event.")
]
In = Annotated[Literal["zh", "en"], typer.Option("--language", help="In which language.")]


@commands.command(epilog="Example: wuxin mail address account/7 --address wang@example.org --language zh")
def address(
    recipient: Recipient, *, to: Address = None, nowhere: NoAddress = False, language: In = "zh", db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Say where a recipient wants e-mails. The address lies in the vault; on record is a commitment."""
    from models.errors import InputError, Problem
    from web.register.sending.mail_addresses import set_address

    if (to is None) != nowhere:
        raise InputError(Problem("--address", "an address or --none is needed, and not both", "Give one of them."))
    with recording.acting(db) as clerk:
        set_address(clerk, recipient, to, language)
    if as_json:
        emit({"recipient": recipient, "mailed": to is not None})
    else:
        say(f"{recipient} gets {'no ' if to is None else ''}e-mails.")


@commands.command(epilog="Example: wuxin mail tell account/7 --kind tender.awarded --fact tender=T1 --fact title=X")
def tell(
    recipient: Recipient, *, kind: Kind, fact: Facts = None, event: Event = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Put a note into an inbox, once for each event; it goes out as an e-mail where the recipient wants them."""
    from models.errors import InputError, Problem
    from web.register.sending.inbox import tell as tell_recipient

    wrong = [one for one in fact or () if "=" not in one]
    if wrong:
        raise InputError(Problem("--fact", f"{wrong[0]!r} is no fact", "Write NAME=VALUE."))
    facts = dict(one.split("=", 1) for one in fact or ())
    with register(database_url(db)) as session:
        number = tell_recipient(recording.clerk(session), recipient, kind, facts, event)
    if as_json:
        emit({"recipient": recipient, "note": number})
    else:
        say(f"{recipient} was told before." if number is None else f"Note {number} to {recipient}.")
