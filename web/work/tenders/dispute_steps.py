"""Steps of objections and complaints, each within its clock; of texts the digest alone is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask_babel import gettext, lazy_gettext

from bidding.tender import Move
from bidding.tender.disputes import Dispute, disputes, owed
from web.work.tenders.fields import choice, day, day_text, sent_digest, upload, words, yes
from web.work.tenders.naming import MATTERS, REMEDIES, choices
from web.work.tenders.step import Doing, Fields, Seen, Step

__all__ = ["DISPUTE_STEPS"]

_KEEP: Final = lazy_gettext(
    "Only the digest of the text is kept and published, under your company's code: hand the text itself to whom it is "
    "for, and keep a copy."
)


def _label(one: Dispute) -> tuple[str, str]:
    return str(one.number), f"{one.number}: {MATTERS[one.matter]} ({one.filed_on.isoformat()})"


def _objecting(_: Seen) -> Fields:
    matters = [pair for pair in choices(MATTERS) if pair[0] != "other"]
    return {
        "matter": choice(lazy_gettext("It is about"), matters), "file": upload(lazy_gettext("The text, as a file")),
    }  # fmt: skip


def _objected(doing: Doing) -> dict[str, Any]:
    return {"matter": doing.said("matter"), "text_digest": sent_digest("file", "file")}


def _complaining(seen: Seen) -> Fields:
    own = [one for one in disputes(seen.tender) if not one.is_complaint and one.by == seen.company]
    before = [("", gettext("none")), *map(_label, own)]
    return {
        "matter": choice(lazy_gettext("It is about"), choices(MATTERS)),
        "objection": choice(lazy_gettext("Your objection before it"), before, optional=True),
        "known_on": day(lazy_gettext("Day on which it became known")),
        "file": upload(lazy_gettext("The text, as a file")),
    }


def _complained(doing: Doing) -> dict[str, Any]:
    before = doing.said("objection")
    return {
        "matter": doing.said("matter"), "known_on": day_text(doing.form["known_on"]),
        "objection": int(before) if before else None, "text_digest": sent_digest("file", "file"),
    }  # fmt: skip


def _replying(seen: Seen) -> Fields:
    waiting = [one for one in disputes(seen.tender) if one.pending and not one.is_complaint]
    return {"number": choice(lazy_gettext("Objection"), map(_label, waiting)), **_judging()}


def _deciding(seen: Seen) -> Fields:
    waiting = [one for one in disputes(seen.tender) if one.pending and one.accepted_on is not None]
    return {"number": choice(lazy_gettext("Complaint"), map(_label, waiting)), **_judging()}


def _judging() -> Fields:
    return {
        "upheld": yes(lazy_gettext("It is right")),
        "remedy": choice(lazy_gettext("What is owed where it is right"), choices(REMEDIES)),
        "what": words(lazy_gettext("Grounds, in words; they are published")),
    }


def _judged(key: str, doing: Doing) -> dict[str, Any]:
    return {
        key: int(doing.said("number")), "upheld": bool(doing.form["upheld"].data), "remedy": doing.said("remedy"),
        "what": doing.said("what"),
    }  # fmt: skip


def _accepting(seen: Seen) -> Fields:
    waiting = [one for one in disputes(seen.tender) if one.is_complaint and one.pending and one.accepted_on is None]
    return {
        "number": choice(lazy_gettext("Complaint"), map(_label, waiting)),
        "accepted": yes(lazy_gettext("It is taken up")),
        "suspends": yes(lazy_gettext("The tender is suspended until it is decided")),
        "what": words(lazy_gettext("Grounds, in words; they are published")),
    }


def _accepted(doing: Doing) -> dict[str, Any]:
    return {
        "complaint": int(doing.said("number")), "accepted": bool(doing.form["accepted"].data),
        "suspends": bool(doing.form["suspends"].data), "what": doing.said("what"),
    }  # fmt: skip


def _redoing(seen: Seen) -> Fields:
    ordered = [one for one in owed(seen.tender) if one.remedy == "redo"]
    return {
        "because": choice(lazy_gettext("Ordered by"), map(_label, ordered)),
        "what": words(lazy_gettext("In words; it is published")),
    }


DISPUTE_STEPS: Final[Mapping[Move, Step]] = {
    Move.OBJECT: Step(_objecting, _objected, _KEEP),
    Move.REPLY: Step(_replying, lambda one: _judged("objection", one)),
    Move.COMPLAIN: Step(_complaining, _complained, _KEEP),
    Move.ACCEPT: Step(_accepting, _accepted),
    Move.DECIDE: Step(_deciding, lambda one: _judged("complaint", one)),
    Move.REDO: Step(_redoing, lambda one: {"because": int(one.said("because")), "what": one.said("what")}),
}
"""Forms of objections and complaints."""
