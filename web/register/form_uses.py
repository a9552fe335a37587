"""Forms that do something once: the token of a form is kept with what it did, so that a second click does nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from models.record import Clerk
from models.tables import FormUse

__all__ = ["DoneBefore", "use_form"]

_KEPT: Final = timedelta(days=30)
"""For how long a form that was sent is known; our own choice: nobody leaves a page open for longer and sends it."""


class DoneBefore(Exception):  # noqa: N818 - it is no error: what was asked for is done
    """The form was sent before, and what it asks for is on record."""


def use_form(clerk: Clerk, token: str, account_id: str) -> None:
    """Keep the token of a form with what the clerk does now. Raises DoneBefore where it was sent before.

    A refusal keeps nothing: then the same form may be sent again.
    """
    session, row = clerk.session, FormUse
    if session.get(row, token) is not None:
        raise DoneBefore
    old = col(row.account_id) == account_id, col(row.used_at) < clerk.at - _KEPT
    session.execute(delete(row).where(*old))
    session.add(FormUse(token=token, account_id=account_id, used_at=clerk.at))
    try:
        session.flush()
    except IntegrityError:  # another request with the same token was first
        raise DoneBefore from None
