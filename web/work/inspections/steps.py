"""Steps of the authority on a campaign and its findings, each one event on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from flask import Blueprint, abort, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.inspections.moves import CampaignMove, FindingMove
from models.errors import InputError, Problem
from web.access import Action
from web.gate import needs
from web.register.inspections.campaigns import add_event
from web.work.acting import acting, done, refused_into
from web.work.inspections.campaigns import Nothing, page_of, word
from web.work.inspections.whose import event_of, own_campaign

__all__ = ["add_to"]

Answer = Response | tuple[str, int]
_OF_CAMPAIGN: Final = (
    CampaignMove.EXCUSE, CampaignMove.CLOSE, CampaignMove.CANCEL, CampaignMove.PUBLISH, CampaignMove.FIND_TAKEN_OVER,
)  # fmt: skip
_OF_FINDING: Final = (FindingMove.CONFIRM, FindingMove.REJECT, FindingMove.EXTEND, FindingMove.WITHDRAW)
_WITH_REASON: Final = (CampaignMove.EXCUSE, CampaignMove.CANCEL, FindingMove.EXTEND, FindingMove.WITHDRAW)


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    for move in _OF_CAMPAIGN:
        view = needs(Action.INSPECTION_RUN)(_taking(move))
        pages.add_url_rule(f"/<name>/{move}", str(move), view, methods=["POST"])
    pages.add_url_rule("/<name>/finding", "finding", _finding, methods=["POST"])


def _taking(move: CampaignMove) -> Callable[[str], Answer]:
    def take(name: str) -> Answer:
        return _take(name, move, lambda: {"target": _typed("target")} if move is CampaignMove.EXCUSE else {})

    return take


@needs(Action.INSPECTION_RUN)
def _finding(name: str) -> Answer:
    move = next((one for one in _OF_FINDING if one == request.form.get("move")), None)
    if move is None:
        abort(400)
    return _take(name, move, lambda: _about_finding(move))


def _take(name: str, move: CampaignMove | FindingMove, told: Callable[[], dict[str, Any]]) -> Answer:
    campaign, form = own_campaign(name), Nothing()
    with refused_into(form), acting() as clerk:
        facts = told() | ({"reason": _typed("reason")} if move in _WITH_REASON else {})
        event = event_of(clerk, Action.INSPECTION_RUN, move, **facts)
        add_event(clerk, name, lambda _before: event)
    if form.is_wrong:
        return page_of(campaign, form)
    what = gettext("Done and on record: %(what)s.", what=word(move))
    return done(what, url_for("work.inspections.show", name=name))


def _about_finding(move: FindingMove) -> dict[str, Any]:
    told: dict[str, Any] = {"finding": _typed("finding")}
    if move is not FindingMove.EXTEND:
        return told
    try:
        until = date.fromisoformat(_typed("until"))
    except ValueError:
        raise InputError(Problem("until", gettext("There is no day."), gettext("Name the new last day."))) from None
    return told | {"content": {"until": until.isoformat()}}


def _typed(name: str) -> str:
    return request.form.get(name, "").strip()
