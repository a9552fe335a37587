"""The rooms of the portal's work: their pages put together, and the way to each for whoever may enter it."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Flask
from flask_babel import lazy_gettext

from web.access import Action
from web.gate import person
from web.work import account, accounts, assembly, complaints, desk, estate
from web.work.forms import described

__all__ = ["ROOMS", "init_work"]

ROOMS: Final = (
    ("work.desk.show", lazy_gettext("My desk"), None),
    ("work.accounts.show_all", lazy_gettext("Accounts and roles"), Action.ACCOUNT_MANAGE),
    ("work.complaints.queue", lazy_gettext("Complaint desk"), Action.COMPLAINT_SEE),
    ("work.assembly.show_all", lazy_gettext("Assemblies and votes"), Action.ESTATE_SEE),
    ("work.estate.show_all", lazy_gettext("Assets and money of estates"), Action.MONEY_SEE),
)
"""The way to each room: its first page, its name, and what one must be allowed to do to see it; None is for all."""

_ROOMS: Final = (account, accounts, assembly, complaints, desk, estate)


def init_work(app: Flask) -> None:
    """Serve all rooms, and let each page show the ways to those that its visitor may enter."""
    work = Blueprint("work", __name__)
    for room in _ROOMS:
        work.register_blueprint(room.pages)
    app.register_blueprint(work)
    app.context_processor(lambda: {"rooms": _ways()})
    app.add_template_global(described)


def _ways() -> list[tuple[str, str]]:
    who = person()
    if who is None:
        return []
    return [(page, str(name)) for page, name, action in ROOMS if action is None or who.may(action)]
