"""How lists, petitions, reviews and their steps are called on the pages of a company's file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext

__all__ = ["word"]

_WORDS: Final[Mapping[str, object]] = {
    "red": lazy_gettext("Red list"), "grey": lazy_gettext("Grey list"), "black": lazy_gettext("Blacklist"),
    "proposed": lazy_gettext("proposed"), "notified": lazy_gettext("company notified"),
    "objected": lazy_gettext("objected to"), "upheld": lazy_gettext("upheld"),
    "dropped": lazy_gettext("dropped"), "published": lazy_gettext("on the list"),
    "contested": lazy_gettext("on the list, objected to"), "repairing": lazy_gettext("on the list, repair asked for"),
    "lifted": lazy_gettext("taken off"), "expired": lazy_gettext("term over"),
    "filed": lazy_gettext("filed, not decided yet"), "granted": lazy_gettext("granted"),
    "refused": lazy_gettext("refused"), "changed": lazy_gettext("outcome changed"),
    "objection": lazy_gettext("Objection"), "repair": lazy_gettext("Repair"), "review": lazy_gettext("Review"),
    "extend": lazy_gettext("more time taken"), "grant": lazy_gettext("granted"), "refuse": lazy_gettext("refused"),
    "change": lazy_gettext("outcome changed"), "uphold": lazy_gettext("upheld"),
    "notify": lazy_gettext("company notified"), "object": lazy_gettext("objected"), "hear": lazy_gettext("heard"),
    "drop": lazy_gettext("dropped"), "publish": lazy_gettext("published"), "confirm": lazy_gettext("kept on the list"),
    "ask_repair": lazy_gettext("repair asked for"), "refuse_repair": lazy_gettext("repair was refused"),
    "lift": lazy_gettext("taken off"), "expire": lazy_gettext("term over"),
    "decide": lazy_gettext("the authority decides"),
}  # fmt: skip


def word(name: object) -> str:
    """Return how something is called; what has no word by its code."""
    return str(_WORDS.get(str(name), name))
