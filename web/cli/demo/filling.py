"""The demo's city comes to life: its lists, its people, and room by room what they have done up to its day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from web.cli.demo.arriving import arriving
from web.cli.demo.complaints import complaints
from web.cli.demo.estate import estate, tender_of_owners
from web.cli.demo.fees import fees
from web.cli.demo.groups import groups
from web.cli.demo.inspections import inspections
from web.cli.demo.lettings import lettings
from web.cli.demo.lists import DAYS, list_earlier, notice_more, publish_lists
from web.cli.demo.modes import modes
from web.cli.demo.notices import GRADES
from web.cli.demo.people import open_accounts, organisations
from web.cli.demo.petitions import petitions
from web.cli.demo.renovations import renovations
from web.cli.demo.stage import Stage
from web.cli.demo.tenders import tenders
from web.cli.demo.treasury import treasury
from web.cli.recording import foretold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from credit.scoring.rating import Rated
    from web.access import Role

__all__ = ["fill", "stage_of"]

_ROOMS = (estate, modes, treasury, fees, lettings, tenders, tender_of_owners, arriving, complaints, groups, inspections,
          petitions, renovations, notice_more)  # fmt: skip
"""In the order in which they rest on one another: the city's estates let what their owners have decided on."""
_RIVALS = 5


def fill(
    session: Session, number: int, at: datetime, history: Sequence[Rated] = ()
) -> tuple[datetime, list[dict[str, Any]]]:
    """Fill a city that was published under a number at a moment; return when that ends, and the accounts opened.

    `history`: the runs that were published, oldest first, of which earlier lists are made.

    The run is published once more at the end, so that pages show what became of its lists.
    """
    from models.record import Clerk
    from models.tables import Publication
    from web.register.ratings.publishing import publish_run

    publish_lists(session, at)
    acts_for = organisations(session)
    accounts = open_accounts(session, at, acts_for)
    later = at + timedelta(days=DAYS + 1)
    stage = stage_of(session, later, acts_for)
    for room in _ROOMS:
        room(stage)
    list_earlier(session, history, later)
    shown = session.get_one(Publication, number)
    publish_run(Clerk(session, later, foretold("wuxin demo again")), shown.run_id, simulated=shown.simulated)
    return later, accounts


def stage_of(session: Session, now: datetime, acts_for: Mapping[Role, str]) -> Stage:
    """Return what the rooms share: the organisations that the accounts act for, their neighbours and rivals."""
    from web.access import Role

    estate, office, firm = (
        acts_for[role].partition("/")[2] for role in (Role.COMMITTEE, Role.SUBDISTRICT, Role.COMPANY)
    )
    rivals, asks = _rated(session, firm)
    return Stage(session, now, estate, office, firm, (estate, *_neighbours(session, estate, office)), rivals, asks)


def _neighbours(session: Session, estate: str, office: str) -> list[str]:
    from sqlmodel import col, select

    from models.tables import Community, ServicePeriod

    row, served = Community, select(ServicePeriod.community_id)
    query = select(row.community_id).where(
        row.subdistrict == office, row.community_id != estate, col(row.community_id).in_(served)
    )
    return list(session.exec(query.order_by(col(row.community_id))))


def _rated(session: Session, firm: str) -> tuple[tuple[str, ...], bool]:
    """Return the next best companies of the newest run, and whether it is by the rulebook that tenders name."""
    from sqlmodel import col, select

    from models.tables import Rating, RatingRun, RulebookVersion

    run = session.exec(select(RatingRun).order_by(col(RatingRun.id).desc()).limit(1)).one()
    query = select(Rating.company_id).where(
        Rating.run_id == run.id, Rating.status == "rated", col(Rating.blacklisted).is_(False), Rating.company_id != firm
    )
    rivals = session.exec(query.order_by(col(Rating.score_milli).desc(), col(Rating.company_id)).limit(_RIVALS))
    book = session.get_one(RulebookVersion, run.rulebook_digest).rulebook
    return tuple(rivals), book == GRADES["rulebook"]
