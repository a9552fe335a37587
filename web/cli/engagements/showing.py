"""`wuxin service list`, `show`, `due` and `package`: where engagements stand, what is late, and what it costs."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from web.cli.databases import database_url, register
from web.cli.engagements.options import Name, due_dicts, engagement_dict
from web.cli.folders import RUN_FILE, output_folder
from web.cli.options import AsOf, Database, Force, Json, KnownAt
from web.cli.terminal import emit, say, table

__all__ = ["commands", "due", "list_engagements", "package", "show"]

commands = typer.Typer()

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder for the new package.")]
Onto = Annotated[Path, typer.Option("--onto", metavar="PACKAGE", help="The evidence that the rows are added to.")]


@commands.command(name="list", epilog="Example: wuxin service list --db sqlite:///wuxin.db")
def list_engagements(*, db: Database = None, as_json: Json = False) -> None:
    """List the engagements with state, filing and the end of their term."""
    from web.register.engagements.steps import engagements

    with register(database_url(db)) as session:
        rows = [engagement_dict(one) for one in engagements(session)]
    if as_json:
        emit(rows)
        return
    lines = [tuple(str(cell) for cell in row.values()) for row in rows]
    say(*(table([tuple(rows[0]), *lines]) if rows else ["There is no engagement yet."]))


@commands.command(epilog="Example: wuxin service show willow-2026 --as-of 2026-08-01")
def show(name: Name, *, as_of: AsOf, db: Database = None, as_json: Json = False) -> None:
    """Show an engagement on a day: what is due, which duties were missed by which clause, and every step."""
    from bidding.engagements import missed, standing_on
    from web.register.engagements.steps import engagement_named
    from web.register.inspections.premises import premises_of

    with register(database_url(db)) as session:
        found = engagement_named(session, name).until(as_of)
        premises = premises_of(session, found.terms.community_id)
    due = due_dicts(found, premises, as_of)
    standing = standing_on(found, as_of)
    broken = [asdict(one) for one in missed(found, as_of)]
    told = [{"on": one.on, "move": str(one.move), "role": str(one.role), "by": one.by} for one in found.steps]
    if as_json:
        more = {
            "standing": asdict(standing),
            "due": due,
            "missed": broken,
            "timeline": told,
            "premises": [asdict(one) for one in premises],
        }
        emit(engagement_dict(found) | more)
        return
    say(*(f"{key}: {value}" for key, value in engagement_dict(found).items()))
    say(
        f"by right of: {standing.right} ({standing.article})", f"meanwhile serves: {standing.temporary or 'nobody'}", ""
    )
    for rows in (due, broken, told):
        if rows:
            say(*table([tuple(rows[0]), *(tuple(str(cell) for cell in one.values()) for one in rows)]), "")


@commands.command(epilog="Example: wuxin service due --as-of 2026-08-01")
def due(*, as_of: AsOf, db: Database = None, as_json: Json = False) -> None:
    """Show what is due in all engagements, the earliest first, and what is late."""
    from web.register.engagements.steps import engagements
    from web.register.inspections.premises import premises_by_estate

    with register(database_url(db)) as session:
        found = engagements(session)
        premises = premises_by_estate(session, {one.terms.community_id for one in found})
        rows = sorted(
            (
                {"engagement": one.id, **row}
                for one in found
                for row in due_dicts(one, premises[one.terms.community_id], as_of)
            ),
            key=lambda row: (row["day"], row["engagement"]),
        )
    if as_json:
        emit(rows)
        return
    lines = [(one["engagement"], one["day"], one["what"], one["by"], "late" if one["late"] else "") for one in rows]
    say(*(table([("engagement", "by day", "what", "who", ""), *lines]) if lines else ["Nothing is due."]))


@commands.command(epilog="Example: wuxin service package ./evidence-now --onto ./evidence --as-of 2026-08-01")
def package(
    directory: Folder, *, onto: Onto, as_of: AsOf, known_at: KnownAt = None, force: Force = False,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Add the duties that companies missed by a day to an evidence package."""
    from bidding.engagements import evidence_rows
    from credit.evidence import read_package
    from credit.inspections.evidence_rows import EvidenceRows
    from web.cli.inspections.packages import who_inspected, write_package
    from web.register.engagements.steps import engagements

    with register(database_url(db)) as session:
        records = evidence_rows(engagements(session), as_of, known_at)
    with output_folder(directory, force=force) as folder:
        who = who_inspected(onto) if onto.is_dir() else {}
        files = write_package(read_package(onto), EvidenceRows(records=records), who, folder)
        run = {"made_by": "wuxin service package", "as_of": as_of.isoformat(), "records": len(records), "files": files}
        (folder / RUN_FILE).write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
    if as_json:
        emit(run)
    else:
        say(f"{len(records)} records of missed duties in {directory}")
