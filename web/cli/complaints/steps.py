"""`wuxin complaint`: a complaint from its reception to its close, by the desk's rules."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.complaints.options import By, Code, Desk, Number, RoleName, step_of
from web.cli.databases import database_url, register
from web.cli.options import Database, Json, Language, Mapping, day, moment
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.complaints import Case, DeskRules
    from web.register.complaints.intake import TakenIn

__all__ = ["commands", "do", "due", "duties", "follow", "intake", "receive", "show"]

commands = typer.Typer(help="Complaints: take in, route, answer, mediate, close, follow, report.")

Channel = Annotated[str, typer.Option("--channel", metavar="NAME", help="Where it came in, such as 12345 or portal.")]
Matter = Annotated[str, typer.Option("--matter", metavar="CODE", help="What it is about; see: wuxin complaint duties.")]
Text = Annotated[str, typer.Option("--text", metavar="TEXT", help="What is wrong; kept in the vault.")]
Community = Annotated[str | None, typer.Option("--community", metavar="ID", help="The community it is about.")]
Name = Annotated[str | None, typer.Option("--name", metavar="NAME", help="Only where the complainer wants to give it.")]
Phone = Annotated[str | None, typer.Option("--phone", metavar="NUMBER", help="Only where a call is wanted.")]
SourceId = Annotated[str | None, typer.Option("--source-id", metavar="ID", help="Its number in its channel.")]
ReceivedAt = Annotated[
    datetime | None, typer.Option("--received-at", metavar="MOMENT", parser=moment, help="When; now, if not given.")
]
Move = Annotated[str, typer.Argument(metavar="MOVE", help="What is done, such as accept, answer, close.")]
Says = Annotated[
    list[str] | None,
    typer.Option("--say", metavar="FIELD=VALUE", help="What the step says, such as reason=...; repeatable."),
]
OnDay = Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day; today, if not given.")]
Escalate = Annotated[bool, typer.Option("--escalate", help="Send what timed out a level up.")]
File = Annotated[Path, typer.Argument(metavar="PATH", help="A file, a folder or a .zip of a channel's complaints.")]


@commands.command(
    epilog="Example: wuxin complaint receive --channel 12345 --matter lift --community X0001 --text 电梯困人无人处理"
)
def receive(
    *, channel: Channel, matter: Matter, text: Text, community: Community = None, received_at: ReceivedAt = None,
    name: Name = None, phone: Phone = None, source_id: SourceId = None, desk: Desk = "rongcheng", db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Take one complaint in: joined to the one it repeats, or routed by the duty list; it gets a number and a code."""
    from credit.complaints import load_desk
    from web.cli.recording import clerk, put_in_order
    from web.register.complaints.cases import Told
    from web.register.complaints.cases import receive as take

    rules, url = load_desk(desk), database_url(db)
    with register(url) as session:
        by = clerk(session)
        told = Told(channel, matter, text, received_at or by.at, community, name, phone, source_id)
        taken = take(by, rules, told)
    put_in_order(url)
    if as_json:
        emit({"number": taken.complaint_id, "code": taken.code, **_told_of(taken.case, rules)})
    else:
        say(f"number  {taken.complaint_id}", f"code    {taken.code}   (told once; it follows the complaint)")
        say(*_lines(taken.case, rules))


