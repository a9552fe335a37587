"""What the steps of a group are called on the portal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext

from credit.groups import Move

__all__ = ["MOVES"]

MOVES: Final[Mapping[Move, object]] = {
    Move.SET_UP: lazy_gettext("Set up a group"), Move.MET: lazy_gettext("Enter a meeting"),
    Move.TASK: lazy_gettext("Give a task"), Move.REPORT: lazy_gettext("Report progress"),
    Move.DONE: lazy_gettext("Report a task done"), Move.END: lazy_gettext("End the group"),
}  # fmt: skip
