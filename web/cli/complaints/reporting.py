"""`wuxin complaint package` and `wuxin complaint report`: complaints as evidence, and the monthly analysis."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.complaints.options import Desk
from web.cli.complaints.steps import commands
from web.cli.databases import database_url, register
from web.cli.folders import RUN_FILE, output_folder
from web.cli.options import Database, Force, Json, KnownAt, Mapping, day
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from credit.complaints import DeskRules
    from credit.complaints.monthly import Monthly

__all__ = ["commands", "package", "report"]


def _month(text: str | date) -> date:
    return day(text if isinstance(text, date) else f"{text}-01")


Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder of the report.")]
Month = Annotated[date, typer.Option("--month", metavar="YYYY-MM", parser=_month, help="The month to analyse.")]
AsOfDay = Annotated[
    date | None, typer.Option("--as-of", metavar="DATE", parser=day, help="The day of the figures; the month's last.")
]
Evidence = Annotated[
    Path | None, typer.Option("--package", metavar="PACKAGE", help="Analyse an evidence package, not the register.")
]
Fonts = Annotated[Path | None, typer.Option("--fonts", metavar="DIR", help="A folder with a font that has Chinese.")]
Folder = Annotated[
    Path | None, typer.Argument(metavar="[DIR]", help="The folder to write; without it, an import of the register.")
]


@commands.command(epilog="Example: wuxin complaint package ./evidence --db sqlite:///wuxin.db")
def package(
    directory: Folder = None, *, known_at: KnownAt = None, force: Force = False, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Put the register's complaints into the newest evidence: as a folder that wuxin rate reads, or as an import."""
    from web.cli.recording import clerk, put_in_order
    from web.register import save_package
    from web.register.complaints.evidence import package_with_complaints, write_package

    url, number = database_url(db), None
    with register(url) as session:
        made = package_with_complaints(session, known_at)
        if directory is None:
            number = save_package(clerk(session), made)
    if directory is None:
        put_in_order(url)
    else:
        with output_folder(directory, force=force) as folder:
            files = write_package(made, folder)
            (folder / RUN_FILE).write_text(json.dumps({"files": files, "digest": made.digest}) + "\n", encoding="utf-8")
    found = {"complaints": len(made.tables["complaints"]), "digest": made.digest, "import": number}
    if as_json:
        emit(found)
    else:
        say(f"{found['complaints']} complaints, digest {made.digest}, in {directory or f'import {number}'}")


@commands.command(epilog="Example: wuxin complaint report --month 2024-06 --out ./report --package ./city")
def report(
    *, month: Month, out: Out, as_of: AsOfDay = None, evidence: Evidence = None, mapping: Mapping = None,
    desk: Desk = "rongcheng", fonts: Fonts = None, force: Force = False, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Analyse a month: hot spots, repeats, overdue, rates; as CSV, SVG, Excel and PDF in Chinese and English."""
    from credit.complaints import load_desk
    from web.monthly import write_report

    rules = load_desk(desk)
    last = as_of or (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    found = _of_package(evidence, mapping, rules, (month, last)) if evidence else _of_register(db, rules, (month, last))
    with output_folder(out, force=force) as folder:
        files = write_report(found, folder, fonts=fonts)
        (folder / RUN_FILE).write_text(json.dumps({"files": files}) + "\n", encoding="utf-8")
    told = {row["measure"]: row["count"] for row in found.summary.to_dict("records")}
    hot = found.hot_spots.index[found.hot_spots["hot"]].tolist()
    if as_json:
        emit({"month": f"{month:%Y-%m}", "as_of": last, "counts": told, "hot_spots": hot, "files": files})
    else:
        say(f"{told['received']} complaints in {month:%Y-%m}, {told['overdue']} overdue, {len(hot)} hot spots")
        say(f"in {out}/: {', '.join(name for name in files if name.endswith(('.pdf', '.xlsx')))}")


def _of_package(path: Path, mapping: str | None, desk: DeskRules, days: tuple[date, date]) -> Monthly:
    from credit.complaints.monthly import analyse, frame_of_evidence
    from credit.evidence import read_package
    from web.register.complaints.places import places_of

    read = read_package(path, mapping=mapping)
    frame = frame_of_evidence(read.tables["complaints"].to_pylist(), desk, days[1])
    return analyse(frame, places_of(read, days[1]), desk, month=days[0], as_of=days[1], source=read.name)


def _of_register(db: str | None, desk: DeskRules, days: tuple[date, date]) -> Monthly:
    from web.register.complaints.months import month_of_register

    with register(database_url(db)) as session:
        return month_of_register(session, desk, *days)[1]
