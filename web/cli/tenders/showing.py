"""`wuxin tender list`, `show`, `due`: where tenders stand, what happened, and what is due or late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from web.cli.databases import database_url, register
from web.cli.options import AsOf, Database, Json
from web.cli.tenders.acts import Name, due_dict, tender_dict
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from bidding.tender import Tender

__all__ = ["commands", "due", "list_tenders", "show"]

commands = typer.Typer()


@commands.command(name="list", epilog="Example: wuxin tender list --db sqlite:///wuxin.db")
def list_tenders(*, db: Database = None, as_json: Json = False) -> None:
    """List the tenders with state, version and what is due next."""
    from web.register.tenders.events import tenders_kept

    with register(database_url(db)) as session:
        rows = [tender_dict(one) for one in tenders_kept(session)]
    if as_json:
        emit(rows)
        return
    head = ("tender", "kind", "method", "state", "version", "bids close", "next")
    lines = [
        (one["tender"], one["kind"], one["method"], one["state"], one["version"], one["bids_close_at"],
         f"{one['due'][0]['what']} by {one['due'][0]['day']}" if one["due"] else "-")
        for one in rows
    ]  # fmt: skip
    say(*(table([head, *lines]) if lines else ["There is no tender yet."]))


@commands.command(epilog="Example: wuxin tender show zj-2024-001 --db sqlite:///wuxin.db")
def show(name: Name, *, db: Database = None, as_json: Json = False) -> None:
    """Show one tender: versions, candidates, awards, what is held, objections and complaints, every event."""
    from web.register.tenders.events import tender_named

    with register(database_url(db)) as session:
        tender = tender_named(session, name)
    told = tender_dict(tender) | _parts(tender)
    if as_json:
        emit(told)
        return
    say(f"{name} is {told['state']}, version {told['version']}, bids close {told['bids_close_at']}", "")
    for part in ("due", "candidates", "awards", "held", "disputes", "timeline"):
        rows: list[dict[str, Any]] = told[part]
        if rows:
            say(*table([tuple(rows[0]), *(tuple("-" if cell is None else cell for cell in one.values())
                                          for one in rows)]), "")  # fmt: skip


def _parts(tender: Tender) -> dict[str, Any]:
    from bidding.tender.disputes import disputes

    return {
        "versions": list(tender.valid_digests),
        "candidates": [
            {"lot": lot.id, "place": one.place, "company_id": one.company_id, "price_fen": one.price_fen}
            for lot in tender.notice.lots
            for one in tender.candidates(lot.id)
        ],
        "awards": [
            {"lot": lot, "company_id": one.company_id, "price_fen": one.price_fen}
            for lot, one in tender.awards.items()
        ],
        "held": [{"lot": lot, "company_id": who, "fen": fen} for (lot, who), fen in tender.ledger.held().items()],
        "disputes": [
            {"number": one.number, "what": "complaint" if one.is_complaint else "objection", "matter": one.matter,
             "filed_on": one.filed_on, "settled_on": one.settled_on, "remedy": one.remedy}
            for one in disputes(tender)
        ],
        "timeline": [
            {"number": number, "move": one.move, "at": one.at.isoformat(), "by": one.by, "role": one.role}
            for number, one in enumerate(tender.events, start=1)
        ],
    }  # fmt: skip


@commands.command(epilog="Example: wuxin tender due --as-of 2024-06-30 --db sqlite:///wuxin.db")
def due(*, as_of: AsOf, db: Database = None, as_json: Json = False) -> None:
    """Tell what is due in all tenders, the earliest first, and what is late on a day."""
    from web.register.tenders.events import tenders_kept

    with register(database_url(db)) as session:
        found = tenders_kept(session)
    rows = sorted(
        ({"tender": one.id, **row} for one in found for row in due_dict(one, as_of)),
        key=lambda row: (row["day"], row["tender"], row["what"]),
    )
    if as_json:
        emit(rows)
        return
    shown = [(row["day"], row["what"], row["tender"], row["article"], "late" if row["late"] else "") for row in rows]
    say(*(table([("by", "what", "tender", "rests on", ""), *shown]) if shown else ["Nothing is due."]))
