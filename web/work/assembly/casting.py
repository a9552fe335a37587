"""Casting ballots: online by an owner with the code of the notice, on paper by the body that takes the papers in."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import lazy_gettext
from wtforms import FileField, HiddenField, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from bidding.owners import Choice, Vote
from models.record import Clerk
from web.access import Action
from web.choices import choices as options
from web.clock import now, today
from web.gate import needs
from web.register.owners.ballot_receipts import ballots_by, receipt_content, receipt_shown
from web.register.owners.ballot_scans import LARGEST_SCAN, checked_scan, keep_scan, scan_of
from web.register.owners.elections import begun_election, names_told
from web.register.owners.estates import law_of
from web.register.owners.votes import CastReceipt, cast
from web.register.owners.voting_codes import CodedVoter, voter_of_code
from web.work.acting import acting, reading_session, refused_into
from web.work.assembly.places import found_vote
from web.work.documents import kept_file
from web.work.forms import PortalForm, text

__all__ = ["add_to"]

_CHOICES = [
    (Choice.FOR.value, lazy_gettext("for")), (Choice.AGAINST.value, lazy_gettext("against")),
    (Choice.ABSTAIN.value, lazy_gettext("abstain")),
]  # fmt: skip


class _Voting(PortalForm):
    """Who votes; the choices on the items of a vote are added to it."""

    code = StringField(lazy_gettext("Voting code of the notice"), [InputRequired(), Length(max=40)],
                       render_kw={"autocomplete": "off"})  # fmt: skip
    step = HiddenField(default="who")


class _Paper(PortalForm):
    """A ballot on paper: whose it is by the code of the roll, and its scan."""

    voter = StringField(lazy_gettext("Voter by the code of the roll"), [InputRequired(), Length(max=60)])
    scan = FileField(lazy_gettext("Scan of the paper"))


class _Receipt(PortalForm):
    """What only the receipt tells."""

    ballot = HiddenField(validators=[InputRequired()])
    entry = HiddenField(validators=[InputRequired()])
    salt = HiddenField(validators=[InputRequired()])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/votes/<vote_id>/ballot", "cast", _online, methods=["GET", "POST"])
    pages.add_url_rule("/votes/<vote_id>/paper", "paper", _paper, methods=["GET", "POST"])
    pages.add_url_rule("/votes/<vote_id>/scans/<int:number>", "scan", _scan)
    pages.add_url_rule("/votes/<vote_id>/receipt", "receipt", _receipt, methods=["POST"])


@needs(Action.VOTE_CAST)
def _online(vote_id: str) -> tuple[str, int]:
    vote, _ = found_vote(vote_id)
    form = _asking(_Voting, vote)()
    voter: CodedVoter | None = None
    given: CastReceipt | None = None
    if form.sent():
        with refused_into(form):
            voter = voter_of_code(reading_session(), vote, text(form.code))
            if text(form.step) == "vote":
                with acting() as clerk:
                    given = _cast(clerk, vote, voter.voter, form)
    if given is not None:
        return _told(vote, given), 200
    form.step.data = "who" if voter is None else "vote"
    before = [] if voter is None else ballots_by(reading_session(), vote.id, voter.voter)
    return render_template(
        "work/assembly/ballot.html", form=form, vote=vote, voter=voter, before=before, is_open=vote.is_open(now()),
        items=_items(vote),
    ), form.status  # fmt: skip


@needs(Action.VOTE_CALL)
def _paper(vote_id: str) -> tuple[str, int]:
    vote, _ = found_vote(vote_id)
    form = _asking(_Paper, vote)()
    given: CastReceipt | None = None
    if form.sent():
        with refused_into(form):
            sent = request.files.get("scan")
            scan = b"" if sent is None else sent.read(LARGEST_SCAN + 1)
            digest = checked_scan(scan)
            with acting() as clerk:
                given = _cast(clerk, vote, text(form.voter), form, digest)
                keep_scan(clerk, given.ballot, scan)
    if given is not None:
        return _told(vote, given), 200
    return render_template("work/assembly/paper.html", form=form, vote=vote, items=_items(vote)), form.status


@needs(Action.ESTATE_SEE)
def _receipt(vote_id: str) -> Response | tuple[str, int]:
    found_vote(vote_id)
    form = _Receipt()
    if form.sent():
        with refused_into(form):
            given = receipt_shown(reading_session(), text(form.ballot), text(form.entry), text(form.salt))
            body = json.dumps(receipt_content(given), ensure_ascii=False, indent=2) + "\n"
            answer = Response(body, mimetype="application/json")
            answer.headers.set("Content-Disposition", "attachment", filename=f"receipt-{vote_id}.json")
            return answer
    return render_template("work/assembly/no_receipt.html", form=form, vote_id=vote_id), 422


def _asking(kind: type[Any], vote: Vote) -> type[Any]:
    """Return a form that asks for each item of a vote as well; one that is left blank is an abstention."""
    names = _names(vote)
    items = vote.call.items if vote.call is not None else ()
    labels = [names.get(item.id, item.title) for item in items]
    asked = {
        f"choice_{number}": RadioField(label, [Optional()], choices=options(_CHOICES), validate_choice=False)
        for number, label in enumerate(labels)
    }
    return type(kind.__name__, (kind,), asked)


def _names(vote: Vote) -> dict[str, str]:
    """Return code -> name of the candidates on the agenda, where an election has this vote."""
    session = reading_session()
    election = begun_election(session, vote.id)
    return {} if election is None else names_told(session, election, today())


def _items(vote: Vote) -> list[str]:
    return [f"choice_{number}" for number in range(len(vote.call.items) if vote.call is not None else 0)]


def _cast(clerk: Clerk, vote: Vote, voter: str, form: PortalForm, scan: str | None = None) -> CastReceipt:
    items = vote.call.items if vote.call is not None else ()
    said = {item.id: form[name].data for item, name in zip(items, _items(vote), strict=True)}
    choices = {name: Choice(choice) for name, choice in said.items() if choice in set(Choice)}
    return cast(clerk, vote, voter, choices, law_of(clerk.session, vote.community_id), scan)


@needs(Action.VOTE_SUPERVISE)
def _scan(vote_id: str, number: int) -> Response:
    """Give whoever supervises the vote the scan of a ballot on paper: it shows who voted, and how."""
    vote, _ = found_vote(vote_id)
    data = scan_of(reading_session(), f"{vote.id}/{number}")
    return abort(404) if data is None else kept_file(f"{vote.id}-{number}", data)


def _told(vote: Vote, given: CastReceipt) -> str:
    return render_template("work/assembly/cast.html", vote=vote, given=given, salt=given.salt.hex())
