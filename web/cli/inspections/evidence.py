"""`wuxin inspection package` and `severity`: campaigns as evidence, and how much depends on who inspected."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from models.errors import InputError, Problem
from web.cli.databases import database_url, register
from web.cli.folders import RUN_FILE, output_folder
from web.cli.inspections.inspected_by import read_inspected_by
from web.cli.options import Database, Force, Json, KnownAt, Mapping, PackagePath, day
from web.cli.ratings.runs import read
from web.cli.terminal import emit, say, steps, table

if TYPE_CHECKING:
    from credit.evidence import Package
    from credit.inspections.evidence_rows import EvidenceRows
    from credit.inspections.severity import Observed, SeverityReport
    from credit.inspections.severity_effects import GradeChange

__all__ = ["commands", "package", "severity"]

commands = typer.Typer()

Directory = Annotated[Path, typer.Argument(metavar="DIR", help="The folder for the new package.")]
Onto = Annotated[Path, typer.Option("--onto", metavar="PACKAGE", help="The evidence that the rows are added to.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the results.")]
InspectedBy = Annotated[
    Path | None,
    typer.Option("--inspected-by", metavar="FILE", help="Who inspected; by default inspected_by.csv of the package."),
]
Columns = Annotated[
    str, typer.Option("--columns", metavar="A,B", help="The columns of inspection and inspector in that file.")
]
OutcomeName = Annotated[
    Literal["score", "critical"],
    typer.Option("--outcome", help="Compare points lost, or whether there was a critical finding."),
]
Rulebook = Annotated[
    str | None, typer.Option("--rulebook", metavar="ID_or_DIR", help="Tell whose grade would differ by this standard.")
]
Day = Annotated[date | None, typer.Option("--as-of", metavar="DATE", parser=day, help="The day of these grades.")]
Prior = Annotated[
    float, typer.Option("--prior-visits", metavar="N", min=0.1, help="Average visits each inspector begins with.")
]


@commands.command(epilog="Example: wuxin inspection package ./evidence-now --onto ./evidence --db sqlite:///wuxin.db")
def package(
    directory: Directory,
    *,
    onto: Onto,
    known_at: KnownAt = None,
    force: Force = False,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Write an evidence package with the visits and findings of the register's campaigns added."""
    from credit.inspections.evidence_rows import evidence_rows
    from web.cli.inspections.acts import today
    from web.cli.inspections.packages import served_by, who_inspected, write_package
    from web.register.inspections.campaigns import campaigns

    with steps(2) as shown, output_folder(directory, force=force) as folder:
        shown.begin("Reading the evidence")
        base = read(onto, None, shown, strict=True)
        with register(database_url(db)) as session:
            found = campaigns(session)
        shown.begin("Writing the package")
        rows = evidence_rows(found, served_by(base, today()).get, known_at)
        who = who_inspected(onto)
        adjusted = _adjust(rows, found, base, who)
        files = write_package(base, rows, who, folder)
        told: dict[str, Any] = {
            "made_by": "wuxin inspection package", "onto": base.digest, "known_at": known_at,
            "added": {name: len(getattr(rows, name)) for name in ("inspections", "findings", "records")},
            "adjusted_scores": adjusted, "files": [*files, RUN_FILE],
        }  # fmt: skip
        _write_run(folder, told)
    if as_json:
        emit(told)
        return
    say(f"in {directory}: {', '.join(f'{count} {name}' for name, count in told['added'].items())} added")
    if adjusted:
        say(f"{len(adjusted)} scores are adjusted for who inspected, as their programme says; {RUN_FILE} has both")


