"""`wuxin objection ...`: a company's credit file, objections to single points, and repair of bad information."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.keys.files import opened
from web.cli.list_options import (
    Article,
    By,
    Documents,
    HarmRemovedOn,
    Instrument,
    InterviewedOn,
    KeyFile,
    Number,
    Out,
    Reasons,
    ReasonsFile,
    RectifiedOn,
    digests_of,
    reasons_in,
)
from web.cli.options import Database, Json
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import refuse_existing
from web.cli.standing.decisions import write_signed
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.explaining import Mark
    from credit.standing.petitions import Petition, Point

__all__ = ["commands", "decide", "extend", "file", "notices", "points", "show"]

commands = typer.Typer(help="Objections to single points of a credit file, and repair of bad information.")

Company = Annotated[str, typer.Argument(metavar="COMPANY", help="The company_id.")]
SomeCompany = Annotated[str | None, typer.Option("--company", metavar="ID", help="Only those of this company.")]
Source = Annotated[str, typer.Option("--source", metavar="TABLE/ID", help="The row of evidence, as `points` shows it.")]
Kind = Annotated[Literal["objection", "repair"], typer.Option("--kind", help="What is asked for.")]
Outcome = Annotated[Literal["grant", "refuse"], typer.Option("--outcome", help="What is decided.")]


@commands.command(epilog="Example: wuxin objection points 91330000MA27U04D4K --db sqlite:///wuxin.db")
def points(company: Company, *, db: Database = None, as_json: Json = False) -> None:
    """Show every point of a company's credit file, with its source; what somebody has yet to decide on is marked."""
    from models.values.points import format_points
    from web.register.standing.marks import marks_for
    from web.register.standing.petitions import points_of

    with register(database_url(db)) as session:
        run, found = points_of(session, company)
        marks = marks_for(session, company)
    rows = [
        {"source": f"{row['source_table']}/{row['source_id']}", "rule": row["rule"], "event": row["event"],
         "occurred_on": row["occurred_on"], "points": format_points(row["points_milli"]), "run": run,
         **_marked(marks.get((row["source_table"], row["source_id"])))}
        for row in found
    ]  # fmt: skip
    if as_json:
        emit(rows)
    else:
        heads = ("source", "rule", "event", "occurred_on", "points", "mark", "due_on")
        say(*table([heads, *([row[name] if row[name] is not None else "-" for name in heads] for row in rows)]))


