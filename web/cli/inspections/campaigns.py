"""`wuxin inspection`: campaigns of inspections (检查) from announcement to publication."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.databases import database_url, register
from web.cli.folders import RUN_FILE, output_folder
from web.cli.inspections.acts import (
    Acting,
    ActingRole,
    By,
    Interests,
    Name,
    On,
    Reason,
    act,
    clerk_of,
    known_roles,
    tell,
    today,
)
from web.cli.options import Database, Force, Json, day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from credit.inspections import Campaign, Event, Rules

__all__ = ["announce", "assign", "cancel", "close", "commands", "excuse", "publish", "takeover", "visit"]

commands = typer.Typer(help="Inspections: campaigns, double-random draws, findings, severity of inspectors.")

Programme = Annotated[str, typer.Option("--programme", metavar="ID", help="The city whose rules hold.")]
Kind = Annotated[str, typer.Option("--kind", metavar="ID", help="The kind of campaign in the programme.")]
Starts = Annotated[date, typer.Option("--from", metavar="DATE", parser=day, help="The first day of visits.")]
Ends = Annotated[date, typer.Option("--to", metavar="DATE", parser=day, help="The last day of visits.")]
Targets = Annotated[
    list[str] | None,
    typer.Option("--target", metavar="ID", help="A community; repeat it. Without it, all that are served."),
]
Lists = Annotated[
    list[str] | None, typer.Option("--checklist", metavar="ID", help="A checklist; repeat it. Else the kind's own.")
]
Delivery = Annotated[
    date | None, typer.Option("--delivery-on", metavar="DATE", parser=day, help="The day of delivery, for acceptance.")
]
Company = Annotated[
    str | None,
    typer.Option("--company", metavar="ID", help="The company that takes over, for acceptance and handover."),
]
Target = Annotated[str, typer.Argument(metavar="COMMUNITY", help="The community.")]
Marks = Annotated[Path, typer.Option("--marks", metavar="FILE", help="A mark for each item: item,mark.")]
Inspectors = Annotated[list[str], typer.Option("--inspector", metavar="ID", help="Who inspected; repeat it.")]
Parties = Annotated[list[str] | None, typer.Option("--party", metavar="ROLE", help="A role that took part; repeat it.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for what is published.")]
Despite = Annotated[
    bool, typer.Option("--despite", help="An office records that unfit premises were taken over: a violation.")
]


@commands.command(
    epilog="Example: wuxin inspection announce 2026-autumn --programme ziyang --kind double_random "
    "--from 2026-09-21 --to 2026-10-30 --by HB-02 --role authority --db sqlite:///wuxin.db"
)
def announce(
    name: Name,
    *,
    programme: Programme,
    kind: Kind,
    starts: Starts,
    ends: Ends,
    by: By,
    role: ActingRole,
    target: Targets = None,
    checklist: Lists = None,
    delivery_on: Delivery = None,
    company: Company = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Announce a campaign: who may be inspected, when, by which checklists."""
    from credit.inspections.moves import CampaignMove
    from web.cli.recording import put_in_order
    from web.register.inspections.campaigns import announce as begin
    from web.register.inspections.campaigns import rules_of
    from web.register.inspections.targets import communities

    rules, url = rules_of(programme, kind, checklist), database_url(db)
    with register(url) as session:
        clerk = clerk_of(session)
        named = target or sorted(communities(session, starts))
        days = {"starts_on": starts, "ends_on": ends, "delivery_on": delivery_on}
        content = _announced(rules, named, days, company)
        event = Acting(by, role, on).event(CampaignMove.ANNOUNCE, clerk.at, content=content)
        campaign = begin(clerk, name, event, rules)
    put_in_order(url)
    tell(campaign, f"{len(campaign.announced['targets'])} communities", as_json=as_json)


def _announced(
    rules: Rules, targets: list[str], days: Mapping[str, date | None], company: str | None
) -> dict[str, object]:
    """Return what the event of an announcement holds."""
    return {
        "programme": rules.programme.id,
        "kind": rules.kind.id,
        "checklists": [{"id": one.id, "version": one.version} for one in rules.checklists],
        "targets": targets,
        "company_id": company,
        **{name: None if on is None else on.isoformat() for name, on in days.items()},
    }


