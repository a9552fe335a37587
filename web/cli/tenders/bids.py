"""`wuxin tender open`, `check`, `evaluate`, `announce`, `award`: from the opening of bids to the award."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem, RefusedError
from web.cli.options import Database, Json, day
from web.cli.tenders.acts import Acting, By, Name, RoleOption, act, tell
from web.cli.tenders.files import read_json, read_sources

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from bidding.tender import Tender

__all__ = ["announce", "award", "check", "commands", "evaluate", "open_bids"]

commands = typer.Typer()

Bids = Annotated[Path | None, typer.Option("--bids", metavar="FILE", help="What an opening elsewhere gave: JSON.")]
RankingFile = Annotated[
    Path | None, typer.Option("--ranking", metavar="FILE", help="What an evaluation elsewhere gave: JSON.")
]
Exclusions = Annotated[
    Path | None, typer.Option("--exclusions", metavar="FILE", help="Companies that a law excludes: JSON.")
]
Affiliations = Annotated[
    Path | None, typer.Option("--affiliations", metavar="FILE", help="Who heads, controls, manages whom: JSON.")
]
Until = Annotated[date, typer.Option("--until", metavar="DATE", parser=day, help="The last day they are shown.")]
Winners = Annotated[
    list[str] | None, typer.Option("--winner", metavar="LOT=COMPANY", help="Else the first of each lot. Repeatable.")
]
WhyOthers = Annotated[
    str | None, typer.Option("--what", metavar="TEXT", help="Why others were not chosen, where it was agreed.")
]
Why = Annotated[str | None, typer.Option("--what", metavar="TEXT", help="Why not the first; it is published.")]


@commands.command(
    name="open", epilog="Example: wuxin tender open zj-2024-001 --bids opening.json --by platform --role system"
)
def open_bids(
    name: Name, *, by: By, bids: Bids = None, role: RoleOption = None, db: Database = None, as_json: Json = False
) -> None:
    """Record the opening: every bid with its outcome, and company and price of those that opened.

    It is taken from the box, once its prices are opened; --bids is for tenders whose bids were handed in elsewhere.
    """
    from web.register.bids.boxes import has_box
    from web.register.tenders.boxes import opening_of

    def make(session: Session, tender: Tender, _at: datetime) -> dict[str, Any]:
        if bids is None:
            return opening_of(session, tender)
        if has_box(session, tender.id):
            raise RefusedError(Problem(str(bids), "its bids are in the box here", "Leave the file out."))
        told: dict[str, Any] = read_json(bids)
        return told

    tell(act(db, name, "open", Acting(by, role), make), as_json=as_json)


@commands.command(epilog="Example: wuxin tender check zj-2024-001 --affiliations groups.json --by 91330681MA27U04D4K")
def check(
    name: Name, *, by: By, exclusions: Exclusions = None, affiliations: Affiliations = None,
    role: RoleOption = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Check who bid as it stood on the day of the close, by the newest ratings of that day, and find linked bidders."""
    from models.values.moments import shanghai_date
    from web.register.tenders.eligibility import check_of

    sources = read_sources(exclusions, affiliations)

    def make(session: Session, tender: Tender, _at: datetime) -> dict[str, Any]:
        closed_on = shanghai_date(tender.notice.times.bids_close_at)
        companies = {company for lot in tender.notice.lots for company in tender.opened(lot.id)}
        return check_of(session, tender.notice, companies, ("close", closed_on), sources)

    found = act(db, name, "check", Acting(by, role), make)
    told = found[0].events[-1].details
    barred = [f"{one['company_id']}: {'; '.join(one['reasons'])}" for one in told["results"] if one["reasons"]]
    linked = [f"linked by {one['kind']}: {', '.join(one['company_ids'])}" for one in told["links"]]
    tell(found, *barred, *linked, as_json=as_json, more={"results": told["results"], "links": told["links"]})


