"""`wuxin generate`: a synthetic city."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from web.cli.folders import new_folder
from web.cli.options import Json
from web.cli.terminal import emit, say, steps

__all__ = ["commands", "generate"]

commands = typer.Typer()

Directory = Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make; it must not exist, or be empty.")]
Companies = Annotated[int, typer.Option("--companies", metavar="N", min=1, help="How many companies.")]
Communities = Annotated[int, typer.Option("--communities", metavar="N", min=1, help="How many communities.")]
Months = Annotated[int, typer.Option("--months", metavar="N", min=1, help="How many months of evidence.")]
Seed = Annotated[int, typer.Option("--seed", metavar="S", min=0, help="Equal seed, equal bytes.")]
Profile = Annotated[str | None, typer.Option("--profile", metavar="NAME", help="How good and bad the companies are.")]


@commands.command(epilog="Example: wuxin generate ./city --companies 60 --communities 220 --months 24 --seed 7")
def generate(
    directory: Directory,
    *,
    companies: Companies,
    communities: Communities,
    months: Months,
    seed: Seed,
    profile: Profile = None,
    as_json: Json = False,
) -> None:
    """Generate a city as an evidence package; every company, person and estate in it is invented."""
    import synthetic_data

    options = {} if profile is None else {"profile": profile}
    with new_folder(directory) as folder, steps(1) as shown:
        shown.begin("Generating the city")
        synthetic_data.generate(
            folder, companies=companies, communities=communities, months=months, seed=seed, **options
        )
        files = sorted(path.name for path in folder.iterdir())
    if as_json:
        emit({"directory": directory, "seed": seed, "files": files})
    else:
        say(f"{directory}/: {', '.join(files)}", f"Rate it with: wuxin rate {directory} --rulebook rongcheng ...")
