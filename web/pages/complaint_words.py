"""How channels and matters of complaints are named on a page, by the desks that Wuxin knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask_babel import gettext

from credit.complaints.desk_loading import built_in_desks, load_desk
from credit.complaints.wording import MATTERS
from credit.rulebook.scalars import Bilingual
from web.languages import language, pick

__all__ = ["channel_name", "matter_name"]


def channel_name(code: str) -> str:
    """Return the name of a channel, its code where no desk names it."""
    found = _channels().get(code)
    return pick(found) if found else code or gettext("not said")


def matter_name(code: str) -> str:
    """Return the name of a matter, its code where it is none of the usual ones."""
    words = MATTERS.get(code)
    return words[language()] if words else code or gettext("not said")


@cache
def _channels() -> Mapping[str, Bilingual]:
    return {code: name for desk in built_in_desks() for code, name in load_desk(desk).channels.items()}
