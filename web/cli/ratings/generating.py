"""`wuxin generate`: a synthetic city."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from web.cli.folders import new_folder
from web.cli.options import Json, day
from web.cli.terminal import emit, say, steps, table

__all__ = ["commands", "generate"]

commands = typer.Typer()

Directory = Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make; it must not exist, or be empty.")]
Companies = Annotated[int, typer.Option("--companies", metavar="N", min=1, help="How many companies.")]
Communities = Annotated[int, typer.Option("--communities", metavar="N", min=1, help="How many communities.")]
Months = Annotated[int, typer.Option("--months", metavar="N", min=1, help="How many months of evidence.")]
Seed = Annotated[int, typer.Option("--seed", metavar="S", min=0, help="Equal seed, equal bytes.")]
EndsOn = Annotated[
    date | None, typer.Option("--ends-on", metavar="DATE", parser=day, help="The last day of the evidence.")
]
Format = Annotated[Literal["csv", "parquet"], typer.Option("--format", help="How the tables are written.")]
Dirt = Annotated[
    float, typer.Option("--dirt", metavar="SHARE", min=0, max=0.99, help="The share of rows broken on purpose.")
]
Profile = Annotated[str, typer.Option("--profile", metavar="NAME_or_FILE", help="The kind of city, as data.")]


@commands.command(epilog="Example: wuxin generate ./city --companies 60 --communities 220 --months 24 --seed 7")
def generate(
    directory: Directory,
    *,
    companies: Companies,
    communities: Communities,
    months: Months,
    seed: Seed,
    profile: Profile = "jinan_2022q1",
    ends_on: EndsOn = None,
    form: Format = "csv",
    dirt: Dirt = 0.0,
    as_json: Json = False,
) -> None:
    """Generate a city as an evidence package; every company, person and estate in it is invented."""
    from synthetic_data import generation

    last = ends_on or generation.ENDS_ON
    with new_folder(directory) as folder, steps(len(generation.TABLES) + 1) as shown:
        made = generation.generate(
            folder, companies=companies, communities=communities, months=months, seed=seed, ends_on=last,
            profile=profile, format=form, dirt=dirt, progress=lambda _done, _all, name: shown.begin(f"Making {name}"),
        )  # fmt: skip
    if as_json:
        emit({"directory": directory, "seed": seed, "ends_on": last, "rows": dict(made.rows)})
    else:
        say(*table([("table", "rows"), *made.rows.items()]), "", f"in {directory}/; rate it with:")
        say(f"  wuxin rate {directory} --rulebook rongcheng --as-of {last} --out {directory}-rated")
