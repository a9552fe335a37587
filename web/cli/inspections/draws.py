"""`wuxin inspection pool`, `commit` and `draw`: the double-random draw (双随机) of communities and inspectors."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem
from web.cli.databases import database_url, register
from web.cli.folders import RUN_FILE, output_folder
from web.cli.inspections.acts import Acting, ActingRole, By, Interests, Name, On, clerk_of, tell, today
from web.cli.lotteries import SourceName
from web.cli.options import Database, Force, Json, day
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.inspections import Campaign
    from credit.inspections.risk import Weighed
    from models.record import Clerk
    from web.register.inspections.draws import Make

__all__ = ["commands", "commit", "draw", "pool"]

commands = typer.Typer()

InspectorsPath = Annotated[
    Path, typer.Option("--inspectors", metavar="FILE", help="Who may inspect: a table with inspector_id.")
]
CodesPath = Annotated[Path, typer.Option("--codes", metavar="FILE", help="One line for each party: name,code.")]
Exclude = Annotated[
    Path | None, typer.Option("--exclude", metavar="FILE", help="Communities that cannot be drawn: label,reason.")
]
Targets = Annotated[int, typer.Option("--targets", metavar="N", help="How many communities are drawn.")]
Count = Annotated[int, typer.Option("--inspector-count", metavar="N", help="How many inspectors are drawn.")]
Substitutes = Annotated[int, typer.Option("--substitutes", metavar="N", help="How many inspectors stand by.")]
SourceDay = Annotated[
    date, typer.Option("--source-day", metavar="DATE", parser=day, help="The day of the lottery; it lies ahead.")
]
Seed = Annotated[str, typer.Option("--seed", metavar="TEXT", help="The result of the lottery, as announced.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for what repeats the draw.")]


@commands.command(epilog="Example: wuxin inspection pool 2026-autumn --db sqlite:///wuxin.db")
def pool(name: Name, *, db: Database = None, as_json: Json = False) -> None:
    """Show the tickets of each community, and why it has them, as of today."""
    from web.register.inspections.campaigns import campaign_named
    from web.register.inspections.draws import pool_of

    with register(database_url(db)) as session:
        found = pool_of(session, campaign_named(session, name), today())
    if as_json:
        emit([_pool_row(one) for one in found])
        return
    rows = [
        (one.facts.community_id, one.facts.district or "-", one.tickets, ", ".join(f"{w} {n}" for w, n in one.reasons))
        for one in found
    ]
    say(*table([("community", "district", "tickets", "because of"), *rows]))


@commands.command(
    epilog="Example: wuxin inspection commit 2026-autumn --inspectors staff.csv --interests interests.csv "
    "--codes hashes.csv --targets 12 --inspector-count 6 --source-day 2026-09-18 --by HB-02 --role authority"
)
def commit(
    name: Name,
    *,
    inspectors: InspectorsPath,
    codes: CodesPath,
    targets: Targets,
    inspector_count: Count,
    source_day: SourceDay,
    by: By,
    role: ActingRole,
    source: SourceName = "快乐8",
    substitutes: Substitutes = 0,
    interests: Interests = None,
    exclude: Exclude = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Fix both pools, the weights and who may not meet, before the lottery, and put that on the public record."""
    from credit.inspections.double_random import Asked
    from web.cli.recording import put_in_order
    from web.register.inspections.draws import commit_draw, lottery_ahead
    from web.sheets.draw_files import read_codes, read_pairs
    from web.sheets.inspection_files import read_ids, read_interests

    asked = Asked(
        targets=targets, inspectors=inspector_count, substitutes=substitutes, parties=read_codes(codes).parties,
        source=lottery_ahead(source, source_day, today()), exclusions=read_pairs(exclude),
    )  # fmt: skip
    staff, ties, url = read_ids(inspectors, "inspector_id"), read_interests(interests), database_url(db)
    with register(url) as session:
        clerk = clerk_of(session)
        done = commit_draw(clerk, name, asked, staff, ties, _making(Acting(by, role, on), clerk))
    put_in_order(url)
    _tell_committed(done, as_json=as_json)


@commands.command(
    epilog="Example: wuxin inspection draw 2026-autumn --codes codes.csv --seed '01 05 ...' --out ./drawn "
    "--by HB-02 --role authority"
)
def draw(
    name: Name,
    *,
    codes: CodesPath,
    seed: Seed,
    out: Out,
    by: By,
    role: ActingRole,
    on: On = None,
    force: Force = False,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Draw communities and inspectors by what is on record, and say who goes where."""
    from web.cli.recording import put_in_order
    from web.register.inspections.draws import committed_in, draw_campaign, drawn_again
    from web.sheets.draw_files import read_codes
    from web.sheets.inspection_sheets import write_sheets

    told, url = read_codes(codes), database_url(db)
    if told.codes is None:
        what = "holds the hashes of the codes, and a draw needs the codes themselves"
        raise InputError(Problem("--codes", what, "Give a file of name,code now that the parties have told them."))
    with output_folder(out, force=force) as folder:
        with register(url) as session:
            clerk = clerk_of(session)
            campaign = draw_campaign(clerk, name, told.codes, seed, _making(Acting(by, role, on), clerk))
            commitments = committed_in(campaign)["commitments"]
            files = write_sheets(drawn_again(campaign) or (), commitments, campaign.assignments, folder)
        put_in_order(url)
        run = {"made_by": "wuxin inspection draw", "campaign": name, "files": files}
        (folder / RUN_FILE).write_text(json.dumps(run, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    lines = [f"{target}: {', '.join(team)}" for target, team in campaign.assignments.items()]
    tell(campaign, *lines, f"in {out}: {', '.join(files)}", as_json=as_json, more={"assignments": campaign.assignments})


def _making(acting: Acting, clerk: Clerk) -> Make:
    return lambda move, content: acting.event(move, clerk.at, content=content)


def _tell_committed(campaign: Campaign, *, as_json: bool) -> None:
    from web.register.inspections.draws import committed_in

    content = committed_in(campaign)
    lines = [f"{one['namespace']}: pool SHA-256 {one['pool']['sha256']}" for one in content["commitments"]]
    told = f"{len(content['barred'])} pairs may not meet"
    tell(campaign, *lines, told, as_json=as_json, more={"commitments": content["commitments"]})


def _pool_row(one: Weighed) -> dict[str, object]:
    return {
        "community_id": one.facts.community_id, "district": one.facts.district, "tickets": one.tickets,
        "reasons": dict(one.reasons),
    }  # fmt: skip
