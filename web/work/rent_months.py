"""For how many months a rent is, or is paid: what people choose from wherever something is let."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext

__all__ = ["RENT_MONTHS"]

RENT_MONTHS: Final = (
    ("1", lazy_gettext("month")), ("3", lazy_gettext("quarter")), ("6", lazy_gettext("half-year")),
    ("12", lazy_gettext("year")),
)  # fmt: skip
