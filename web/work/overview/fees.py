"""Service fees outside their bands, and those of which nobody can say how they stand: what a regulator looks after."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, render_template
from sqlmodel import Session

from bidding.fees import EstateFees, estate_fees
from bidding.fees.tendered import LotSeen, lots_outside
from web.access import Action
from web.clock import today
from web.fee_table import fee_table
from web.gate import needs
from web.register.accounts.organisations import names_of
from web.register.money.rows import staged_steps
from web.register.tenders.events import tenders_kept
from web.work.acting import reading_session

__all__ = ["add_to", "fees_seen"]


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/fees", "show_fees", _show)


@needs(Action.OVERVIEW_READ)
def _show() -> str:
    session = reading_session()
    seen = fees_seen(session)
    keys = {f"community/{one.community_id}" for one in seen} | {f"company/{one.company_id}" for one in seen}
    return render_template(
        "work/overview/fees.html", table=fee_table(), on=today(), names=names_of(session, keys), number=len(seen),
        outside=[one for one in seen if one.outside], unknown=[one for one in seen if one.unknown],
        lots=_lots(session),
    )  # fmt: skip


def fees_seen(session: Session) -> list[EstateFees]:
    """Return how the fees of every estate whose books are open stand today."""
    return [estate_fees(name, steps, fee_table(), today()) for name, steps in staged_steps(session)]


def _lots(session: Session) -> Sequence[LotSeen]:
    table = fee_table()
    if table is None:
        return ()
    return [lot for tender in tenders_kept(session) for lot in lots_outside(tender.notice, table, today())]
