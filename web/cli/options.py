"""The arguments that several commands share, and how their texts are read."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

import typer

__all__ = [
    "AsOf", "Database", "Force", "Host", "Json", "KnownAt", "Language", "Mapping", "PackagePath", "RulebookName",
    "Strict", "day", "moment",
]  # fmt: skip

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


def day(text: str | date) -> date:
    """Return the day of `YYYY-MM-DD`; other forms that Python would take, like 20240630, are refused."""
    if isinstance(text, date):
        return text
    remedy = "Write a day of the calendar as YYYY-MM-DD, for example 2024-06-30."
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is no day ({error}). {remedy}"
        raise typer.BadParameter(message) from None
    if text != found.isoformat():
        message = f"{text!r} is no day of this form. {remedy}"
        raise typer.BadParameter(message)
    return found


def moment(text: str | datetime) -> datetime:
    """Return the moment of ISO 8601; without an offset it is Asia/Shanghai, a day alone is its 00:00."""
    if isinstance(text, datetime):
        return text
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        remedy = "Write it as ISO 8601, for example 2024-06-30T18:00:00+08:00 or 2024-06-30."
        message = f"{text!r} is no moment ({error}). {remedy}"
        raise typer.BadParameter(message) from None
    return found if found.tzinfo is not None else found.replace(tzinfo=SHANGHAI)


PackagePath = Annotated[
    Path, typer.Argument(metavar="PACKAGE", help="The evidence: a folder of tables, or a .zip of one.")
]
RulebookName = Annotated[
    str, typer.Option("--rulebook", metavar="ID_or_DIR", help="A built-in rulebook, or a folder of one.")
]
AsOf = Annotated[
    date, typer.Option("--as-of", metavar="DATE", parser=day, help="The day the rating holds for, YYYY-MM-DD.")
]
KnownAt = Annotated[
    datetime | None,
    typer.Option(
        "--known-at",
        metavar="MOMENT",
        parser=moment,
        help="Rate with what was recorded by this moment (ISO 8601); without it, with everything.",
    ),
]
Mapping = Annotated[
    str | None,
    typer.Option(
        "--mapping", metavar="NAME_or_FILE", help="How foreign tables are read: a built-in mapping, or a YAML file."
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Refuse the package at the first rejected row.")]
Force = Annotated[
    bool, typer.Option("--force", help="Write into a folder that holds other files; they stay where they are.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout, for machines.")]
Database = Annotated[
    str | None,
    typer.Option("--db", metavar="URL", help="The database; without it WUXIN_DATABASE_URL, else sqlite:///wuxin.db."),
]
Host = Annotated[str, typer.Option("--host", metavar="NAME", help="The address to serve on.")]
Language = Annotated[Literal["zh", "en"], typer.Option("--lang", help="The language of the text.")]