@commands.command(
    epilog="Example: wuxin inspection assign 2026-h2 teams.csv --interests interests.csv --by HB-02 --role authority"
)
def assign(
    name: Name,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Who goes where: community_id,inspector_id.")],
    *,
    by: By,
    role: ActingRole,
    interests: Interests = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Assign inspectors by a list, where the kind of campaign draws nobody; nobody to whom they are tied."""
    from credit.inspections.moves import CampaignMove
    from web.register.inspections.campaigns import campaign_named
    from web.register.inspections.targets import barred_in
    from web.sheets.inspection_files import read_assignments, read_interests

    teams, ties = read_assignments(file), read_interests(interests)
    with register(database_url(db)) as session:
        barred = barred_in(session, campaign_named(session, name), ties)
    content = {"assignments": teams, "barred": barred}
    _simple(CampaignMove.ASSIGN, name, Acting(by, role, on), db, as_json=as_json, content=content)


@commands.command(
    epilog="Example: wuxin inspection visit 2026-h2 X0001 --marks X0001.csv --inspector I03 --inspector I07 "
    "--by I03 --role inspector --on 2026-09-22"
)
def visit(
    name: Name,
    target: Target,
    *,
    marks: Marks,
    inspector: Inspectors,
    by: By,
    role: ActingRole,
    party: Parties = None,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Record an inspection: a mark for each item. Score, findings and the days for them follow."""
    from credit.inspections import Role, visit_content
    from credit.inspections.moves import CampaignMove
    from models.values.points import format_points
    from web.sheets.inspection_files import read_marks

    acting, told = Acting(by, role, on), read_marks(marks)
    parties = [Role(one) for one in known_roles(party or ())]

    def make(campaign: Campaign, at: datetime) -> Event:
        inspected_on = acting.event(CampaignMove.VISIT, at).on
        content = visit_content(campaign.rules, inspected_on, told, inspector, parties)
        return acting.event(CampaignMove.VISIT, at, target=target, content=content)

    campaign = act(db, name, make)
    score = campaign.score_milli(target)
    found = [one for one in campaign.findings.values() if one.target == target]
    lines = [f"score {'none' if score is None else format_points(score)}, {len(found)} findings"]
    lines += [f"{one.id} ({one.severity}) by {one.rectify_by}" for one in found]
    more: dict[str, object] = {
        "score": None if score is None else format_points(score),
        "findings": [{"finding_id": one.id, "severity": one.severity, "rectify_by": one.rectify_by} for one in found],
    }
    tell(campaign, *lines, as_json=as_json, more=more)


@commands.command(
    epilog="Example: wuxin inspection excuse 2026-h2 X0002 --reason 'the community was closed by a flood' "
    "--by HB-02 --role authority"
)
def excuse(
    name: Name,
    target: Target,
    *,
    reason: Reason,
    by: By,
    role: ActingRole,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Say why a community that was drawn or assigned could not be inspected."""
    from credit.inspections.moves import CampaignMove

    _simple(CampaignMove.EXCUSE, name, Acting(by, role, on), db, as_json=as_json, target=target, reason=reason)


@commands.command(epilog="Example: wuxin inspection close 2026-h2 --by HB-02 --role authority")
def close(name: Name, *, by: By, role: ActingRole, on: On = None, db: Database = None, as_json: Json = False) -> None:
    """Close a campaign: all inspected or excused, every finding looked at again."""
    from credit.inspections.moves import CampaignMove

    _simple(CampaignMove.CLOSE, name, Acting(by, role, on), db, as_json=as_json)


@commands.command(
    epilog="Example: wuxin inspection cancel 2026-h2 --reason 'announced twice' --by HB-02 --role authority"
)
def cancel(
    name: Name, *, reason: Reason, by: By, role: ActingRole, on: On = None, db: Database = None, as_json: Json = False
) -> None:
    """Cancel a campaign before its first visit; what was committed or drawn stays on record."""
    from credit.inspections.moves import CampaignMove

    _simple(CampaignMove.CANCEL, name, Acting(by, role, on), db, as_json=as_json, reason=reason)


@commands.command(epilog="Example: wuxin inspection publish 2026-h2 --out ./published --by HB-02 --role authority")
def publish(
    name: Name,
    *,
    out: Out,
    by: By,
    role: ActingRole,
    on: On = None,
    force: Force = False,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Publish a closed campaign: every score, finding, reason and subdistrict, as JSON and CSV."""
    from credit.inspections.moves import CampaignMove
    from credit.inspections.publishing import report_of
    from web.register.inspections.targets import communities
    from web.sheets.inspection_tables import write_report

    acting, url = Acting(by, role, on), database_url(db)
    with register(url) as session:
        places = communities(session, today())
    subdistricts = {one: place.subdistrict for one, place in places.items()}
    with output_folder(out, force=force) as folder:
        campaign = act(db, name, lambda _before, at: acting.event(CampaignMove.PUBLISH, at))
        report = report_of(campaign, campaign.events[-1].on, subdistricts)
        files = write_report(report, folder)
        run = {"made_by": "wuxin inspection publish", "campaign": name, "files": files}
        (folder / RUN_FILE).write_text(json.dumps(run, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    tell(campaign, f"in {out}: {', '.join(files)}", as_json=as_json, more={"report": report})


@commands.command(
    epilog="Example: wuxin inspection takeover bay-garden --by 91330681MA2XYZ --role company --on 2026-10-20"
)
def takeover(
    name: Name,
    *,
    by: By,
    role: ActingRole,
    despite: Despite = False,
    on: On = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Take over premises that were found fit; or record that unfit ones were taken over."""
    from credit.inspections.moves import CampaignMove

    move = CampaignMove.FIND_TAKEN_OVER if despite else CampaignMove.TAKE_OVER
    _simple(move, name, Acting(by, role, on), db, as_json=as_json)


def _simple(move: object, name: str, acting: Acting, db: str | None, *, as_json: bool, **told: object) -> None:
    """Make a move that needs nothing of the campaign, and say where it stands."""
    from credit.inspections.moves import CampaignMove

    campaign = act(db, name, lambda _before, at: acting.event(CampaignMove(str(move)), at, **told))
    tell(campaign, as_json=as_json)
