"""`wuxin inspection pool`, `commit` and `draw`: the double-random draw (双随机) of communities and inspectors."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem, RefusedError
from web.cli.databases import database_url, register
from web.cli.folders import RUN_FILE, output_folder
from web.cli.inspection_acts import Acting, ActingRole, By, Interests, Name, On, clerk_of, tell, today
from web.cli.inspection_files import read_ids, read_interests
from web.cli.options import Database, Force, Json, day
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from sqlmodel import Session

    from credit.inspections import Campaign
    from credit.inspections.risk import Weighed
    from models.values.draw import Drawn, DrawPlan

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
SourceName = Annotated[str, typer.Option("--source", metavar="NAME", help="The lottery that decides.")]
Seed = Annotated[str, typer.Option("--seed", metavar="TEXT", help="The result of the lottery, as announced.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for what repeats the draw.")]


@commands.command(epilog="Example: wuxin inspection pool 2026-autumn --db sqlite:///wuxin.db")
def pool(name: Name, *, db: Database = None, as_json: Json = False) -> None:
    """Show the tickets of each community, and why it has them, as of today."""
    from web.register.inspections import campaign_named

    with register(database_url(db)) as session:
        found = _weighed(session, campaign_named(session, name))
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
    from credit.inspections.double_random import Asked, plans
    from web.cli.recording import put_in_order
    from web.draw_files import read_codes, read_pairs
    from web.register.inspection_targets import barred_in
    from web.register.inspections import campaign_named

    chance = _source(source, source_day)
    asked = Asked(
        targets=targets, inspectors=inspector_count, substitutes=substitutes, parties=read_codes(codes).parties,
        source=chance, exclusions=read_pairs(exclude),
    )  # fmt: skip
    staff, ties, url = read_ids(inspectors, "inspector_id"), read_interests(interests), database_url(db)
    with register(url) as session:
        campaign = campaign_named(session, name)
        weighed = _weighed(session, campaign)
        barred = barred_in(session, campaign, ties)
        both = plans(name, weighed, staff, asked)
        content = _committed(weighed, both, barred)
        done = _enter_commitments(session, name, both, content, Acting(by, role, on))
    put_in_order(url)
    _tell_committed(done, both, content, as_json=as_json)


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
    from web.cli.inspection_sheets import write_sheets
    from web.cli.recording import put_in_order
    from web.draw_files import read_codes

    told, url = read_codes(codes), database_url(db)
    if told.codes is None:
        what = "holds the hashes of the codes, and a draw needs the codes themselves"
        raise InputError(Problem("--codes", what, "Give a file of name,code now that the parties have told them."))
    with output_folder(out, force=force) as folder:
        with register(url) as session:
            campaign, drawn = _draw_and_enter(session, name, told.codes, seed, Acting(by, role, on))
            commitments = _commit_event(campaign)["commitments"]
            files = write_sheets(drawn, commitments, campaign.assignments, folder)
        put_in_order(url)
        run = {"made_by": "wuxin inspection draw", "campaign": name, "files": files}
        (folder / RUN_FILE).write_text(json.dumps(run, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    lines = [f"{target}: {', '.join(team)}" for target, team in campaign.assignments.items()]
    tell(campaign, *lines, f"in {out}: {', '.join(files)}", as_json=as_json, more={"assignments": campaign.assignments})


def _tell_committed(
    campaign: Campaign, both: tuple[DrawPlan, DrawPlan], content: dict[str, Any], *, as_json: bool
) -> None:
    lines = [f"{plan.namespace}: pool SHA-256 {plan.pool_sha256}" for plan in both]
    told = f"{len(content['barred'])} pairs may not meet"
    tell(campaign, *lines, told, as_json=as_json, more={"commitments": content["commitments"]})


def _draw_and_enter(
    session: Session, name: str, codes: tuple[str, ...], seed: str, acting: Acting
) -> tuple[Campaign, tuple[Drawn, Drawn]]:
    from credit.inspections.double_random import assigned, plan_from
    from credit.inspections.moves import CampaignMove
    from models.record.draws import record_draw
    from models.values.draw import commitment_of
    from models.values.draw import draw as drawn_by
    from web.register.inspections import add_event, campaign_named

    told = _commit_event(campaign_named(session, name))
    both = [plan_from(told[part]) for part in ("targets", "inspectors")]
    targets, people = (drawn_by(plan, codes=codes, randomness=seed) for plan in both)
    clerk = clerk_of(session)
    team = campaign_named(session, name).rules.programme.team.inspectors
    teams = assigned(targets.labels, people, {(who, where) for who, where in told["barred"]}, team)
    content = {
        "targets": targets.as_dict(), "inspectors": people.as_dict(),
        "assignments": {target: list(found) for target, found in teams.items()},
    }  # fmt: skip
    campaign = add_event(clerk, name, lambda _: acting.event(CampaignMove.DRAW, clerk.at, content=content))
    for one in (targets, people):
        record_draw(clerk, one.plan.namespace, commitment_of(one.plan), one.as_dict())
    return campaign, (targets, people)


def _enter_commitments(
    session: Session, name: str, both: tuple[DrawPlan, DrawPlan], content: dict[str, Any], acting: Acting
) -> Campaign:
    from credit.inspections.moves import CampaignMove
    from models.record.draws import record_commitment
    from models.values.draw import commitment_of
    from web.register.inspections import add_event

    clerk = clerk_of(session)
    campaign = add_event(clerk, name, lambda _: acting.event(CampaignMove.COMMIT, clerk.at, content=content))
    for plan in both:
        record_commitment(clerk, plan.namespace, commitment_of(plan))
    return campaign


def _committed(weighed: list[Weighed], both: tuple[DrawPlan, DrawPlan], barred: list[list[str]]) -> dict[str, Any]:
    from credit.inspections.double_random import plan_told
    from models.values.draw import commitment_of

    return {
        "targets": plan_told(both[0]),
        "inspectors": plan_told(both[1]),
        "reasons": {one.facts.community_id: [list(reason) for reason in one.reasons] for one in weighed},
        "barred": barred,
        "commitments": [commitment_of(plan) for plan in both],
    }


def _commit_event(campaign: Campaign) -> dict[str, Any]:
    from credit.inspections.moves import CampaignMove

    for event in campaign.events:
        if event.move is CampaignMove.COMMIT:
            return dict(event.content)
    what = "nothing was committed to before the lottery, so nothing can be drawn"
    raise RefusedError(Problem(f"campaign {campaign.id}", what, "Run: wuxin inspection commit"))


def _weighed(session: Session, campaign: Campaign) -> list[Weighed]:
    from credit.inspections.risk import weighed
    from web.register.inspection_targets import communities, target_facts
    from web.register.inspections import campaigns

    named, on = set(campaign.announced["targets"]), today()
    places = {name: place for name, place in communities(session, on).items() if name in named}
    facts = target_facts(session, places, campaigns(session), on)
    return [weighed(one, campaign.rules.programme.weights, on) for one in facts]


def _source(name: str, on: date) -> Any:  # noqa: ANN401 - a Source, which is loaded when needed
    from models.values.draw import LOTTERIES, source_of

    if name not in LOTTERIES:
        what = f"{name!r} is no lottery that Wuxin knows"
        raise InputError(Problem("--source", what, f"Take one of {', '.join(LOTTERIES)}."))
    if on <= today():
        raise RefusedError(
            Problem("--source-day", f"the result of {on} may be known already", "Name a day after today.")
        )
    return source_of(LOTTERIES[name], on)


def _pool_row(one: Weighed) -> dict[str, object]:
    return {
        "community_id": one.facts.community_id, "district": one.facts.district, "tickets": one.tickets,
        "reasons": dict(one.reasons),
    }  # fmt: skip
