"""What the steps of a member are called, and what waits for one."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext

__all__ = ["STEP_NAMES", "TASKS"]

STEP_NAMES: Final = {
    "accept": lazy_gettext("Accept the seat"), "recuse": lazy_gettext("Decline, or recuse myself"),
    "marks": lazy_gettext("Sheet of marks"), "agree": lazy_gettext("Consensus of the panel"),
    "explain": lazy_gettext("Decide on a low price"), "reject": lazy_gettext("Reject a bid"),
    "set-aside": lazy_gettext("Set an odd mark aside"), "commit-tie": lazy_gettext("Fix the draw between equal bids"),
    "close": lazy_gettext("Close the evaluation"),
    "sign": lazy_gettext("Sign the report"), "submit": lazy_gettext("Give the buyer the ranking"),
}  # fmt: skip
"""The steps in the order in which they come."""
TASKS: Final = {
    "accept": lazy_gettext("Answer the invitation to a panel"), "mark": lazy_gettext("Mark the bids"),
    "agree": lazy_gettext("Agree with the panel"), "sign": lazy_gettext("Sign the report of the evaluation"),
}  # fmt: skip
"""What waits for a member."""
