"""`wuxin inspection list`, `show`, `due` and `checklist`: what there is, what is due, and what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.databases import database_url, register
from web.cli.inspections.acts import Name, today
from web.cli.options import AsOf, Database, Json, Language
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.inspections import Campaign

__all__ = ["checklist", "commands", "due", "list_campaigns", "show"]

commands = typer.Typer()

ChecklistName = Annotated[str | None, typer.Argument(metavar="CHECKLIST", help="Its id; without one, all are listed.")]


@commands.command(name="list", epilog="Example: wuxin inspection list --db sqlite:///wuxin.db")
def list_campaigns(*, db: Database = None, as_json: Json = False) -> None:
    """List the campaigns with state, days and progress."""
    from web.register.inspections.campaigns import campaigns

    with register(database_url(db)) as session:
        found = campaigns(session)
    rows = [_summary(one) for one in found]
    if as_json:
        emit(rows)
    else:
        head = ("campaign", "programme", "kind", "state", "from", "to", "inspected", "left", "findings")
        say(*(table([head, *(row.values() for row in rows)]) if rows else ["There is no campaign yet."]))


@commands.command(epilog="Example: wuxin inspection show 2026-h2 --db sqlite:///wuxin.db")
def show(name: Name, *, db: Database = None, as_json: Json = False) -> None:
    """Show one campaign: who goes where, scores, findings, and every event."""
    from credit.inspections.publishing import report_of
    from web.register.inspections.campaigns import campaign_named

    with register(database_url(db)) as session:
        campaign = campaign_named(session, name)
    report = report_of(campaign, today(), {})
    events = [
        {"number": number, "move": one.move, "on": one.on, "by": one.by, "role": one.role,
         "about": one.finding or one.target, "reason": one.reason}
        for number, one in enumerate(campaign.events, 1)
    ]  # fmt: skip
    if as_json:
        teams = {target: list(team) for target, team in campaign.assignments.items()}
        emit({**_summary(campaign), "assignments": teams, "report": report, "events": events})
        return
    summary = _summary(campaign)
    say(*table([summary, summary.values()]), "")
    say(*table([("community", "inspectors"), *((k, ", ".join(v)) for k, v in campaign.assignments.items())]), "")
    findings = [(one.id, one.severity, one.state, one.rectify_by) for one in campaign.findings.values()]
    say(*table([("finding", "severity", "state", "by"), *findings]), "")
    say(*table([("no", "move", "on", "by", "role", "about", "reason"),
                *([cell or "-" for cell in one.values()] for one in events)]))  # fmt: skip


@commands.command(epilog="Example: wuxin inspection due --as-of 2026-10-01 --db sqlite:///wuxin.db")
def due(*, as_of: AsOf, db: Database = None, as_json: Json = False) -> None:
    """Tell what is overdue by a day, and what comes next: visits, re-checks, publication, the next campaigns."""
    from credit.inspections import programme
    from credit.inspections.due import due_of, next_campaigns
    from web.register.inspections.campaigns import campaigns

    with register(database_url(db)) as session:
        found = campaigns(session)
    names = sorted({one.rules.programme.id for one in found})
    every = [one for campaign in found for one in due_of(campaign)]
    every += [one for name in names for one in next_campaigns(programme(name), found)]
    rows = [
        {"day": one.day, "what": one.what, "subject": one.subject, "overdue": one.day < as_of} for one in sorted(every)
    ]
    if as_json:
        emit(rows)
        return
    shown = [(row["day"], row["what"], row["subject"], "overdue" if row["overdue"] else "") for row in rows]
    say(*(table([("by", "what", "of", ""), *shown]) if shown else ["Nothing is due."]))


@commands.command(epilog="Example: wuxin inspection checklist fire --lang zh")
def checklist(name: ChecklistName = None, *, language: Language = "zh", as_json: Json = False) -> None:
    """Show a checklist: each item with points, severity and what it rests on; or list them."""
    from credit.inspections import checklist as load
    from credit.inspections import checklist_ids
    from models.values.points import format_points

    if name is None:
        rows = [{"id": one, "title": getattr(load(one).title, language)} for one in checklist_ids()]
    else:
        rows = [
            {
                "item": item.id, "title": getattr(item.title, language), "points": format_points(item.points),
                "severity": item.severity,
                "basis": f"{item.basis.instrument} {item.basis.article}" if item.basis.instrument else "choice",
            }
            for item in load(name).items
        ]  # fmt: skip
    if as_json:
        emit(rows)
    else:
        say(*table([rows[0], *(row.values() for row in rows)]))


def _summary(campaign: Campaign) -> dict[str, object]:
    return {
        "campaign": campaign.id, "programme": campaign.rules.programme.id, "kind": campaign.rules.kind.id,
        "state": campaign.state, "from": campaign.starts_on, "to": campaign.ends_on,
        "inspected": len(campaign.visits), "left": len(campaign.left), "findings": len(campaign.findings),
    }  # fmt: skip