@commands.command(
    epilog="Example: wuxin inspection severity ./evidence --out ./severity --rulebook rongcheng --as-of 2024-06-30"
)
def severity(
    package: PackagePath,
    *,
    out: Out,
    inspected_by: InspectedBy = None,
    columns: Columns = "inspection_id,inspector_id",
    outcome: OutcomeName = "score",
    prior_visits: Prior = 1.0,
    rulebook: Rulebook = None,
    as_of: Day = None,
    mapping: Mapping = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Report how much a result depends on who inspected, and whose grade would differ without it."""
    from credit.inspections import severity as model
    from credit.inspections.severity_effects import observed

    _check_call(outcome, rulebook, as_of)
    with steps(2) as shown, output_folder(out, force=force) as folder:
        shown.begin("Reading the evidence")
        read_package = read(package, mapping, shown)
        who = read_inspected_by(inspected_by or package / "inspected_by.csv", *_two(columns))
        visits = observed(read_package, who, outcome)
        shown.begin("Comparing")
        report = model.severities(visits, model.Prior(inspector=prior_visits))
        adjusted = {one.inspection_id: report.adjusted_milli(one) for one in visits}
        changes, companies = _changes(read_package, rulebook, as_of, adjusted)
        told = _told(report, read_package, outcome, prior_visits, changes)
        told |= {"companies": companies, "rulebook": rulebook, "as_of": as_of}
        told["files"] = [*_write(folder, report, visits, adjusted if outcome == "score" else {}, changes), RUN_FILE]
        _write_run(folder, told)
    if as_json:
        emit(told)
    else:
        say(*_lines(report, outcome, changes, companies if rulebook else None))


def _check_call(outcome: str, rulebook: str | None, as_of: date | None) -> None:
    if (rulebook is None) != (as_of is None):
        raise InputError(Problem("--rulebook", "goes with --as-of", "Give both, or neither."))
    if rulebook is not None and outcome != "score":
        what = "only scores can be adjusted; a finding is there or it is not"
        raise InputError(Problem("--rulebook", what, "Compare with --outcome score, or leave it out."))


def _two(columns: str) -> tuple[str, str]:
    one, comma, two = columns.partition(",")
    if not (one and comma and two):
        raise InputError(Problem("--columns", f"{columns!r} names not two columns", "Write inspection,inspector."))
    return one, two


def _adjust(rows: EvidenceRows, found: Sequence[Any], base: Package, who: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Put adjusted scores in the place of the raw ones where a programme says that they count; tell both."""
    from credit.inspections.severity import severities
    from credit.inspections.severity_effects import observed_rows
    from models.values.points import format_points

    counting = {one.id for one in found if one.rules.programme.counts.score == "adjusted"}
    if not counting:
        return []
    team = dict(who)
    for row in rows.inspected_by:
        team.setdefault(row["inspection_id"], []).append(row["inspector_id"])
    visits = observed_rows([*base.tables["inspections"].to_pylist(), *rows.inspections], team)
    report, told = severities(visits), []
    by_id = {one.inspection_id: one for one in visits}
    for row in rows.inspections:
        if row["inspection_id"].partition("/")[0] in counting and row["inspection_id"] in by_id:
            raw, row["score"] = row["score"], report.adjusted_milli(by_id[row["inspection_id"]])
            told.append({"inspection_id": row["inspection_id"], "raw": format_points(raw),
                         "adjusted": format_points(row["score"])})  # fmt: skip
    return told


def _changes(
    read_package: Package, rulebook: str | None, as_of: date | None, adjusted: dict[str, int]
) -> tuple[list[GradeChange], int]:
    from credit import load_rulebook
    from credit.inspections.severity_effects import grade_changes

    if rulebook is None or as_of is None:
        return [], 0
    return grade_changes(read_package, load_rulebook(rulebook), as_of, adjusted)


def _told(
    report: SeverityReport, read_package: Package, outcome: str, prior: float, changes: list[GradeChange]
) -> dict[str, Any]:
    ratio = report.raw_ratio
    return {
        "made_by": "wuxin inspection severity", "package": read_package.digest, "outcome": outcome,
        "prior_visits": prior, "visits": report.visits, "groups": report.groups, "mean_lost_milli": report.mean_milli,
        "spread_milli": report.spread_milli, "strictest_to_mildest": None if ratio is None else f"{float(ratio):.2f}",
        "inspectors": [asdict(one) for one in report.inspectors], "grade_changes": [asdict(one) for one in changes],
    }  # fmt: skip


def _write(
    folder: Path, report: SeverityReport, visits: Sequence[Observed], adjusted: dict[str, int],
    changes: list[GradeChange],
) -> list[str]:  # fmt: skip
    from web.sheets.inspection_tables import write_csv

    rows = [asdict(one) for one in report.inspectors]
    write_csv(folder / "inspectors.csv", rows, list(rows[0]))
    if adjusted:
        scores = [
            {"inspection_id": one.inspection_id, "community_id": one.community_id,
             "raw_milli": 100_000 - one.lost_milli, "adjusted_milli": adjusted[one.inspection_id]}
            for one in visits
        ]  # fmt: skip
        write_csv(folder / "scores.csv", scores, list(scores[0]))
    if changes:
        named = [asdict(one) for one in changes]
        write_csv(folder / "grade_changes.csv", named, list(named[0]))
    return sorted(path.name for path in folder.iterdir())


def _write_run(folder: Path, told: dict[str, Any]) -> None:
    text = json.dumps(told, ensure_ascii=False, indent=2, default=str)
    (folder / RUN_FILE).write_text(f"{text}\n", encoding="utf-8")


def _lines(report: SeverityReport, outcome: str, changes: list[GradeChange], companies: int | None) -> list[str]:
    from models.values.points import format_points

    unit = "points lost of 100" if outcome == "score" else "critical findings in 100 visits"
    head = ("inspector", "visits", "shared", f"raw: {unit}", "effect", "95 % from", "to")
    rows = [
        (one.inspector, one.visits, one.shared,
         *(format_points(n) for n in (one.raw_milli, one.effect_milli, one.low_milli, one.high_milli)))
        for one in report.inspectors
    ]  # fmt: skip
    ratio = "none" if report.raw_ratio is None else f"{float(report.raw_ratio):.1f} times"
    spread = f"{format_points(report.spread_milli)} points with the community held equal"
    told = f"{report.visits} visits; the strictest against the mildest: {ratio} by plain means, {spread}"
    lines = [*table([head, *rows]), "", told]
    if report.groups > 1:
        lines.append(f"note: {report.groups} groups share no community, and cannot be compared with one another")
    if companies is not None:
        lines.append(f"{len(changes)} of {companies} companies would have another grade; raw scores count")
        lines += [f"{one.company_id}: {one.raw_grade} -> {one.adjusted_grade}" for one in changes[:20]]
    return lines
