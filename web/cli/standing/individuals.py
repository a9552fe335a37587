"""`wuxin individual ...`: project managers' points, and owners' breaches after a judgment; for the authority alone."""

from __future__ import annotations

import csv
from contextlib import nullcontext
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import By, Number
from web.cli.options import AsOf, Database, Json, KnownAt, Mapping, RulebookName, Strict, day
from web.cli.private_files import read_text, refuse_existing
from web.cli.ratings.explaining import SomeDatabase, SomePackage
from web.cli.ratings.runs import RUN_STEPS, Asked, run_known
from web.cli.terminal import emit, say, steps, table

__all__ = ["breach", "breaches", "commands", "managers", "settle"]

commands = typer.Typer(help="Credit of persons: project managers, and owners after a judgment. Never published.")

OutFile = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write every point as CSV here; it must not exist.")
]
Breach = Annotated[
    str, typer.Option("--breach", metavar="KIND", help="refusal, arrears, illegal_building or change_of_use.")
]
Source = Annotated[str, typer.Option("--source", metavar="KIND", help="Who reports it: court or arbitration.")]
ReportedBy = Annotated[str, typer.Option("--reported-by", metavar="BODY", help="The court or arbitration body.")]
EffectiveOn = Annotated[
    date, typer.Option("--effective-on", metavar="DATE", parser=day, help="When the judgment took effect.")
]
UnrectifiedOn = Annotated[
    date, typer.Option("--unrectified-on", metavar="DATE", parser=day, help="When it was found still not put right.")
]
PersonFile = Annotated[
    Path,
    typer.Option("--person-file", metavar="FILE", help="Lines: the owner's name, the judgment's number, the place."),
]


@commands.command(epilog="Example: wuxin individual managers ./city --rulebook ningbo --as-of 2024-06-30")
def managers(
    package: SomePackage = None, *, rulebook: RulebookName, as_of: AsOf, known_at: KnownAt = None,
    mapping: Mapping = None, strict: Strict = False, out: OutFile = None, db: SomeDatabase = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Tell which points of their companies fall on project managers, by number and never by name."""
    from credit.individuals import manager_points, manager_totals
    from models.values.points import format_points

    if out is not None:
        refuse_existing(out)
    asked = Asked(package or Path(), rulebook, as_of, known_at, mapping, strict=strict)
    known = nullcontext() if package is not None and db is None else register(database_url(db))
    with steps(RUN_STEPS) as shown, known as session:
        done = run_known(asked, shown, session, from_register=package is None)
    points = [{**asdict(one), "points": format_points(one.points)} for one in manager_points(done.rated, done.package)]
    totals = [
        {**asdict(one), "good": format_points(one.good), "bad": format_points(one.bad)}
        for one in manager_totals(manager_points(done.rated, done.package))
    ]
    if out is not None:
        _write(out, points)
    if as_json:
        emit({"managers": totals, "points": points})
    else:
        _show(totals, ("manager_id", "company_id", "good", "bad", "events"), "No point falls on a manager.")


@commands.command(
    epilog="Example: wuxin individual breach --breach arrears --source court --reported-by 'Rongcheng Court' "
    "--effective-on 2024-03-01 --unrectified-on 2024-06-01 --person-file owner.txt"
)
def breach(
    *, breach: Breach, source: Source, reported_by: ReportedBy, effective_on: EffectiveOn,
    unrectified_on: UnrectifiedOn, person_file: PersonFile, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Record an owner's breach that a court or an arbitration body reports; who and where goes into the vault alone."""
    from credit.individuals import OwnerBreach
    from web.register.standing.owner_breaches import record_breach

    owner, judgment, place = [*read_text(person_file).splitlines(), "", "", ""][:3]
    told = OwnerBreach(breach, source, reported_by, judgment, effective_on, unrectified_on, owner, place)
    with recording.acting(db) as clerk:
        number = record_breach(clerk, told)
    if as_json:
        emit({"number": number})
    else:
        say(f"Breach {number} is recorded. It is never published; erase it once it is put right.")


@commands.command(epilog="Example: wuxin individual breaches --db sqlite:///wuxin.db")
def breaches(*, db: Database = None, as_json: Json = False) -> None:
    """List owners' breaches with what the vault holds of them, for the authority's own eyes."""
    from web.register.standing.owner_breaches import breach_rows

    with register(database_url(db)) as session:
        rows = breach_rows(session)
    if as_json:
        emit(rows)
    else:
        _show(rows, ("number", "breach", "source", "effective_on", "judgment", "owner", "place"), "There are none.")


@commands.command(epilog="Example: wuxin individual settle 3 --by 'Rongcheng Court' --db sqlite:///wuxin.db")
def settle(number: Number, *, by: By, db: Database = None, as_json: Json = False) -> None:
    """Erase who it was, which judgment and where, once the owner has put it right."""
    from models.record.traces import scrub
    from web.register.standing.owner_breaches import settle_breach

    url = database_url(db)
    with register(url) as session:
        erased = settle_breach(recording.clerk(session), number, by)
    recording.put_in_order(url)
    scrub(url)
    if as_json:
        emit({"erased": erased})
    else:
        say(f"{erased} cells erased. Backups made before still hold them: erase those too.")


def _write(out: Path, rows: list[dict[str, Any]]) -> None:
    with out.open("x", newline="", encoding="utf-8") as file:
        names = ("manager_id", "company_id", "community_id", "rule", "source_table", "source_id", "occurred_on",
                 "points", "counted")  # fmt: skip
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _show(rows: list[dict[str, Any]], heads: tuple[str, ...], nothing: str) -> None:
    if not rows:
        say(nothing)
        return
    say(*table([heads, *(tuple("-" if row[name] is None else row[name] for name in heads) for row in rows)]))
