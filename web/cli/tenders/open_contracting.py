"""`wuxin ocds export`: what the register has, as Open Contracting releases or records."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated

import typer

from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.terminal import emit, say

__all__ = ["commands", "export"]

commands = typer.Typer(no_args_is_help=True, help="Open Contracting: what the world is told of tenders.")

_PREFIX = re.compile(r"ocds-[a-z0-9]{6}", re.ASCII)
_URI = re.compile(r"https?://[^\s<>\"]+", re.ASCII)


def _prefix(text: str) -> str:
    if not _PREFIX.fullmatch(text):
        message = f"{text!r} is no prefix. Write ocds- and the six letters or digits that the registration gave."
        raise typer.BadParameter(message)
    return text


def _uri(text: str) -> str:
    if not _URI.fullmatch(text):
        message = f"{text!r} is no address. Write where the file will stand, like https://data.example.org/ocds.json."
        raise typer.BadParameter(message)
    return text


OutFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write, JSON.")]
Records = Annotated[bool, typer.Option("--records", help="Write records with compiled releases instead of releases.")]
Name = Annotated[str, typer.Option("--publisher", metavar="TEXT", help="Who publishes.")]
Code = Annotated[str | None, typer.Option("--publisher-id", metavar="USCC", help="The publisher's code.")]
Address = Annotated[str, typer.Option("--uri", metavar="URI", parser=_uri, help="Where the file will stand.")]
Prefix = Annotated[
    str,
    typer.Option("--prefix", metavar="TEXT", parser=_prefix, help="The registered prefix of the publisher's ocids."),
]


@commands.command(epilog="Example: wuxin ocds export --out releases.json --publisher 'Housing Bureau'")
def export(
    *,
    out: OutFile,
    records: Records = False,
    publisher: Name = "Wuxin",
    publisher_id: Code = None,
    uri: Address = "https://example.org/ocds.json",
    prefix: Prefix = "ocds-wuxin0",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Write an Open Contracting 1.1.5 package of all tenders: releases, or with --records records."""
    from bidding.ocds import Publisher, record_package, release_package, releases
    from web.register.tenders.open_contracting import processes

    with register(database_url(db)) as session:
        listed = processes(session)
    told = [one for steps in listed for one in releases(steps, prefix=prefix)]
    build = record_package if records else release_package
    package = build(Publisher(publisher, uri, publisher_id), told)
    text = json.dumps(package, ensure_ascii=False, indent=2)
    out.write_text(f"{text}\n", encoding="utf-8")
    if as_json:
        emit({"out": out, "tenders": len(listed), "releases": len(told), "prefix": prefix})
        return
    say(f"{len(listed)} tenders, {len(told)} releases are in {out}.")
    if prefix == "ocds-wuxin0":
        say("note: the prefix ocds-wuxin0 is not registered; register one before publishing (docs/ocds.md).")
