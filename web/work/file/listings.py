"""A listing as its company sees it: the notice, the company's own steps, and what is due when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.standing.deadlines import next_due, respond_by
from credit.standing.laws import cite, law_for
from credit.standing.life import LISTING_LIFE, state_on, term_of
from credit.standing.listing import Listing, Move, Role, Step
from credit.standing.notices import notice_text
from models.errors import InputError
from models.values.working_days import working_or_weekday
from web.access import Action
from web.clock import today
from web.gate import acting_for, needs, permit
from web.languages import language
from web.register.standing.listings import Telling, listing, take_step
from web.register.standing.reviews import reviews_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.documents import digests_in
from web.work.file.asking import Objecting, Reasons, Repairing, hints
from web.work.file.petitions import ask_review
from web.work.file.wording import word
from web.work.forms import text

__all__ = ["add_to"]

Answer = Response | tuple[str, int]
_DAYS: Final = ("rectified_on", "harm_removed_on", "interviewed_on")
_STEPS: Final[Mapping[Move, type[Reasons]]] = {Move.OBJECT: Objecting, Move.ASK_REPAIR: Repairing}
_REFUSING: Final = (Move.UPHOLD, Move.CONFIRM)
"""Decisions by which an objection is refused, so that it may be reviewed where the law gives that."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/listings/<int:number>", "listing", _show)
    pages.add_url_rule("/listings/<int:number>/object", "object_to", _taking(Move.OBJECT), methods=["GET", "POST"])
    pages.add_url_rule("/listings/<int:number>/repair", "ask_repair", _taking(Move.ASK_REPAIR), methods=["GET", "POST"])
    pages.add_url_rule("/listings/<int:number>/review", "review_listing", _review, methods=["GET", "POST"])


@needs(Action.FILE_READ)
def _show(number: int) -> str:
    one = _found(number)
    law = law_for(one.facts.jurisdiction)
    state, reviews = state_on(one, today()), reviews_of(reading_session(), one.facts.company_id)
    return render_template(
        "work/file/listing.html", it=one, state=state, word=word, term=term_of(one),
        notice=notice_text(one, language()) if one.last(Move.NOTIFY) else None,
        until=respond_by(one, law, working_or_weekday), due=next_due(one, law, working_or_weekday),
        moves=[str(move) for move in LISTING_LIFE.moves(state) if move in _STEPS],
        may_be_reviewed=_may_be_reviewed(one),
        reviews=[again for again in reviews if again.subject.startswith(f"listing/{number}/")],
    )  # fmt: skip


def _taking(move: Move) -> Callable[[int], Answer]:
    @needs(Action.FILE_ASK)
    def take(number: int) -> Answer:
        one, form = _found(number), _STEPS[move]()
        if form.sent():
            with refused_into(form), acting() as clerk:
                step = Step(move, clerk.at, acting_for(), Role.COMPANY, _details(form))
                take_step(clerk, number, step, Telling(text(form.reasons)))
            if not form.is_wrong:
                what = gettext("It is on record, and waits for the authority.")
                return done(what, url_for("work.file.listing", number=number))
        return _asked(one, form, move)

    return take


@needs(Action.FILE_ASK)
def _review(number: int) -> Answer:
    one, form = _found(number), Reasons()
    sent = ask_review(form, f"listing/{number}")
    return sent if sent is not None else _asked(one, form, "review")


def _asked(one: Listing, form: Reasons, what: str) -> Answer:
    law = law_for(one.facts.jurisdiction)
    reviewed = law.objection.reviewed
    bases = {
        "object": law.objection.decide.basis, "ask_repair": law.repair.asked.basis,
        "review": None if reviewed is None else reviewed.basis,
    }  # fmt: skip
    basis = bases[str(what)]
    return render_template(
        "work/file/ask.html", form=form, it=one, what=str(what), word=word, hints=hints(),
        law_of_it="" if basis is None else cite(law, basis, language()),
    ), form.status  # fmt: skip


def _details(form: Reasons) -> dict[str, Any]:
    told: dict[str, Any] = {"documents": list(digests_in("documents"))}
    if isinstance(form, Objecting):
        return told | {"hearing": bool(form.hearing.data)}
    days = {name: getattr(form, name).data for name in _DAYS}
    return told | {name: None if day is None else day.isoformat() for name, day in days.items()}


def _may_be_reviewed(one: Listing) -> bool:
    asked, refused = one.last(Move.OBJECT), one.last(*_REFUSING)
    given = law_for(one.facts.jurisdiction).objection.reviewed is not None
    return given and asked is not None and refused is not None and refused[0] > asked[0]


def _found(number: int) -> Listing:
    try:
        one = listing(reading_session(), number)
    except InputError:
        abort(404)
    permit(f"company/{one.facts.company_id}")
    return one
