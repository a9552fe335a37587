"""`wuxin list show`, `due` and `consequences`: what there is, what is due, and what follows."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import typer

from web.cli.databases import database_url, register
from web.cli.list_options import listing_dict, today
from web.cli.options import Database, Json, Language, day
from web.cli.terminal import emit, say, table

__all__ = ["consequences_of", "due", "show"]

SomeNumber = Annotated[int | None, typer.Argument(metavar="NUMBER", help="A listing; without it, all.")]
Company = Annotated[str | None, typer.Option("--company", metavar="ID", help="Only those of this company.")]
Kind = Annotated[Literal["red", "grey", "black"] | None, typer.Option("--kind", help="Only this list.")]
OnDay = Annotated[
    date | None, typer.Option("--as-of", metavar="DATE", parser=day, help="On this day; without it, today in Shanghai.")
]
Company1 = Annotated[str, typer.Argument(metavar="COMPANY", help="The company_id.")]


def show(
    number: SomeNumber = None, *, company: Company = None, kind: Kind = None, as_of: OnDay = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Show listings with their state on a day and what is due; one of them with every step."""
    from web.register.standing.listings import all_listings, listing

    on = as_of or _now()
    with register(database_url(db)) as session:
        found = [listing(session, number)] if number is not None else all_listings(session)
    told = [listing_dict(one, on) for one in found]
    told = [one for one in told if company in (None, one["company_id"]) and kind in (None, one["list"])]
    if as_json:
        emit(told)
        return
    if not told:
        say("There are no listings. Propose some with: wuxin lists --as-of DATE")
        return
    heads = ("listing", "list", "company_id", "state", "starts_on", "ends_on", "due", "due_on")
    say(*table([heads, *([one[name] or "-" for name in heads] for one in told)]))
    if number is not None:
        say("", *(f"{step['at']:%Y-%m-%d %H:%M} {step['move']} by {step['by']} ({step['role']})"
                  for step in told[0]["steps"]))  # fmt: skip


def due(*, as_of: OnDay = None, db: Database = None, as_json: Json = False) -> None:
    """List what has to be done next with listings and petitions, the most urgent first; `overdue` where it is late."""
    from web.register.standing.due import due_rows

    on = as_of or _now()
    with register(database_url(db)) as session:
        rows = due_rows(session, on)
    if as_json:
        emit(rows)
    elif rows:
        heads = ("due_on", "what", "subject", "company_id", "overdue")
        say(*table([heads, *([row[name] for name in heads] for row in rows)]))
    else:
        say("Nothing is due.")


def consequences_of(
    company: Company1, *, as_of: OnDay = None, lang: Language = "en", db: Database = None, as_json: Json = False
) -> None:
    """Tell what a company's grade and lists bring, by which article, and what is off and why."""
    from web.register.standing.due import consequences_for

    on = as_of or _now()
    with register(database_url(db)) as session:
        found = consequences_for(session, company, on)
    rows = [{"measure": one.measure.id, "kind": one.measure.kind, "applies": one.applies, "zh": one.zh, "en": one.en}
            for one in found]  # fmt: skip
    if as_json:
        emit(rows)
    else:
        lines = [f"{'+' if row['applies'] else '-'} {row[lang]}" for row in rows]
        say(*(lines or ["Nothing follows." if lang == "en" else "无后果。"]))


def _now() -> date:
    from web.cli.recording import now

    return today(now())
