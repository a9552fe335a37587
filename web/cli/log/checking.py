"""`wuxin log verify`, `replay` and `prove`, and `wuxin receipt verify`: checking without trust in the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from models.errors import InputError, Problem, RefusedError
from web.cli.databases import database_url, register
from web.cli.log.keeping import EntryId, commands, entry_by
from web.cli.log.trusting import Logs, Quorum, Seen, Witnesses, trusted
from web.cli.options import Database, Json
from web.cli.terminal import emit, say, sentence, steps

if TYPE_CHECKING:
    from credit.replaying import Late, Replayed
    from models.record.findings import Verification
    from models.record.folders import FolderRecord
    from models.record.sources import KeptRecord
    from models.record.trust import Trust

__all__ = ["commands", "prove", "replay", "verify"]

Folder = Annotated[
    Path | None, typer.Argument(metavar="[DIR]", help="A folder that `wuxin log export` wrote; without it, --db.")
]


@commands.command(epilog="Example: wuxin log verify ./record --log log.vkey --witness witness.vkey")
def verify(
    directory: Folder = None,
    *,
    log: Logs,
    witness: Witnesses = None,
    quorum: Quorum = None,
    seen: Seen = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Check an export, a database, or both against each other: every signature, entry, attachment and row.

    Ends with 1 when anything deviates; each deviation names the entry, what is there, and what should be.
    """
    trust = trusted(log, witness, quorum, seen)
    with steps(2) as shown:
        shown.begin("Checking")
        checked = list(_checked(directory, db, trust))
    if as_json:
        emit([asdict(found) for found in checked])
    else:
        say(*(line for found in checked for line in _lines(found)))
    wrong = sum(len(found.findings) for found in checked)
    if wrong:
        remedy = "Keep this copy as evidence, and compare it with one from another body."
        _refuse(Problem("record", f"{wrong} deviations were found", remedy), as_json)


def _checked(directory: Path | None, db: str | None, trust: Trust) -> Iterator[Verification]:
    from models.record.verifying import compare, verify_database, verify_folder
    from web.record.pages import check_pages

    if directory is None:
        with register(database_url(db)) as session:
            yield verify_database(_kept(session), trust)
            session.rollback()  # a broken file cannot even end a transaction that only read
        return
    export = _exported(directory)
    found = verify_folder(export, trust)
    check_pages(directory, found)
    yield found
    if db is not None:
        with register(db) as session:
            yield verify_database(_kept(session), trust)
            yield compare(_kept(session), export)
            session.rollback()


def _lines(found: Verification) -> Iterator[str]:
    by = f", cosigned by {', '.join(found.cosigned)}" if found.cosigned else ""
    yield f"{found.name}: {found.size} entries"
    if found.checkpoints:
        yield f"  {found.checkpoints} checkpoints; the first {found.vouched} entries are signed for{by}"
        yield f"  root {found.root}"
    yield from (f"  DEVIATION {finding}" for finding in found.findings)
    yield from (f"  note: {notice}" for notice in found.notices)
    if not found.findings:
        yield "  nothing deviates"


@commands.command(epilog="Example: wuxin log replay ./record")
def replay(directory: Folder = None, *, db: Database = None, as_json: Json = False) -> None:
    """Derive every rating run and list again from the record alone, and compare bit for bit; tell back-dated rows.

    Ends with 1 when a run or a list comes out otherwise. Back-dated rows are told and change nothing that was known.
    """
    from credit.replaying import late_rows
    from credit.replaying import replay as derive
    from models.record.checkpoint_checks import signing_times

    with _record(directory, db) as record, steps(2) as shown:
        shown.begin("Deriving again")
        done = list(derive(record.entries(), record.blob))
        shown.begin("Looking for back-dated rows")
        late = list(late_rows(record.entries(), record.blob, signing_times(record)))
    if as_json:
        emit({"acts": [asdict(act) for act in done], "late": [asdict(row) for row in late]})
    else:
        say(*map(_told, done), *map(_late, late), f"{len(done)} acts derived again")
    wrong = [act for act in done if act.differences]
    if wrong:
        what = f"{len(wrong)} of {len(done)} acts come out otherwise than the record says"
        remedy = "Verify the record first; then ask the body that keeps it to explain."
        _refuse(Problem("record", what, remedy), as_json)


def _refuse(problem: Problem, as_json: bool) -> NoReturn:
    """End with 1; machines have their one document already."""
    if as_json:
        typer.echo(f"refused: {sentence(problem)}", err=True)
        raise typer.Exit(1)
    raise RefusedError(problem)


def _late(row: Late) -> str:
    return (
        f"back-dated: entry {row.position} {row.how} {row.table} {row.row} of {row.recorded_at}, after {row.signed_at}"
    )


def _told(act: Replayed) -> str:
    head = f"entry {act.position}  {act.act} {act.subject}  {act.as_of}  {act.rulebook}  {act.rows} rows"
    return "\n".join(
        [f"{head}  {'DIFFERENT' if act.differences else 'equal'}", *(f"  {one}" for one in act.differences)]
    )


@commands.command(epilog="Example: wuxin log prove run/12 --db sqlite:///wuxin.db > run-12.proof")
def prove(entry: EntryId, *, db: Database = None, as_json: Json = False) -> None:
    """Print the proof that an entry stands under the newest checkpoint, with its content.

    Whoever holds it can check it with `wuxin receipt verify`, without the record.
    """
    from models.record.proving import proof_of

    with register(database_url(db)) as session:
        text = proof_of(session, entry_by(session, entry))
    if as_json:
        emit({"proof": text})
    else:
        say(text.rstrip())


@contextmanager
def _record(directory: Path | None, db: str | None) -> Iterator[KeptRecord | FolderRecord]:
    if directory is not None:
        yield _exported(directory)
        return
    with register(database_url(db)) as session:
        yield _kept(session)


def _kept(session: Any) -> KeptRecord:  # noqa: ANN401 - a session, whose type commands do not load
    from models.record.sources import KeptRecord

    return KeptRecord(session)


def _exported(directory: Path) -> FolderRecord:
    from models.record.folders import FolderRecord

    if not directory.is_dir():
        raise InputError(Problem(str(directory), "there is no such folder", "Name one that `wuxin log export` wrote."))
    return FolderRecord(directory)
