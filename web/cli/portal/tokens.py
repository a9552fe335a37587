"""`wuxin token`: what other programs write to the register with; told once, revoked for good."""

from __future__ import annotations

from typing import Annotated

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.terminal import emit, say, table

__all__ = ["commands", "list_all", "make", "revoke"]

commands = typer.Typer(help="Tokens for other programs, such as the hotline: make, list, revoke.")

Channel = Annotated[
    str,
    typer.Option("--channel", metavar="NAME", help="Who uses it: for complaints a channel of the desk, such as 12345."),
]
Desk = Annotated[str, typer.Option("--desk", metavar="ID", help="The complaint desk whose rules hold.")]
Scopes = Annotated[
    list[str],
    typer.Option("--scope", metavar="USE", help="What for, such as complaints:write or webhooks. Repeatable."),
]
By = Annotated[str, typer.Option("--by", metavar="OFFICE", help="Which office does it; it becomes public.")]
TokenId = Annotated[str, typer.Argument(metavar="TOKEN", help="Its id, as `list` shows it; not its secret.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it becomes public.")]


@commands.command(epilog="Example: wuxin token make --channel 12345 --scope complaints:write --by 'Hotline Centre'")
def make(
    *, channel: Channel, scope: Scopes, by: By, desk: Desk = "rongcheng", db: Database = None, as_json: Json = False
) -> None:
    """Make a token for a channel. It is told once, and only a digest of it is kept."""
    from credit.complaints import load_desk
    from models.errors import InputError, Problem
    from web.register.accounts.api_tokens import Scope
    from web.register.accounts.api_tokens import make as made

    rules, url = load_desk(desk), database_url(db)
    if channel not in rules.channels and any(one.startswith("complaints:") for one in scope):
        remedy = f"Name one of {', '.join(rules.channels)}."
        raise InputError(Problem("--channel", f"{channel!r} is no channel of the desk {desk}", remedy))
    if unknown := sorted(set(scope) - set(Scope)):
        raise InputError(Problem("--scope", f"{', '.join(unknown)} is no use", f"Name one of {', '.join(Scope)}."))
    with register(url) as session:
        found = made(recording.clerk(session), channel, desk, [Scope(one) for one in scope], by)
    recording.put_in_order(url)
    if as_json:
        emit({"id": found.id, "token": found.token})
    else:
        say(f"id     {found.id}", f"token  {found.token}   (told once)")


@commands.command("list", epilog="Example: wuxin token list --db sqlite:///wuxin.db")
def list_all(*, db: Database = None, as_json: Json = False) -> None:
    """List tokens: for which channel and uses, by whom, and whether they were revoked."""
    from web.register.accounts.api_tokens import tokens

    with register(database_url(db)) as session:
        told = [
            {"id": one.id, "channel": one.channel, "desk": one.desk, "scopes": ", ".join(one.scopes),
             "made_by": one.made_by, "revoked": "" if end is None else end.reason}
            for one, end in tokens(session)
        ]  # fmt: skip
    if as_json:
        emit(told)
        return
    columns = ("id", "channel", "desk", "scopes", "made_by", "revoked")
    say(*table([columns, *([row[name] for name in columns] for row in told)]))


@commands.command(epilog="Example: wuxin token revoke 5f0c11aa02d3 --by 'Hotline Centre' --reason 'Staff left'")
def revoke(token: TokenId, *, by: By, reason: Reason, db: Database = None, as_json: Json = False) -> None:
    """Revoke a token for good: from the next request on it is none."""
    from web.register.accounts.api_tokens import revoke as end

    with recording.acting(db) as clerk:
        end(clerk, token, by, reason)
    if as_json:
        emit({"id": token, "revoked": True})
    else:
        say(f"{token} is revoked.")