@commands.command(epilog="Example: wuxin complaint intake ./hotline --mapping hotline.yaml --db sqlite:///wuxin.db")
def intake(
    path: File, *, mapping: Mapping = None, desk: Desk = "rongcheng", db: Database = None, as_json: Json = False
) -> None:
    """Take in the complaints of a channel's file; rows that do not fit are listed with the reason."""
    import pyarrow as pa
    from sqlalchemy import select
    from sqlmodel import col

    from credit.complaints import load_desk
    from credit.evidence.one_table import read_table
    from models.tables import Community as Place
    from web.cli.recording import clerk, put_in_order
    from web.register.complaints.intake import take_in

    rules, url = load_desk(desk), database_url(db)
    with register(url) as session:
        places = pa.array(session.scalars(select(col(Place.community_id))).all(), pa.string())
        read = read_table(path, "complaints", {"communities": places}, mapping=mapping)
        done = take_in(clerk(session), rules, read)
    put_in_order(url)
    rejects = read.rejects.to_pylist()
    if as_json:
        emit(_intake_of(done, read.rows_in, rejects))
    else:
        found = _intake_of(done, read.rows_in, rejects)
        say(*table([("rows", read.rows_in), *((key, len(found[key])) for key in found if key != "rows")]))  # type: ignore[arg-type]
        say(*(f"{row['file']}:{row['line']} {row['column']} {row['value']!r}: {row['reason']}" for row in rejects))
        say(*(f"{name}: {problem}" for name, problems in done.refused.items() for problem in problems))


