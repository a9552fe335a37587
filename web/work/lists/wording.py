"""How states and moves of listings, petitions and reviews are called on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import gettext, lazy_gettext

__all__ = ["KINDS", "MOVES", "OFFICES", "STATES", "word"]

STATES: Final[Mapping[str, object]] = {
    "proposed": lazy_gettext("proposed"), "notified": lazy_gettext("company notified"),
    "objected": lazy_gettext("objected to"), "upheld": lazy_gettext("decided, to be published"),
    "dropped": lazy_gettext("dropped"), "published": lazy_gettext("on the list"),
    "contested": lazy_gettext("on the list, objected to"), "repairing": lazy_gettext("on the list, repair asked for"),
    "lifted": lazy_gettext("taken off"), "expired": lazy_gettext("term over"),
    "filed": lazy_gettext("filed"), "granted": lazy_gettext("granted"), "refused": lazy_gettext("refused"),
    "changed": lazy_gettext("outcome changed"),
}  # fmt: skip
MOVES: Final[Mapping[str, object]] = {
    "notify": lazy_gettext("Notify the company"), "object": lazy_gettext("Objection of the company"),
    "hear": lazy_gettext("Hear the company"), "extend": lazy_gettext("Take more time"),
    "uphold": lazy_gettext("Uphold"), "drop": lazy_gettext("Drop"), "publish": lazy_gettext("Publish"),
    "confirm": lazy_gettext("Keep on the list"), "ask_repair": lazy_gettext("Request for repair"),
    "refuse_repair": lazy_gettext("Refuse repair"), "lift": lazy_gettext("Take off the list"),
    "expire": lazy_gettext("Record that the term is over"), "grant": lazy_gettext("Grant"),
    "refuse": lazy_gettext("Refuse"), "change": lazy_gettext("Change the outcome"),
    "accept": lazy_gettext("Accept the complaint"), "answer": lazy_gettext("Answer the complaint"),
    "mediate": lazy_gettext("Mediate"), "close": lazy_gettext("Close it"), "rectify": lazy_gettext("Put it right"),
    "recheck": lazy_gettext("Look at it again"), "visit": lazy_gettext("Inspect"),
    "assign": lazy_gettext("Assign inspectors"), "announce": lazy_gettext("Announce the next round"),
    "decide": lazy_gettext("Decide"), "review": lazy_gettext("Decide on the review"),
}  # fmt: skip
OFFICES: Final[Mapping[str, object]] = {
    "officer": lazy_gettext("officer"), "head": lazy_gettext("head of the authority"),
    "company": lazy_gettext("company"), "system": lazy_gettext("the clock"),
}  # fmt: skip
KINDS: Final[Mapping[str, object]] = {
    "red": lazy_gettext("Red list"), "grey": lazy_gettext("Grey list"), "black": lazy_gettext("Blacklist"),
    "objection": lazy_gettext("Objection"), "repair": lazy_gettext("Repair"),
    "repaired": lazy_gettext("repaired"), "basis_revoked": lazy_gettext("its basis was revoked"),
    "wrongly_listed": lazy_gettext("listed wrongly"), "conditions_met": lazy_gettext("conditions of removal are met"),
    "": lazy_gettext("none"),
}  # fmt: skip


def word(table: Mapping[str, object], name: object) -> str:
    """Return how something is called; what has no word of its own by its code."""
    found = table.get(str(name))
    return gettext("none") if name is None else str(name if found is None else found)
