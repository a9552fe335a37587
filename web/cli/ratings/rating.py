"""`wuxin rate`: the main job."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter
from typing import Annotated, Literal

import typer

from web.cli.folders import RUN_FILE, output_folder
from web.cli.options import AsOf, Force, Json, KnownAt, Mapping, PackagePath, RulebookName, Strict
from web.cli.ratings.runs import RUN_STEPS, Asked, run
from web.cli.ratings.summary import package_lines, rating_lines, run_document
from web.cli.terminal import emit, say, steps

__all__ = ["commands", "rate"]

commands = typer.Typer()

_FORMATS = ("csv", "parquet", "json")


def _formats(text: str) -> str:
    names = [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name not in _FORMATS]
    if unknown:
        message = f"{', '.join(map(repr, unknown))} is no format. Name one or more of {', '.join(_FORMATS)}."
        raise typer.BadParameter(message)
    return ",".join(dict.fromkeys(names))


Formats = Annotated[
    str, typer.Option("--format", metavar="LIST", parser=_formats, help="One or more of csv, parquet, json.")
]
Engine = Annotated[Literal["duckdb"], typer.Option("--engine", help="Where the score is computed.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the results; appears whole or not.")]


@commands.command(
    epilog="Example: wuxin rate ./evidence --rulebook rongcheng --as-of 2024-06-30 --format csv,parquet --out ./june"
)
def rate(
    package: PackagePath,
    *,
    rulebook: RulebookName,
    as_of: AsOf,
    out: Out,
    known_at: KnownAt = None,
    mapping: Mapping = None,
    engine: Engine = "duckdb",
    formats: Formats = "csv",
    strict: Strict = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Rate every company: ratings, contributions, rejects, unattributed, and run.json."""
    from credit.scoring.outputs import write

    started = perf_counter()
    asked = Asked(package, rulebook, as_of, known_at, mapping, strict=strict, engine=engine)
    with output_folder(out, force=force) as folder, steps(RUN_STEPS + 1) as shown:
        done = run(asked, shown)
        shown.begin("Writing the results")
        files = sorted(path.name for path in write(done.rated, folder, formats.split(",")))
        document = run_document(done, seconds=perf_counter() - started, files=files)
        text = json.dumps(document, ensure_ascii=False, indent=2, default=str)
        (folder / RUN_FILE).write_text(f"{text}\n", encoding="utf-8")
    if as_json:
        emit({**document, "out": out})
    else:
        where = f"{out}/: {', '.join([*files, RUN_FILE])} ({perf_counter() - started:.1f} s)"
        say(*package_lines(done.package), "", *rating_lines(done.rated), where)