@commands.command(
    epilog='Example: wuxin complaint do 20240630-K7QM2 refuse --role desk --by "Yatou desk" --say reason="not property"'
)
def do(
    number: Number, move: Move, *, role: RoleName, by: By, says: Says = None, code: Code = None,
    desk: Desk = "rongcheng", db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Take one step of a complaint. Every reason why it may not be taken is told, with article and remedy."""
    from credit.complaints import load_desk
    from web.cli.recording import clerk, put_in_order
    from web.register.complaints.cases import check_code, complaint_of, take_step

    rules, url = load_desk(desk), database_url(db)
    with register(url) as session:
        if role == "complainer":
            check_code(session, number, code or "")
        writer = clerk(session)
        reception, _ = complaint_of(session, rules, number)
        step, text = step_of((move, role, by), says or [], writer.at, rules, reception)
        case = take_step(writer, rules, number, step, text)
    put_in_order(url)
    if as_json:
        emit({"number": number, **_told_of(case, rules)})
    else:
        say(*_lines(case, rules))


@commands.command(epilog="Example: wuxin complaint follow 20240630-K7QM2 --code ABCD-EFGH-JKLM --lang zh")
def follow(
    number: Number, *, code: Code, language: Language = "zh", desk: Desk = "rongcheng", db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Show a complainer where the complaint stands: state, level, deadlines, answers, and nothing personal."""
    from dataclasses import asdict

    from credit.complaints import case_of, followed, load_desk
    from web.register.complaints.cases import check_code, complaint_of
    from web.register.complaints.rows import answers_of

    rules = load_desk(desk)
    with register(database_url(db)) as session:
        check_code(session, number, code or "")
        reception, steps = complaint_of(session, rules, number)
        answers = answers_of(session, number, len(steps))
    seen = followed(case_of(reception, steps), steps, answers, rules, language)
    if as_json:
        emit(asdict(seen))
    else:
        from web.cli.complaints.words import followed_lines

        say(*followed_lines(seen, language))


@commands.command(epilog="Example: wuxin complaint show 20240630-K7QM2 --db sqlite:///wuxin.db")
def show(number: Number, *, desk: Desk = "rongcheng", db: Database = None, as_json: Json = False) -> None:
    """Show an officer a complaint with all its steps; name, phone and numbers in the text are masked."""
    from credit.complaints import case_of, load_desk
    from web.cli.complaints.words import step_lines
    from web.register.complaints.cases import complaint_of
    from web.register.complaints.rows import step_cells, told_of

    rules = load_desk(desk)
    with register(database_url(db)) as session:
        reception, steps = complaint_of(session, rules, number)
        told = _masked(told_of(session, [number]).get(number, {}))
    case = case_of(reception, steps)
    if as_json:
        said = [{key: value for key, value in step_cells(step).items() if value is not None} for step in steps]
        emit({"number": number, **_told_of(case, rules), **told, "steps": said})
    else:
        say(*(f"{key}: {value}" for key, value in told.items()), *_lines(case, rules), *step_lines(steps))


@commands.command(epilog="Example: wuxin complaint due --on 2024-07-15 --escalate --db sqlite:///wuxin.db")
def due(
    *, on: OnDay = None, escalate: Escalate = False, desk: Desk = "rongcheng", db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """List what is overdue, the close-out ledger with it; with --escalate, send what timed out one level up."""
    from credit.complaints import load_desk
    from models.values.moments import shanghai_date
    from web.cli.recording import clerk, put_in_order
    from web.register.complaints.clock import escalate_timeouts, overdue_rows

    rules, url = load_desk(desk), database_url(db)
    with register(url) as session:
        writer = clerk(session)
        gone = escalate_timeouts(writer, rules) if escalate else []
        rows = overdue_rows(session, rules, on or shanghai_date(writer.at))
    put_in_order(url)
    if as_json:
        emit({"overdue": rows, "escalated": gone})
    else:
        head = ("complaint", "state", "level", "department", "ledger", "due", "what")
        say(*table([head, *(tuple(row.values()) for row in rows)])) if rows else say("Nothing is overdue.")
        say(*(f"{number} went a level up" for number in gone))


@commands.command(epilog="Example: wuxin complaint duties --desk rongcheng --on 2024-06-30")
def duties(*, desk: Desk = "rongcheng", on: OnDay = None, as_json: Json = False) -> None:
    """Show the duty list in force on a day: matter, department, who is liable at first, channel and article."""
    from credit.complaints import load_desk
    from models.errors import Problem, RefusedError
    from web.cli.complaints.words import today

    rules = load_desk(desk)
    found = rules.duties_on(on or today())
    if found is None:
        raise RefusedError(Problem(rules.id, "no duty list was in force on that day", "Name a later day."))
    if as_json:
        emit(found.model_dump(mode="json"))
    else:
        rows = [
            (
                ", ".join(line.matters),
                line.department.zh,
                line.liability,
                line.contact.zh,
                rules.cited(line.basis, "zh"),
            )
            for line in found.lines
        ]
        say(f"{found.version}  {found.digest[:16]}", f"{found.title.zh}: {rules.cited(found.basis, 'zh')}", "")
        say(*table([("matters", "department", "liable", "contact", "basis"), *rows]))


def _told_of(case: Case, desk: DeskRules) -> dict[str, object]:
    from credit.complaints import dues

    return {
        "state": case.state, "level": case.level, "matter": case.matter, "department": case.department,
        "liability": case.liability, "duty_list": case.duty_version, "duty_line": case.duty_line,
        "upheld": case.upheld, "duplicate_of": case.duplicate_of,
        "because": case.duplicate_reason or case.refused_because, "ledger": case.ledger,
        "due": [{"on": one.on, "what": one.what} for one in dues(case, desk)],
    }  # fmt: skip


def _lines(case: Case, desk: DeskRules) -> list[str]:
    told = _told_of(case, desk)
    waiting = "; ".join(f"{one['what']} by {one['on']}" for one in told.pop("due")) or "nothing"  # type: ignore[attr-defined]
    return table([*((key, value) for key, value in told.items() if value is not None), ("due", waiting)])


def _masked(told: dict[str, str]) -> dict[str, str]:
    from credit.complaints.masking import masked_name, masked_phone, masked_text

    masks = {"name": masked_name, "phone": masked_phone, "text": masked_text}
    return {key: masks[key](value) for key, value in told.items()}


def _intake_of(done: TakenIn, rows_in: int, rejects: list[dict[str, object]]) -> dict[str, object]:
    joined = [one.complaint_id for one in done.taken if one.case.duplicate_of is not None]
    return {
        "rows": rows_in, "taken": [{"number": one.complaint_id, "code": one.code} for one in done.taken],
        "joined": joined, "answered_elsewhere": list(done.answered_elsewhere),
        "refused": {name: [str(problem) for problem in problems] for name, problems in done.refused.items()},
        "rejected": rejects,
    }  # fmt: skip
