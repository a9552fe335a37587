"""Steps on the notice: filing, returning, publishing, questions, later times, the close, cancelling."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from flask_babel import gettext, lazy_gettext

from bidding.tender import Move
from bidding.tender.field import notice_warnings
from models.errors import InputError, Problem
from models.values.moments import shanghai_date
from web.register.owners.votes import votes_of
from web.register.tenders.eligibility import field_for
from web.register.tenders.events import tenders_kept
from web.register.tenders.votes import resting_on
from web.work.tenders.fields import choice, line, moment_of, sent_bytes, upload, when, words
from web.work.tenders.step import Doing, Fields, Seen, Step, nothing, why

__all__ = ["NOTICE_STEPS", "json_of"]


def json_of(data: bytes, label: str) -> Any:  # noqa: ANN401 - JSON
    """Return what a file of JSON holds. Raises InputError where it is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(Problem(label, f"it is no JSON: {error}", "See docs/tenders.md.")) from None


def _filing(seen: Seen) -> Fields:
    votes = {vote for one in seen.tender.notice.estates for vote in _votes(seen, one)}
    owners = seen.tender.notice.kind != "preliminary"
    fields = {
        "filing": line(lazy_gettext("Number under which the authority received the documents")),
        "approval": line(lazy_gettext("Number of the authority's approval, where the method takes one"), optional=True),
    }
    if owners:
        none = ("", gettext("none on record here"))
        told = lazy_gettext("Owners' vote on record that decides it")
        fields["vote"] = choice(told, [none, *sorted(votes)], optional=True)
        fields["ballot"] = upload(lazy_gettext("Count of a vote held outside (JSON)"), optional=True)
    return fields


def _votes(seen: Seen, estate: str) -> Iterator[tuple[str, str]]:
    for one in votes_of(seen.session, estate):
        yield one.id, one.id


def _filed(doing: Doing) -> dict[str, Any]:
    told: dict[str, Any] = {"filing": doing.said("filing"), "approval": doing.said("approval") or None}
    vote = doing.said("vote") if "vote" in doing.form else ""
    outside = sent_bytes("ballot", "ballot", optional=True) if "ballot" in doing.form else None
    if vote and outside is not None:
        what = gettext("the vote on record is counted already")
        raise InputError(Problem("ballot", what, gettext("Give the vote on record, or a file, not both.")))
    if vote:
        on = shanghai_date(doing.clerk.at)
        return told | resting_on(doing.session, doing.tender, vote, on, tenders_kept(doing.session))
    return told | {"ballot": None if outside is None else json_of(outside, "ballot")}


def _published(doing: Doing) -> dict[str, Any]:
    found = field_for(doing.session, doing.tender.notice, shanghai_date(doing.clerk.at))
    warnings = [str(one) for one in notice_warnings(doing.tender.notice, None if found is None else found[0])]
    told = {"field": None if found is None else found[1], "warnings": warnings}
    return told | ({"bids_elsewhere": doing.said("elsewhere")} if doing.said("elsewhere") else {})


def _publishing(_: Seen) -> Fields:
    return {"elsewhere": line(lazy_gettext("Where bids are handed in, if not in the box here"), optional=True)}


def _asking(_: Seen) -> Fields:
    return {"question": words(lazy_gettext("Question; it is published, and who asks is not"))}


def _answering(seen: Seen) -> Fields:
    asked = seen.tender.events
    open_ones = [(str(n), f"{n}: {asked[n - 1].details['question'][:80]}") for n in seen.tender.unanswered]
    return {
        "question": choice(lazy_gettext("Question"), open_ones),
        "answer": words(lazy_gettext("Answer; everybody reads it")),
    }


def _extending(seen: Seen) -> Fields:
    times = seen.tender.notice.times
    return {
        "questions": when(lazy_gettext("Questions until"), times.questions_close_at),
        "closes": when(lazy_gettext("Bids close"), times.bids_close_at),
        "opens": when(lazy_gettext("Shares for the opening until"), times.opens_until),
        "what": words(lazy_gettext("Why, in words; it is published")),
    }


def _extended(doing: Doing) -> dict[str, Any]:
    permit = doing.tender.notice.times.permit_on
    times = {
        "questions_close_at": moment_of(doing.form["questions"].data),
        "bids_close_at": moment_of(doing.form["closes"].data), "opens_until": moment_of(doing.form["opens"].data),
    }  # fmt: skip
    known = {} if permit is None else {"permit_on": permit.isoformat()}
    return {"times": times | known, "what": doing.said("what")}


NOTICE_STEPS: Final[Mapping[Move, Step]] = {
    Move.FILE: Step(_filing, _filed),
    Move.RETURN: Step(why(lazy_gettext("What is to be mended; it is published")),
                      lambda one: {"what": one.said("what")}),
    Move.PUBLISH: Step(_publishing, _published),
    Move.ASK: Step(_asking, lambda one: {"question": one.said("question")},
                   lazy_gettext("You ask under a number that nobody can follow: who takes part is not told before the "
                                "opening.")),
    Move.ANSWER: Step(_answering, lambda one: {"question": int(one.said("question")), "answer": one.said("answer")}),
    Move.EXTEND: Step(_extending, _extended, lazy_gettext("Nothing else changes, and bids that came stay good.")),
    Move.CLOSE: Step(nothing, lambda _: {}),
    Move.CANCEL: Step(why(), lambda one: {"what": one.said("what")}),
}  # fmt: skip
"""Forms from the filing to the close."""