@commands.command(epilog="Example: wuxin tender evaluate zj-2024-001 --ranking ranking.json --by panel-01")
def evaluate(name: Name, *, by: By, ranking: RankingFile = None, db: Database = None, as_json: Json = False) -> None:
    """Record the panel's ranking; who may not win may not be ranked.

    It is what the evaluations on record closed with, if they are of the bids that were opened; --ranking is for an
    evaluation that was held elsewhere.
    """
    from web.register.tenders.rankings import is_evaluated_here, ranking_of

    def make(session: Session, tender: Tender, _at: datetime) -> dict[str, Any]:
        if ranking is None:
            return ranking_of(session, tender)
        if is_evaluated_here(session, tender):
            raise RefusedError(Problem(str(ranking), "its evaluation is on record here", "Leave the file out."))
        told: dict[str, Any] = read_json(ranking)
        return told

    tell(act(db, name, "evaluate", Acting(by), make), as_json=as_json)


@commands.command(epilog="Example: wuxin tender announce zj-2024-001 --until 2024-06-28 --by 91330681MA27U04D4K")
def announce(
    name: Name, *, until: Until, by: By, what: WhyOthers = None, db: Database = None, as_json: Json = False
) -> None:
    """Show the candidates, at most three of each lot, for at least three days."""
    found = act(db, name, "announce", Acting(by), {"shown_until": until.isoformat(), "what": what})
    tender = found[0]
    shown = {lot.id: [one.company_id for one in tender.candidates(lot.id)] for lot in tender.notice.lots}
    lines = [f"{lot}: {', '.join(companies) or 'nobody'}" for lot, companies in shown.items()]
    tell(found, *lines, as_json=as_json, more={"candidates": shown})


@commands.command(epilog="Example: wuxin tender award zj-2024-001 --by 91330681MA27U04D4K")
def award(
    name: Name, *, by: By, winner: Winners = None, what: Why = None, exclusions: Exclusions = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Award every lot that has a candidate and no award: candidates are checked as of today, and recorded."""
    from models.values.moments import shanghai_date
    from web.register.tenders.eligibility import check_of

    chosen, sources = _chosen(winner), read_sources(exclusions, None)

    def make(session: Session, tender: Tender, at: datetime) -> dict[str, Any]:
        lots = tender.to_award
        companies = {one.company_id for lot in lots for one in tender.candidates(lot)}
        checked = check_of(session, tender.notice, companies, ("award", shanghai_date(at)), sources)
        barred = {one["company_id"] for one in checked["results"] if one["reasons"]}
        awards = [_award(tender, lot, chosen.get(lot), barred) for lot in lots]
        return {"awards": awards, "checked": checked, "what": what}

    found = act(db, name, "award", Acting(by), make)
    awards = found[0].awards
    lines = [f"{lot}: {one.company_id} at {one.price_fen} fen" for lot, one in awards.items()]
    told = {lot: {"company_id": one.company_id, "price_fen": one.price_fen} for lot, one in awards.items()}
    tell(found, *lines, as_json=as_json, more={"awards": told})


def _award(tender: Tender, lot: str, company: str | None, barred: set[str]) -> dict[str, Any]:
    """Return the award of a lot: to whom was named, else to the first who may win, else to the first of all."""
    left = tender.candidates(lot)
    first = next((one for one in left if one.company_id not in barred), left[0])
    winner = company or first.company_id
    price = next((one.price_fen for one in left if one.company_id == winner), first.price_fen)
    return {"lot": lot, "company_id": winner, "price_fen": price}


def _chosen(winners: list[str] | None) -> dict[str, str]:
    odd = [one for one in winners or () if "=" not in one]
    if odd:
        raise InputError(
            [Problem("--winner", f"{one!r} is no LOT=COMPANY", "Write lot-1=91330681MA...") for one in odd]
        )
    return {one.partition("=")[0]: one.partition("=")[2] for one in winners or ()}
