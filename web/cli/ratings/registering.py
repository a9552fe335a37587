"""`wuxin ingest`, `wuxin lists` and `wuxin db upgrade`: evidence and lists in the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from web.cli.databases import database_url, reached, register
from web.cli.options import AsOf, Database, Json, KnownAt, Mapping, PackagePath, Strict
from web.cli.ratings.runs import read
from web.cli.ratings.summary import package_lines, rating_lines, row_counts
from web.cli.ratings.templating import write_annotated
from web.cli.terminal import emit, say, steps, table

if TYPE_CHECKING:
    from credit.standing.lists import ListProposals

__all__ = ["commands", "database_commands", "ingest", "lists", "upgrade"]

commands = typer.Typer()
database_commands = typer.Typer(help="The database of the register.")

Rulebook = Annotated[str, typer.Option("--rulebook", metavar="ID_or_DIR", help="The standard to rate by.")]
Marked = Annotated[
    Path | None,
    typer.Option("--annotated", metavar="DIR", help="Write workbooks that have rejects here, with them marked."),
]
Publish = Annotated[
    Literal["real", "simulated"] | None,
    typer.Option("--publish", help="Make the run public on the portal, and say whether its evidence is real."),
]


@commands.command(epilog="Example: wuxin ingest ./evidence --db sqlite:///wuxin.db")
def ingest(
    package: PackagePath, *, mapping: Mapping = None, strict: Strict = False, annotated: Marked = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Put an evidence package into the register, whole or not at all; equal content is kept once."""
    from web.cli.recording import clerk, put_in_order
    from web.register import save_package

    url = database_url(db)
    with steps(2) as shown:
        shown.begin("Reading the evidence")
        read_package = read(package, mapping, shown, strict=strict)
        marked = [] if annotated is None else write_annotated(package, read_package, annotated)
        shown.begin("Writing to the register")
        with register(url) as session:
            number = save_package(clerk(session), read_package)
        put_in_order(url)
    if as_json:
        told = {"import": number, "digest": read_package.digest, "rows": row_counts(read_package)}
        emit(told if annotated is None else {**told, "annotated": marked})
        return
    say(*package_lines(read_package), "", f"kept as import {number}, digest {read_package.digest}")
    if annotated is not None:
        say(f"workbooks with marked faults in {annotated}: {', '.join(marked) or 'none'}")


@commands.command(epilog="Example: wuxin lists --as-of 2024-06-30 --rulebook rongcheng --db sqlite:///wuxin.db")
def lists(
    *,
    as_of: AsOf,
    rulebook: Rulebook = "rongcheng",
    known_at: KnownAt = None,
    publish: Publish = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Rate the newest import of the register and propose the red, grey and black lists, which it keeps.

    The first run that is made public begins the quarters of `wuxin scheduler`.
    """
    from credit import load_rulebook
    from web.cli.recording import clerk, put_in_order
    from web.register.ratings.publishing import publish_run
    from web.register.ratings.rated_days import keep_run, rated_from, read_register, with_outlooks

    book, url = load_rulebook(rulebook), database_url(db)
    with steps(3) as shown:
        shown.begin("Rating and proposing")
        with register(url) as session:  # the lock is held while it reads, not while it rates
            read_evidence = read_register(session, as_of, known_at)
        made = rated_from(read_evidence, book)
        shown.begin("Explaining what would lift each company")
        made = with_outlooks(made, shown.counted)
        shown.begin("Writing to the register")
        with register(url) as session:
            by = clerk(session)
            kept = keep_run(by, made)
            publication = publish_run(by, kept.run, simulated=publish == "simulated") if publish else None
    put_in_order(url)
    if as_json:
        told = {"import": kept.import_id, "as_of": as_of, "rulebook": book.id, "publication": publication}
        emit({**told, **_as_dict(kept.lists)})
    else:
        say(*rating_lines(kept.rated), *_lines(kept.lists))


@database_commands.command(epilog="Example: wuxin db upgrade --db sqlite:///wuxin.db")
def upgrade(*, db: Database = None, as_json: Json = False) -> None:
    """Bring the database to the newest revision; makes it where there is none."""
    from models.migrations import upgrade as bring_up

    url = database_url(db)
    with reached(url):
        bring_up(url)
    if as_json:
        emit({"upgraded": True})
    else:
        say("The database stands at the newest revision.")


def _as_dict(proposed: ListProposals) -> dict[str, object]:
    return {
        kind: [
            {"company_id": entry.company_id, "place": entry.place, "rule": entry.rule, "event": entry.event,
             "starts_on": entry.starts_on, "ends_on": entry.ends_on}
            for entry in getattr(proposed, kind)
        ]
        for kind in ("red", "grey", "black")
    }  # fmt: skip


def _lines(proposed: ListProposals) -> list[str]:
    rows = [
        (kind, entry.company_id, entry.rule or f"place {entry.place}", entry.starts_on, entry.ends_on or "open")
        for kind in ("red", "grey", "black")
        for entry in getattr(proposed, kind)
    ]
    return table([("list", "company", "because of", "from", "until"), *rows]) if rows else ["Nobody is proposed."]