@commands.command(epilog="Example: wuxin objection file 91330000MA27U04D4K --source records/R1 --reasons-file why.txt")
def file(
    company: Company, *, source: Source, reasons_file: ReasonsFile, kind: Kind = "objection",
    document: Documents = None, rectified_on: RectifiedOn = None, harm_removed_on: HarmRemovedOn = None,
    interviewed_on: InterviewedOn = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """File a company's objection to one point, or its request to repair it; the point is marked while it is open."""
    from credit.standing.petitions import Petition
    from web.register.standing.petitions import file_petition

    url, reasons, digests = database_url(db), reasons_in(reasons_file), tuple(digests_of(document))
    with register(url) as session:
        clerk, point = recording.clerk(session), _point(session, company, source)
        asked = Petition(0, kind, point, clerk.at, digests, rectified_on, harm_removed_on, interviewed_on)
        filed = file_petition(clerk, asked, reasons)
    _tell(filed, url, as_json=as_json)


@commands.command(epilog="Example: wuxin objection extend 3 --by 'Housing Bureau' --db sqlite:///wuxin.db")
def extend(number: Number, *, by: By, db: Database = None, as_json: Json = False) -> None:
    """Take the longer time for deciding on an objection that the law allows, once."""
    from credit.standing.listing import Role
    from credit.standing.petitions import PetitionMove, PetitionStep
    from web.register.standing.petitions import decide_petition

    url = database_url(db)
    with register(url) as session:
        clerk = recording.clerk(session)
        after = decide_petition(clerk, number, PetitionStep(PetitionMove.EXTEND, clerk.at, by, Role.HEAD))
    _tell(after, url, as_json=as_json)


@commands.command(
    epilog="Example: wuxin objection decide 3 --outcome grant --key head.key --instrument 'Zhejiang Regulation' "
    "--article '30(1)(1)' --reasons 'The penalty was revoked'"
)
def decide(
    number: Number, *, outcome: Outcome, key: KeyFile, instrument: Instrument, article: Article, reasons: Reasons,
    out: Out = None, passphrase_file: PassphraseFile = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Decide, signed and with reasons; what is granted counts in no later rating, and the row itself is not edited."""
    from credit.standing.listing import Role
    from credit.standing.petitions import PetitionMove, PetitionStep, petition_content
    from credit.standing.signing import signed_content
    from web.register.standing.petitions import decide_petition, petition

    if out is not None:
        refuse_existing(out)
    held, pair = opened(key, passphrase_file)
    url, move = database_url(db), PetitionMove(outcome)
    with register(url) as session:
        clerk, before = recording.clerk(session), petition(session, number)
        content = petition_content(before, move, reasons, (instrument, article), clerk.at)
        signed = signed_content(content, held.key.name, pair)
        step = PetitionStep(move, clerk.at, held.key.name, Role.HEAD, signed)
        after = decide_petition(clerk, number, step)
    write_signed(out, signed)
    _tell(after, url, as_json=as_json)


@commands.command(epilog="Example: wuxin objection show --company 91330000MA27U04D4K --db sqlite:///wuxin.db")
def show(*, company: SomeCompany = None, db: Database = None, as_json: Json = False) -> None:
    """Show petitions: what they are about, where they stand, and until when they have to be decided."""
    from web.register.standing.petitions import law_of_run, petitions_of

    with register(database_url(db)) as session:
        rows = [_dict(one, law_of_run(session, one.point.run)) for one in petitions_of(session, company)]
    if as_json:
        emit(rows)
    elif rows:
        heads = ("petition", "kind", "company_id", "source", "state", "due_on")
        say(*table([heads, *([row[name] or "-" for name in heads] for row in rows)]))
    else:
        say("There are no petitions.")


@commands.command(epilog="Example: wuxin objection notices 91330000MA27U04D4K --db sqlite:///wuxin.db")
def notices(company: Company, *, db: Database = None, as_json: Json = False) -> None:
    """List who used the company's score and has to be told of corrections: tenders, certificates, pushes."""
    from web.register.standing.users_told import notices_for

    with register(database_url(db)) as session:
        rows = notices_for(session, company)
    if as_json:
        emit(rows)
    elif rows:
        heads = ("to", "because", "used", "used_at", "corrected_on")
        say(*table([heads, *([row[name] or "-" for name in heads] for row in rows)]))
    else:
        say("Nobody has to be told.")


def _point(session: Any, company: str, source: str) -> Point:  # noqa: ANN401 - a session
    from credit.standing.petitions import Point
    from web.register.standing.petitions import points_of

    run, found = points_of(session, company)
    for row in found:
        if f"{row['source_table']}/{row['source_id']}" == source and row["occurred_on"] is not None:
            return Point(
                run, company, row["rule"], row["event"], row["source_table"], row["source_id"], row["occurred_on"],
                row["points_milli"],
            )  # fmt: skip
    remedy = f"See them with: wuxin objection points {company}"
    raise InputError(Problem(source, f"run {run} has no such point of this company", remedy))


def _marked(mark: Mark | None) -> dict[str, Any]:
    """Return what is told of a point's mark: what is asked for, by which petition, until when it is to be decided."""
    if mark is None:
        return {"objected": False, "mark": None, "petition": None, "due_on": None}
    return {"objected": mark.kind != "repair", "mark": mark.kind, "petition": mark.petition, "due_on": mark.due_on}


def _dict(petition: Petition, law: Any) -> dict[str, Any]:  # noqa: ANN401 - a law of lists
    from credit.standing.petitions import petition_due, petition_state
    from models.values.working_days import working_or_weekday

    point, due_on = petition.point, petition_due(petition, law, working_or_weekday)
    return {
        "petition": petition.number, "kind": petition.kind, "company_id": point.company_id,
        "source": f"{point.table}/{point.row_id}", "rule": point.rule, "state": str(petition_state(petition)),
        "due_on": due_on, "documents": list(petition.documents), "steps": [str(step.move) for step in petition.steps],
    }  # fmt: skip


def _tell(petition: Petition, url: str, *, as_json: bool) -> None:
    from web.register.standing.petitions import law_of_run

    recording.put_in_order(url)
    with register(url) as session:
        told = _dict(petition, law_of_run(session, petition.point.run))
    if as_json:
        emit(told)
        return
    due: date | None = told["due_on"]
    until = f"; to be decided by {due}" if due else ""
    say(f"Petition {petition.number} ({petition.kind}, {told['source']}) is {told['state']}{until}.")
