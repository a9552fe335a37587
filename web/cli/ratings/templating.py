"""`wuxin template`, and workbooks of a package given back with their faults marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.folders import new_folder
from web.cli.options import Json
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from credit.evidence import Package

__all__ = ["commands", "template", "write_annotated"]

commands = typer.Typer()

Table = Annotated[str, typer.Argument(metavar="TABLE", help="A table of an evidence package, such as complaints.")]
OutFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="The workbook to write, .xlsx.")]


@commands.command(epilog="Example: wuxin template complaints --out complaints.xlsx")
def template(table: Table, *, out: OutFile, as_json: Json = False) -> None:
    """Write a workbook to fill in: the columns of a table, checks of a spreadsheet, and a sheet that explains them."""
    from models.errors import InputError, Problem
    from web.sheets.templates import template as made

    content = made(table)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise InputError(Problem(str(out), f"cannot be written: {error}", "Name another file.")) from error
    if as_json:
        emit({"table": table, "out": out})
    else:
        say(f"The template of {table} is in {out}.")


def write_annotated(package: Path, read: Package, folder: Path) -> list[str]:
    """Write each workbook of a package that has rejects into a new folder, with them marked; return their names."""
    from credit.evidence.sources import open_source
    from web.sheets.annotating import annotated

    rejects: dict[str, list[dict[str, object]]] = {}
    for row in read.rejects.to_pylist():
        rejects.setdefault(row["file"], []).append(row)
    named = [name for name in rejects if name.lower().endswith(".xlsx")]
    with new_folder(folder) as place, open_source(package) as source:
        for name in named:
            with source.files[name].stream() as (data, _):
                (place / Path(name).name).write_bytes(annotated(data.read(), rejects[name]))
    return named
