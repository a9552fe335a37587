"""`wuxin webhook`: other programs are told of new entries of the public record, at addresses of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.tables import Webhook

__all__ = ["commands", "deliveries", "end", "list_all", "make", "resume"]

commands = typer.Typer(help="Webhooks of other programs: make, list, deliveries, resume, end.")

Url = Annotated[str, typer.Argument(metavar="URL", help="Where to: an address of HTTPS on the open internet.")]
Id = Annotated[str, typer.Argument(metavar="WEBHOOK", help="Its id, as `list` shows it.")]
TokenId = Annotated[str, typer.Option("--token", metavar="ID", help="The id of the token whose webhook it is.")]
Types = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="A type of entry; without any, all. Repeatable.")
]
Latest = Annotated[int, typer.Option("--last", min=1, metavar="N", help="How many of the newest.")]
_COLUMNS = ("id", "token", "url", "types", "state", "position", "failures")


@commands.command(epilog="Example: wuxin webhook make https://example.org/wuxin --token 5f0c11aa02d3")
def make(
    url: Url, *, token: TokenId, kinds: Types = None, db: Database = None, as_json: Json = False
) -> None:  # fmt: skip
    """Tell another program of each new entry, from now on. The secret that signs deliveries is told once."""
    from models.errors import InputError, Problem
    from models.tables import ApiToken
    from web.register.sending.webhooks import Wanted, make_webhook
    from web.settings import settings_from_environment

    wanted = Wanted(url, tuple(kinds or ()), settings_from_environment().webhook_private_addresses)
    with register(database_url(db)) as session:
        if session.get(ApiToken, token) is None:
            raise InputError(Problem(f"token {token}", "there is none of this id", "See: wuxin token list"))
        clerk = recording.clerk(session)
        row = make_webhook(session, token, wanted, clerk.at, clerk.entropy)
        told = {"id": row.id, "secret": row.secret, "position": row.since}
    if as_json:
        emit(told)
    else:
        say(f"id      {told['id']}", f"secret  {told['secret']}   (told once)", f"from    position {told['position']}")


@commands.command("list", epilog="Example: wuxin webhook list --db sqlite:///wuxin.db")
def list_all(*, db: Database = None, as_json: Json = False) -> None:
    """List webhooks: where to, whether active, given up or ended, and how often each failed since it last arrived."""
    from web.register.sending.webhooks import webhooks_of

    with register(database_url(db)) as session:
        told = [_row(session, one) for one in webhooks_of(session)]
    if as_json:
        emit(told)
    else:
        say(*table([_COLUMNS, *(tuple(row[name] for name in _COLUMNS) for row in told)]))


@commands.command(epilog="Example: wuxin webhook deliveries 5f0c11aa02d39e77 --last 20")
def deliveries(webhook: Id, *, last: Latest = 50, db: Database = None, as_json: Json = False) -> None:
    """List the newest attempts of one webhook, the last first, with what the other side said."""
    from web.register.sending.attempts import attempts_of
    from web.register.sending.webhooks import subject_of, webhook_named

    with register(database_url(db)) as session:
        rows = attempts_of(session, subject_of(webhook_named(session, webhook)), last)
        told = [{**{key: row[key] for key in row if key != "item"}, "position": row["item"]} for row in rows]
    columns = ("number", "position", "begun_at", "arrived", "told")
    if as_json:
        emit(told)
    else:
        say(*table([columns, *(tuple(row[name] for name in columns) for row in told)]))


@commands.command(epilog="Example: wuxin webhook resume 5f0c11aa02d39e77")
def resume(webhook: Id, *, db: Database = None, as_json: Json = False) -> None:
    """Try one that was given up again, from the entry that did not arrive."""
    from web.register.sending.webhooks import resume_webhook, webhook_named

    with register(database_url(db)) as session:
        row = webhook_named(session, webhook)
        resume_webhook(session, row, recording.now())
        told = _row(session, row)
    _tell(told, as_json=as_json)


@commands.command(epilog="Example: wuxin webhook end 5f0c11aa02d39e77")
def end(webhook: Id, *, db: Database = None, as_json: Json = False) -> None:
    """End a webhook for good."""
    from web.register.sending.webhooks import end_webhook, webhook_named

    with register(database_url(db)) as session:
        row = webhook_named(session, webhook)
        end_webhook(session, row, recording.now())
        told = _row(session, row)
    _tell(told, as_json=as_json)


def _row(session: Session, webhook: Webhook) -> dict[str, Any]:
    from web.register.sending.webhooks import standing_of

    standing = standing_of(session, webhook, recording.now())
    return {
        "id": webhook.id, "token": webhook.token_id, "url": webhook.url, "types": ", ".join(webhook.types) or "all",
        "state": standing.state, "position": standing.position, "failures": standing.failures,
    }  # fmt: skip


def _tell(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        emit(told)
    else:
        say(f"{told['id']} is {told['state']}, from position {told['position']} on.")
