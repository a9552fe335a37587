"""Auctions: which there are, and one of them as it goes: where it stands, its rules, its course, its result."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from flask_babel import gettext
from markupsafe import Markup

from bidding.auction import AuctionMove, Course, Phase, ToldEvent, result_text, standing_json, started, told_events
from bidding.auction.telling import reason_of
from models.errors import InputError
from models.values.moments import moment_number, moment_text
from web.auction_hall import auction_hall
from web.charts import course_chart
from web.file_asked import rows_at_once
from web.headers import let_connect
from web.languages import language
from web.live_origins import live_origin
from web.never_kept import never_kept
from web.pages.bidding_words import bidding_words
from web.register.auctions.courses import announced, events_of, newest
from web.register.owners.halts import auction_halts

__all__ = ["pages"]

pages = Blueprint("auctions", __name__)

_SIZE: Final = 25
_STEPS: Final = 50
"""Events on a page."""


@pages.get("/auctions")
@never_kept
def show_all() -> str:
    """Show all auctions, the one announced last first."""
    hall, number, size = auction_hall(), max(1, request.args.get("page", 1, type=int)), rows_at_once(_SIZE)
    with hall.reading() as session:
        names = newest(session, size + 1, (number - 1) * size)
        courses = hall.courses.of_all(session, names[:size])
    now = hall.clock()
    shown = [(courses[name], courses[name].phase(now)) for name in names[:size]]
    return render_template("auctions.html", at=now, shown=shown, number=number, more=len(names) > size)


@pages.get("/auctions/<auction_id>")
@never_kept
def show(auction_id: str) -> str:
    """Show one auction; a script keeps the page up to date, and without one a link asks again."""
    told, course = _course(auction_id)
    with auction_hall().reading() as session:
        halted = auction_halts(session, {auction_id: course.rules.asset_id}).get(auction_id)
    at, origin = auction_hall().clock(), live_origin()
    if origin is not None:
        let_connect(origin)
    count = max(1, -(-len(told) // _STEPS))
    number = min(max(1, request.args.get("page", 1, type=int)), count)
    shown = told[::-1][(number - 1) * _STEPS : number * _STEPS]
    return render_template(
        "auction.html", at=at, halted=halted, course=course, rules=course.rules, phase=course.phase(at), number=number,
        pages=count,
        shown=shown, bids=sum(_is_bid(one) for one in told), put_off=sum(one.put_off and _is_bid(one) for one in told),
        reason_of=reason_of,
        pauses=sum(one.event.move is AuctionMove.PAUSE for one in told),
        reason=reason_of(told[-1].event) if told else "", chart=_chart(told),
        following=_following(course, origin), words=_words(), about=_about(course), saying=bidding_words(),
    )  # fmt: skip


@pages.get("/auctions/<auction_id>/result.json")
@never_kept
def result(auction_id: str) -> Response:
    """Give the result as the file that anybody can follow; there is none before the close is on record."""
    told, course = _course(auction_id)
    if course.ended is not Phase.CLOSED:
        abort(404)
    text = result_text(course.rules, [one.event for one in told])
    name = "".join(sign for sign in auction_id if sign.isascii() and (sign.isalnum() or sign in "-_"))
    headers = {"Content-Disposition": f'attachment; filename="auction-{name}.json"'}
    return Response(text, mimetype="application/json", headers=headers)


def _course(auction_id: str) -> tuple[list[ToldEvent], Course]:
    """Return the events of an auction and where it stands after them."""
    with auction_hall().reading() as session:
        try:
            before = started(announced(session, auction_id if auction_id.isprintable() else ""))
        except InputError:
            abort(404)
        told = list(told_events(before, events_of(session, auction_id)))
    return told, told[-1].after if told else before


def _is_bid(told: ToldEvent) -> bool:
    return told.event.move is AuctionMove.BID


def _chart(told: list[ToldEvent]) -> Markup | None:
    zone = ZoneInfo(current_app.config["WUXIN"].time_zone)
    bids = [(one.event.at.astimezone(zone), one.event.amount_fen) for one in told if _is_bid(one)]
    return course_chart(bids, rent=gettext("Rent, yuan")) if bids else None


def _following(course: Course, origin: str | None) -> dict[str, Any]:
    """Return what the script needs: where it asks, what it knows, and in which zone moments are shown."""
    name = course.rules.auction_id
    path = f"/live/auctions/{quote(name, safe='')}"
    return {
        "live": f"{origin}{path}" if origin else "", "state": url_for("api.showAuction", auction_id=name),
        "standing": standing_json(course), "now": moment_text(moment_number(auction_hall().clock())),
        "zone": current_app.config["WUXIN"].time_zone, "language": language(),
    }  # fmt: skip


def _about(course: Course) -> dict[str, Any]:
    """Return what the script needs that bids: where it sends, who was admitted with which key, and the amounts."""
    rules, state = course.rules, url_for("api.showAuction", auction_id=course.rules.auction_id)
    return {
        "auction": rules.auction_id, "bids": f"{state}/bids", "applications": f"{state}/applications",
        "bidders": course.bidders, "security_fen": rules.security_fen, "step_fen": rules.step_fen,
    }  # fmt: skip


def _words() -> dict[str, str]:
    """Return what the script says, in the language of the page; names in braces are filled in there."""
    return {
        "live": gettext("Live: every event is shown as soon as it is on record."),
        "connecting": gettext("Not live at the moment: connecting again."),
        "polling": gettext("Not live: this page asks again every few seconds."),
        "lost": gettext("Not live: the portal does not answer. What you see is of {moment}."),
        "ended": gettext("This auction is over; nothing more happens here."),
        "reload": gettext("Load the page again for the result and the whole chart."),
        "drawn": gettext("The chart does not show the newest bids. Load the page again to draw it anew."),
        "waiting": gettext("not open yet"), "open": gettext("taking bids"), "paused": gettext("paused"),
        "closed": gettext("closed"), "cancelled": gettext("cancelled"),
        "admit": gettext("Admitted"), "news_admit": gettext("{by} was admitted."),
        "bid": gettext("Bid"), "pause": gettext("Paused"), "resume": gettext("Resumed"),
        "cancel": gettext("Cancelled"), "close": gettext("Closed"), "until": gettext("ends {moment}"),
        "opens_in": gettext("opens in {time}"), "ends_in": gettext("{time} left"), "over": gettext("over"),
        "stands_still": gettext("stands still while paused"),
        "news_bid": gettext("{by} bids {amount} yuan. The next bid is at least {least} yuan."),
        "news_put_off": gettext("The end is put off to {moment}."),
        "news_pause": gettext("The auction is paused: {reason}"), "news_resume": gettext("The auction goes on."),
        "news_cancel": gettext("The auction is cancelled: {reason}"),
        "news_close": gettext("The auction is closed."), "news_open": gettext("The auction is open."),
        "news_last": gettext("Less than two minutes are left."),
    }  # fmt: skip
