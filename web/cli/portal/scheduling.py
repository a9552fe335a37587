"""`wuxin scheduler` and `wuxin due`: what happens by itself, what is due, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli import recording
from web.cli.databases import database_url, reached, ready, register
from web.cli.list_options import today
from web.cli.log.keeping import Asked, signer_of
from web.cli.options import Database, Json, day
from web.cli.passphrases import PassphraseFile
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.complaints import DeskRules
    from credit.duties import Duty
    from web.register.duties.rounds import Round
    from web.scheduler import Jobs
    from web.settings import Settings

__all__ = ["commands", "due_commands", "history", "scheduler", "show"]

commands = typer.Typer()
due_commands = typer.Typer(help="What time asks for: what is due now, and what was done.")

Key = Annotated[
    Path | None, typer.Option("--key", metavar="FILE", help="The key file of the log; without it nothing is signed.")
]
Once = Annotated[bool, typer.Option("--once", help="Do each job once, tell what was done, and end.")]
Desks = Annotated[
    list[str] | None,
    typer.Option("--desk", metavar="ID_or_DIR", help="A complaint desk; without any, the built-in ones. Repeatable."),
]
OnDay = Annotated[
    date | None, typer.Option("--as-of", metavar="DATE", parser=day, help="On this day; without it, today in Shanghai.")
]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only this kind, such as complaints.month.")]
Latest = Annotated[int, typer.Option("--last", min=1, metavar="N", help="How many of the newest.")]


@commands.command(epilog="Example: wuxin scheduler --db sqlite:///wuxin.db --key log.key --passphrase-file log.pass")
def scheduler(
    *, once: Once = False, desk: Desks = None, key: Key = None, passphrase_file: PassphraseFile = None,
    ask: Asked = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Do what is due, give entries of the record their positions, sign what is new, and send what is to be told.

    Any number of schedulers may run, and each may be killed at any time: every duty is done once, and what an outage
    left undone is done in order.
    """
    from web.record.signing import asked_witness
    from web.scheduler import DUE_SECONDS, SEQUENCE_SECONDS, SIGN_SECONDS, Jobs, scheduler_for
    from web.sending.round import sending_by
    from web.settings import settings_from_environment

    url = database_url(db)
    ready(url)
    signer = None if key is None else signer_of(key, passphrase_file)
    witnesses = [asked_witness(text) for text in ask or []]
    settings = settings_from_environment().model_copy(update={"database_url": url})
    jobs = Jobs(
        url, signer, witnesses, _desks_named(desk), recording.now, sending=sending_by(settings),
        reminding=_reminding(settings),
    )  # fmt: skip
    _warn_of_calendar(today(recording.now()))
    if once:
        _tell(_once(jobs), as_json=as_json)
        return
    if as_json:
        told = {"due_seconds": DUE_SECONDS, "sequence_seconds": SEQUENCE_SECONDS, "sign_seconds": SIGN_SECONDS}
        emit({**told, "signs": signer is not None})
    signs = "signs every minute" if signer else "signs nothing: no --key is given"
    told_people = f"The scheduler does what is due, gives positions every second and {signs} (Ctrl-C stops it)."
    typer.echo(told_people, err=True)
    scheduler_for(jobs).start()


@due_commands.command(epilog="Example: wuxin due show --db sqlite:///wuxin.db")
def show(*, as_of: OnDay = None, desk: Desks = None, db: Database = None, as_json: Json = False) -> None:
    """List what is due and was not done, the longest due first: what `wuxin scheduler` does next, in this order."""
    from web.register.duties.rounds import due_in

    on = as_of or today(recording.now())
    _warn_of_calendar(on)
    with register(database_url(db)) as session:
        rows = [_row(duty) for duty in due_in(session, _desks_named(desk), on)]
    _rows(rows, ("due_on", "kind", "subject", "period"), "Nothing is due.", as_json=as_json)


@due_commands.command(epilog="Example: wuxin due history --kind complaints.month --db sqlite:///wuxin.db")
def history(*, kind: Kind = None, last: Latest = 100, db: Database = None, as_json: Json = False) -> None:
    """List what was done, the newest last: when it was due, when it was done, and what came of it."""
    from web.register.duties.waiting import duties_done

    with register(database_url(db)) as session:
        rows = [{**row, "result": dict(row["result"])} for row in duties_done(session, kind, last)]
    _rows(rows, ("done_at", "due_on", "kind", "subject", "period"), "Nothing was done yet.", as_json=as_json)


def _warn_of_calendar(on: date) -> None:
    """Say on stderr that the next year's holidays are missing, from the month in which they are published."""
    from models.values.working_days import calendar_due

    last = calendar_due(on)
    if last is not None:
        told = f"The holidays of {last.year + 1} are not in the calendar: update the package chinesecalendar by {last}."
        typer.echo(
            f"{told} Until then periods of working days into that year are refused, or shown provisionally.", err=True
        )


def _reminding(settings: Settings) -> Callable[[], int]:
    """Return what reminds people: the portal says what waits for whom, so it is put together once for it."""
    from web.application import create_app
    from web.work.desk.reminding import remind_all

    portal = create_app(settings, recording.now)
    return lambda: remind_all(portal)


def _desks_named(named: Sequence[str] | None) -> dict[str, DeskRules]:
    """Return the rules of complaint desks by their ids; of the built-in ones where none is named."""
    from credit.complaints import built_in_desks, load_desk

    return {desk.id: desk for desk in map(load_desk, named or built_in_desks())}


def _once(jobs: Jobs) -> Round:
    with reached(jobs.url):
        made = jobs.due_round()
    jobs.close_auctions()
    jobs.put_in_order()
    jobs.remind()
    jobs.sign()
    jobs.send()
    return made


def _tell(made: Round, *, as_json: bool) -> None:
    done = [{**_row(duty), "result": dict(result)} for duty, result in made.done]
    refused = [
        {"duty": key, "problems": [str(problem) for problem in problems]} for key, problems in made.refused.items()
    ]
    if as_json:
        emit({"done": done, "refused": refused})
        return
    _rows(done, ("due_on", "kind", "subject", "period"), "Nothing was due.", as_json=False)
    for one in refused:
        say(f"not done: {one['duty']}: {' '.join(one['problems'])}")


def _row(duty: Duty) -> dict[str, Any]:
    return {"due_on": duty.due_on, "kind": str(duty.kind), "subject": duty.subject, "period": duty.period}


def _rows(rows: Sequence[Mapping[str, Any]], heads: Sequence[str], nothing: str, *, as_json: bool) -> None:
    if as_json:
        emit(list(rows))
    elif rows:
        say(*table([tuple(heads), *(tuple(row[name] for name in heads) for row in rows)]))
    else:
        say(nothing)
