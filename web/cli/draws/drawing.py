"""`wuxin draw`: the verifiable draw (可验证抽取), its commitment beforehand and its sheet afterwards."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem, RefusedError
from models.values.moments import shanghai_date
from web.cli.options import Json, Language, day
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.record import Clerk
    from web.cli.draws.inputs import Asked, Prepared

__all__ = ["commands", "draw"]

commands = typer.Typer()

PoolPath = Annotated[
    Path, typer.Argument(metavar="POOL.csv", help="Who may be drawn: a table with a header, a row each.")
]
Count = Annotated[int, typer.Option("--count", metavar="N", help="How many are drawn.")]
Namespace = Annotated[str, typer.Option("--namespace", metavar="TEXT", help="The name of this draw; never used twice.")]
CodesPath = Annotated[Path, typer.Option("--codes", metavar="FILE", help="One line for each party: name,code.")]
Seed = Annotated[str | None, typer.Option("--seed", metavar="TEXT", help="The public randomness, as announced.")]
Label = Annotated[
    str | None,
    typer.Option("--label", metavar="COL", help="The column of the labels; else one called label, name, id."),
]
Weight = Annotated[str | None, typer.Option("--weight", metavar="COL", help="The column of tickets; else one each.")]
Stratum = Annotated[str | None, typer.Option("--stratum", metavar="COL", help="The column of strata.")]
Quotas = Annotated[Path | None, typer.Option("--quotas", metavar="FILE", help="How many of each: stratum,quota.")]
Exclude = Annotated[Path | None, typer.Option("--exclude", metavar="FILE", help="Who cannot be drawn: label,reason.")]
Substitutes = Annotated[
    int, typer.Option("--substitutes", metavar="N", help="How many stand by, in each stratum that is drawn from.")
]
Ratio = Annotated[
    int | None,
    typer.Option("--min-pool-ratio", metavar="N", help="Refuse fewer than N eligible for each place; 3 for experts."),
]
Salt = Annotated[
    str, typer.Option("--salt", metavar="TEXT", help="A secret text in the pool's hash, told when the pool is.")
]
SourceName = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="The lottery that decides, such as 快乐8.")
]
SourceDay = Annotated[
    date | None, typer.Option("--source-day", metavar="DATE", parser=day, help="The day of its result.")
]
SourceForm = Annotated[
    str | None, typer.Option("--source-form", metavar="TEXT", help="How the result of another source is written.")
]
SourceBits = Annotated[
    int | None, typer.Option("--source-bits", metavar="N", help="How many bits another source gives.")
]
AllowRecusals = Annotated[
    bool, typer.Option("--allow-recusals", help="Allow exclusions after the draw is known, each with its reason.")
]
Recuse = Annotated[
    Path | None, typer.Option("--recuse", metavar="FILE", help="Who was excluded after the draw: label,reason.")
]
Commit = Annotated[
    Path | None, typer.Option("--commit", metavar="FILE", help="Write the commitment instead, before the lottery.")
]
CommitmentPath = Annotated[
    Path | None, typer.Option("--commitment", metavar="FILE", help="Hold the draw against this commitment.")
]
Record = Annotated[
    str | None,
    typer.Option("--db", metavar="URL", help="Put the commitment, or the draw, on the public record of this register."),
]
Sheet = Annotated[Path | None, typer.Option("--sheet", metavar="FILE", help="Write the sheet of the draw, HTML.")]


@commands.command(
    epilog="Example: wuxin draw pool.csv --count 3 --seed '01 05 ...' --codes codes.csv --namespace 2026/检查/秋. "
    "Before the lottery: wuxin draw pool.csv --count 3 --codes hashes.csv --namespace 2026/检查/秋 "
    "--source 快乐8 --source-day 2026-12-01 --commit draw.json"
)
def draw(
    pool: PoolPath,
    *,
    count: Count,
    codes: CodesPath,
    namespace: Namespace,
    seed: Seed = None,
    label: Label = None,
    weight: Weight = None,
    stratum: Stratum = None,
    quotas: Quotas = None,
    exclude: Exclude = None,
    substitutes: Substitutes = 0,
    min_pool_ratio: Ratio = None,
    salt: Salt = "",
    source: SourceName = None,
    source_day: SourceDay = None,
    source_form: SourceForm = None,
    source_bits: SourceBits = None,
    allow_recusals: AllowRecusals = False,
    recuse: Recuse = None,
    commit: Commit = None,
    commitment: CommitmentPath = None,
    sheet: Sheet = None,
    db: Record = None,
    language: Language = "zh",
    as_json: Json = False,
) -> None:
    """Draw verifiably: by codes and a public lottery, so that anybody can repeat it from what is published."""
    asked = _asked(locals())
    _check_call(asked, commit, sheet)
    if commit is not None:
        _commit(asked, commit, db, as_json=as_json)
    else:
        _draw(asked, sheet, db, language, as_json=as_json)


def _asked(options: dict[str, Any]) -> Asked:
    from web.cli.draws.inputs import Asked

    return Asked(**{name: options[name] for name in Asked.__slots__})


def _check_call(asked: Asked, commit: Path | None, sheet: Path | None) -> None:
    problems = []
    if (asked.seed is None) == (commit is None):
        what = "a draw needs the public randomness, and a commitment is made before there is one"
        problems.append(Problem("--seed", what, "Give either --seed or --commit."))
    odd = {"--commitment": asked.commitment, "--recuse": asked.recuse, "--sheet": sheet}
    if commit is not None:
        problems += [
            Problem(name, "belongs to a draw, not to a commitment", "Leave it out.")
            for name, value in odd.items()
            if value is not None
        ]
    if problems:
        raise InputError(problems)


def _commit(asked: Asked, path: Path, db: str | None, *, as_json: bool) -> None:
    from models.record.draws import record_commitment
    from models.values.canonical import canonical
    from models.values.draw import commitment_of
    from models.values.draw.checking import plan_faults
    from web.cli.draws.inputs import prepared

    made = prepared(asked)
    source = made.plan.source
    problems = plan_faults(made.plan, made.pool.places)
    if source is not None and source.day <= shanghai_date(datetime.now(UTC)):
        what = f"the result of {source.day} may be known already"
        problems.append(Problem("--source-day", what, "Name a day after today."))
    if problems:
        raise RefusedError(problems)
    told = commitment_of(made.plan)
    if path.exists():
        what = "there is a file already, and a commitment is never overwritten"
        raise InputError(Problem(str(path), what, "Name another file."))
    if db is not None:
        _enter(db, lambda clerk: record_commitment(clerk, asked.namespace, told))
    with path.open("xb") as file:
        file.write(canonical(told))
    _tell_commitment(made, told, path, as_json=as_json)


def _enter(db: str, act: Callable[[Clerk], str]) -> None:
    """Put an act on the record of the register at the URL, and give it its position."""
    from web.cli.databases import register
    from web.cli.recording import clerk, put_in_order

    with register(db) as session:
        act(clerk(session))
    put_in_order(db)


def _tell_commitment(made: Prepared, told: dict[str, object], path: Path, *, as_json: bool) -> None:
    from models.values.canonical import digest
    from models.values.draw import notes_on
    from web.cli.draws.records import pool_lines, predictable

    notes = notes_on(made.plan)
    if as_json:
        emit({"commitment": told, "sha256": digest(told), "notes": notes, "predictability": predictable(made)})
        return
    say(f"in {path}: the commitment, SHA-256 {digest(told)}", "Put both on the public record before the lottery.", "")
    say(*pool_lines(made), *(f"note: {note}" for note in notes))


def _draw(asked: Asked, sheet: Path | None, db: str | None, language: str, *, as_json: bool) -> None:
    from models.record.draws import record_draw
    from models.values.draw import commitment_of, notes_on
    from web.cli.draws.inputs import drawn_as_asked, prepared
    from web.cli.draws.records import pool_lines, record_of, result_lines

    made = prepared(asked)
    drawn = drawn_as_asked(made, asked.seed or "")
    record = record_of(drawn, made)
    if db is not None:
        _enter(db, lambda clerk: record_draw(clerk, asked.namespace, commitment_of(made.plan), drawn.as_dict()))
    if sheet is not None:
        from web.cli.draws.sheet import sheet_of

        _write_whole(sheet, sheet_of(drawn, record, asked.command(), language))
    if as_json:
        emit(record)
        return
    say(*pool_lines(made), "", *result_lines(drawn))
    say(*(f"note: {note}" for note in notes_on(made.plan)))
    kept = "kept to its commitment" if made.commitment is not None else "not held against a commitment"
    say("", f"{kept}; {f'the sheet is {sheet}' if sheet is not None else '--sheet writes all that repeats it'}")


def _write_whole(path: Path, text: str) -> None:
    """Write a file that appears whole or not at all."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        os.replace(partial, path)  # noqa: PTH105 - one call that replaces on every system
    finally:
        partial.unlink(missing_ok=True)
