"""`wuxin list register`, `push`, `push-receipt`: the public register as files, and the push to Credit China."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import today
from web.cli.options import Database, Json, day
from web.cli.private_files import refuse_existing
from web.cli.terminal import emit, say

__all__ = ["export_register", "push", "push_receipt"]

OutDir = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for lists.csv, lists.json, lists.atom.")]
OutFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write; it must not exist.")]
OnDay = Annotated[
    date | None, typer.Option("--as-of", metavar="DATE", parser=day, help="On this day; without it, today in Shanghai.")
]
Authority = Annotated[str, typer.Option("--authority", metavar="TEXT", help="Who publishes, for the feed.")]
PushFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file that `wuxin list push` wrote.")]
Receipt = Annotated[str, typer.Option("--receipt", metavar="TEXT", help="The receipt's number.")]


def export_register(
    *, out: OutDir, as_of: OnDay = None, authority: Authority = "Wuxin", db: Database = None, as_json: Json = False
) -> None:
    """Write the public register of lists on a day as CSV, JSON and an Atom feed."""
    from credit.standing.exports import as_atom, as_csv, register_rows
    from credit.standing.exports import as_json as json_text
    from web.register.standing.listings import all_listings
    from web.register.standing.pushes import names_of

    on = as_of or today(recording.now())
    with register(database_url(db)) as session:
        listings, names = all_listings(session), names_of(session)
    rows = register_rows(listings, names, on)
    out.mkdir(parents=True, exist_ok=True)
    texts = {"csv": as_csv(rows), "json": json_text(rows, on), "atom": as_atom(listings, names, on, authority)}
    for ending, text in texts.items():
        (out / f"lists.{ending}").write_bytes(text.encode())
    if as_json:
        emit({"as_of": on, "out": out, "listings": rows})
    else:
        say(f"{len(rows)} listings are in {out}/lists.csv, lists.json and lists.atom, as of {on}.")


def push(*, out: OutFile, db: Database = None, as_json: Json = False) -> None:
    """Write the next push to Credit China: what is new on the blacklist, and what is withdrawn; it goes on record."""
    from web.register.standing.pushes import take_push

    refuse_existing(out)
    url = database_url(db)
    with register(url) as session:
        clerk = recording.clerk(session)
        content = take_push(clerk, today(clerk.at))
        out.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    recording.put_in_order(url)
    if as_json:
        emit(content)
    else:
        told = [f"  {item['action']} {item['unified_social_credit_code']} {item['name']}" for item in content["items"]]
        say(f"{out} holds {len(told)} items:", *told, "Next: wuxin list push-receipt, once it is received.")


def push_receipt(path: PushFile, *, receipt: Receipt, db: Database = None, as_json: Json = False) -> None:
    """Put on record that a push was received, under which number."""
    from web.cli.standing.decisions import read_signed
    from web.register.standing.pushes import record_receipt

    content, url = read_signed(path), database_url(db)
    if not isinstance(content, dict):
        raise InputError(Problem(str(path), "this is no push of ours", "Take the file that `wuxin list push` wrote."))
    with register(url) as session:
        entry = record_receipt(recording.clerk(session), content, receipt)
    recording.put_in_order(url)
    if as_json:
        emit({"entry": entry, "receipt": receipt})
    else:
        say(f"Receipt {receipt} is on record: {entry}")
