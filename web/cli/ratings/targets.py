"""`wuxin targets`: how far a city has got with the targets of its plan, by a survey of its estates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem
from web.cli.databases import database_url, register
from web.cli.options import Database, Json, day
from web.cli.private_files import read_text
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.targets import EstateSurveyed, Plan, Progress

__all__ = ["commands", "targets"]

commands = typer.Typer()

City = Annotated[str, typer.Argument(metavar="CITY", help="Whose plan: hangzhou, lishui, rongcheng, zhuji, ziyang.")]
SurveyedOn = Annotated[date, typer.Option("--as-of", metavar="DATE", parser=day, help="The day of the survey.")]
Estates = Annotated[Path | None, typer.Option("--estates", metavar="FILE", help="CSV: a line for each estate.")]
Companies = Annotated[Path | None, typer.Option("--companies", metavar="FILE", help="CSV: a line for each company.")]
Places = Annotated[
    Path | None, typer.Option("--places", metavar="FILE", help="CSV: a line for each district and so on.")
]

FromRegister = Annotated[
    bool, typer.Option("--register", help="Take the estates from the register: how each is served, and its body.")
]


@commands.command(
    epilog="Example: wuxin targets rongcheng --as-of 2021-12-31 --estates estates.csv --companies companies.csv"
)
def targets(
    city: City, *, as_of: SurveyedOn, estates: Estates = None, companies: Companies = None, places: Places = None,
    from_register: FromRegister = False, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Tell which targets of a city's plan are reached on a day, which were missed, and how many more it takes."""
    from credit.targets import next_survey, plan, progress, read_survey

    found = plan(city)
    if from_register and estates is not None:
        raise InputError(Problem("--register", "a file of estates is given too", "Give one of the two."))
    survey = read_survey(*(None if file is None else read_text(file) for file in (estates, companies, places)))
    if from_register:
        survey = replace(survey, estates=_registered(db, as_of))
    told, again = progress(found, survey, as_of), next_survey(found, as_of)
    if as_json:
        emit({"city": city, "as_of": as_of, "next_survey": again, "targets": [_row(found, one) for one in told]})
        return
    say(*table([("target", "has", "needs", "by", "state", "lacking", "not known"), *_lines(told)]))
    if again is not None:
        say(f"The next survey is due by {again}.")


def _registered(db: str | None, on: date) -> tuple[EstateSurveyed, ...]:
    from web.register.modes.coverage import survey_of

    with register(database_url(db)) as session:
        return survey_of(session, on).estates


def _lines(told: list[Progress]) -> Iterator[tuple[object, ...]]:
    for one in told:
        count, target = one.count, one.target
        share = "-" if one.share is None else f"{count.part} of {count.whole} ({_percent(one.share)})"
        needed = f"{'over' if target.more else 'at least'} {_percent(target.share)}"
        yield target.title.en, share, needed, target.by or "-", one.outcome, one.lacking or "", count.unknown or ""


def _percent(share: Fraction) -> str:
    """Return a share in tenths of a percent, cut off: what is below a target never reads as if it had reached it."""
    tenths = share * 1000 // 1
    return f"{tenths // 10}.{tenths % 10} %"


def _row(plan: Plan, one: Progress) -> dict[str, Any]:
    target, count = one.target, one.count
    instrument = plan.instruments[str(target.basis.instrument)]
    return {
        "id": target.id, "title": target.title.model_dump(), "part": count.part, "whole": count.whole,
        "unknown": count.unknown, "share": None if one.share is None else str(one.share), "needed": str(target.share),
        "more": target.more, "by": target.by, "outcome": one.outcome, "lacking": one.lacking,
        "basis": f"{instrument.title.en}, section {target.basis.article}",
    }  # fmt: skip
