"""The rooms of the portal's work: their pages put together, and the way to each for whoever may enter it."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Flask
from flask_babel import lazy_gettext

from web.access import Action
from web.gate import person
from web.work import (
    account,
    accounts,
    answers,
    assembly,
    bids,
    boards,
    certificates,
    complaints,
    contracts,
    desk,
    engagements,
    estate,
    evaluations,
    evidence,
    file,
    groups,
    inbox,
    inspections,
    keys,
    lists,
    modes,
    overview,
    panels,
    ratings,
    record,
    rectify,
    renovations,
    tenders,
    tokens,
)
from web.work.forms import described

__all__ = ["ROOMS", "init_work"]

ROOMS: Final = (
    ("work.desk.show", lazy_gettext("My desk"), None),
    ("work.inbox.show", lazy_gettext("Inbox"), None),
    ("work.overview.show", lazy_gettext("Overview"), Action.OVERVIEW_READ),
    ("work.evidence.show", lazy_gettext("Take in evidence"), Action.EVIDENCE_IMPORT),
    ("work.ratings.show", lazy_gettext("Ratings and rulebooks"), Action.RATING_READ),
    ("work.lists.show_all", lazy_gettext("Lists and objections"), Action.LIST_READ),
    ("work.certificates.show_all", lazy_gettext("Certificates"), Action.CERTIFICATE_READ),
    ("work.inspections.show_all", lazy_gettext("Inspections"), Action.INSPECTION_READ),
    ("work.record.show", lazy_gettext("Audit trail"), Action.RECORD_SEARCH),
    ("work.file.show", lazy_gettext("Our credit file"), Action.FILE_READ),
    ("work.answers.show_all", lazy_gettext("Complaints to answer"), Action.COMPLAINT_ANSWER),
    ("work.engagements.show_all", lazy_gettext("Coming to and leaving estates"), Action.ENGAGEMENT_READ),
    ("work.rectify.show_all", lazy_gettext("To be put right"), Action.FINDING_REPORT),
    ("work.boards.show_all", lazy_gettext("Disclosure boards"), Action.BOARD_POST),
    ("work.tenders.show_all", lazy_gettext("Tenders"), Action.TENDER_READ),
    ("work.bids.show_all", lazy_gettext("Tenders to bid for"), Action.TENDER_BID),
    ("work.contracts.show_all", lazy_gettext("Contracts"), Action.CONTRACT_READ),
    ("work.panels.show_all", lazy_gettext("Panels I sit on"), Action.PANEL_SIT),
    ("work.complaints.queue", lazy_gettext("Complaint desk"), Action.COMPLAINT_SEE),
    ("work.groups.show_all", lazy_gettext("Leading groups"), Action.GROUP_KEEP),
    ("work.assembly.show_all", lazy_gettext("Assemblies and votes"), Action.ESTATE_SEE),
    ("work.modes.show_all", lazy_gettext("How estates are served"), Action.MODE_READ),
    ("work.renovations.show_all", lazy_gettext("Renovation of old estates"), Action.RENOVATION_KEEP),
    ("work.estate.show_all", lazy_gettext("Assets and money of estates"), Action.MONEY_SEE),
    ("work.keys.show", lazy_gettext("Keys"), Action.KEY_HAND_IN),
    ("work.tokens.show_all", lazy_gettext("Programs"), Action.TOKEN_KEEP),
    ("work.accounts.show_all", lazy_gettext("Accounts and roles"), Action.ACCOUNT_MANAGE),
)
"""The way to each room: its first page, its name, and what one must be allowed to do to see it; None is for all."""


_ROOMS: Final = (
    account, accounts, answers, assembly, bids, boards, certificates, complaints, contracts, desk, engagements,
    estate, evaluations, evidence, file, groups, inbox, inspections, keys, lists, modes, overview, panels, ratings,
    record, rectify, renovations, tenders, tokens,
)  # fmt: skip


def init_work(app: Flask) -> None:
    """Serve all rooms, and let each page show the ways to those that its visitor may enter."""
    work = Blueprint("work", __name__)
    for room in _ROOMS:
        work.register_blueprint(room.pages)
    app.register_blueprint(work)
    app.context_processor(lambda: {"rooms": _ways(), "unread": inbox.unread_here})
    app.add_template_global(described)


def _ways() -> list[tuple[str, str]]:
    who = person()
    if who is None:
        return []
    return [(page, str(name)) for page, name, action in ROOMS if action is None or who.may(action)]
