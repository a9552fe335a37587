"""One vote: its notice, how many ballots came, the count with its fractions, and the steps that are left."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from sqlalchemy import func, select
from sqlmodel import Session, col
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import Length

from bidding.owners import OwnersLaw, Vote, VoteMove, VoteStep
from bidding.owners.laws import cite
from bidding.owners.vote_life import GRANTS, VOTE_LIFE, vote_state
from models.record import Clerk
from models.tables import OwnersBallot
from web.access import Action
from web.clock import now
from web.gate import needs, signed_in
from web.languages import language
from web.register.owners.ballot_scans import scans_kept
from web.register.owners.estates import law_of
from web.register.owners.votes import count, take_step
from web.register.public.estate_places import Place
from web.work.acting import acting, done, reading_session, refused_into
from web.work.assembly.places import acting_role, found_vote, spoken_for
from web.work.forms import PortalForm, text

__all__ = ["add_to"]

_BODY: Final = (VoteMove.WITHDRAW, VoteMove.COUNT, VoteMove.ANNOUNCE)
_SUPERVISOR: Final = (VoteMove.ORDER, VoteMove.CORRECT, VoteMove.REVOKE)
_NAMES: Final = {
    VoteMove.WITHDRAW: lazy_gettext("Withdraw it"), VoteMove.COUNT: lazy_gettext("Count it"),
    VoteMove.ANNOUNCE: lazy_gettext("Announce the outcome"), VoteMove.ORDER: lazy_gettext("Order a correction"),
    VoteMove.CORRECT: lazy_gettext("Find it corrected"), VoteMove.REVOKE: lazy_gettext("Revoke it"),
}  # fmt: skip


class _Reason(PortalForm):
    """Why, where a supervisor steps in."""

    reason = TextAreaField(lazy_gettext("Reason"), [Length(max=500)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/votes/<vote_id>", "show_vote", _show)
    for move in _BODY:
        pages.add_url_rule(f"/votes/<vote_id>/{move}", f"vote_{move}", _view(Action.VOTE_CALL, move), methods=["POST"])
    for move in _SUPERVISOR:
        view = _view(Action.VOTE_SUPERVISE, move)
        pages.add_url_rule(f"/votes/<vote_id>/{move}", f"vote_{move}", view, methods=["POST"])


@needs(Action.ESTATE_SEE)
def _show(vote_id: str) -> str:
    vote, place = found_vote(vote_id)
    return _page(vote, place, _Reason())


def _view(action: Action, move: VoteMove) -> Any:  # noqa: ANN401 - a view
    @needs(action)
    def stepped(vote_id: str) -> Response | tuple[str, int]:
        vote, place = found_vote(vote_id)
        form = _Reason()
        if form.sent():
            with refused_into(form), acting() as clerk:
                _take(clerk, vote, place, move, text(form.reason))
            if not form.is_wrong:
                return done(gettext("It is on record."), url_for("work.assembly.show_vote", vote_id=vote.id))
        return _page(vote, place, form), form.status

    return stepped


def _take(clerk: Clerk, vote: Vote, place: Place, move: VoteMove, reason: str) -> None:
    role, law = acting_role(place, supervising=move in _SUPERVISOR), law_of(clerk.session, place.id)
    if move is VoteMove.COUNT:
        count(clerk, vote, spoken_for(place), role, law)
        return
    details = {"reason": reason} if reason else {}
    take_step(clerk, vote, VoteStep(move, clerk.at, spoken_for(place), role, details), law)


def _page(vote: Vote, place: Place, form: _Reason) -> str:
    session = reading_session()
    law = law_of(session, place.id)
    return render_template(
        "work/assembly/vote.html", vote=vote, place=place, state=vote_state(vote), call=vote.call, law=law, form=form,
        counted=_counted(vote, law), ballots=_ballots(session, vote.id), is_open=vote.is_open(now()),
        moves=_moves(vote, place), scans=_scans(session, vote, place), names=_NAMES, supervising=_SUPERVISOR,
        cited=lambda basis: cite(law, basis, language()), part=_part,
    )  # fmt: skip


def _scans(session: Session, vote: Vote, place: Place) -> list[str]:
    """Return the numbers of the ballots whose scans whoever supervises the vote may look at; none for others."""
    if signed_in().refusals(Action.VOTE_SUPERVISE, place.owners):
        return []
    return [key.rpartition("/")[2] for key in scans_kept(session, vote.id)]


def _moves(vote: Vote, place: Place) -> list[VoteMove]:
    """Return the moves that the life of a vote knows from here, and that the person may make."""
    who, state = signed_in(), vote_state(vote)
    found = []
    for action, moves in ((Action.VOTE_CALL, _BODY), (Action.VOTE_SUPERVISE, _SUPERVISOR)):
        if who.refusals(action, place.owners):
            continue
        role = acting_role(place, supervising=action is Action.VOTE_SUPERVISE)
        known = {one.move for one in VOTE_LIFE.transitions if one.source is state}
        found += [move for move in moves if move in known and role in GRANTS[move]]
    return found


def _counted(vote: Vote, law: OwnersLaw) -> list[dict[str, Any]]:
    """Return the outcome of each item as counted, with what was needed; nothing before the count."""
    step = next((one for one in vote.steps if one.move is VoteMove.COUNT), None)
    if step is None or vote.call is None:
        return []
    told = []
    for item in vote.call.items:
        one = step.details["outcomes"][item.id]
        votes = {
            choice: one["votes"].get(choice, {"area": 0, "persons": 0}) for choice in ("for", "against", "abstain")
        }
        part = {of: sum(weight[of] for weight in votes.values()) for of in ("area", "persons")}
        share, over = law.votes.needed(law.matters[item.matter].majority)
        told.append({"item": item, "passed": one["passed"], "reasons": one["reasons"], "whole": one["whole"],
                     "votes": votes, "part": part, "share": share, "over": over})  # fmt: skip
    return told


def _part(got: int, of: int) -> str:
    """Return a part of a whole as an exact fraction in lowest terms, and as a percentage with one decimal, cut off."""
    if of == 0:
        return "0"
    exact = Fraction(got, of)
    return f"{exact} ({got * 1000 // of / 10:.1f}%)"


def _ballots(session: Session, vote_id: str) -> int:
    row = OwnersBallot
    return session.scalar(select(func.count(col(row.id))).where(col(row.vote_id) == vote_id)) or 0
