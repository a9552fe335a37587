"""Which inspector an account is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from models.errors import InputError
from web.register.inspections.inspectors import number_of, say_number

AT = datetime(2026, 3, 20, tzinfo=UTC)


def test_an_account_says_its_number_and_may_change_it(empty: Session) -> None:
    """The newest holds; before the first there is none."""
    assert number_of(empty, "a1") is None
    for number in ("I1", "I2"):
        say_number(empty, "a1", number, AT)
        empty.commit()

    assert number_of(empty, "a1") == "I2"


def test_what_is_no_number_is_refused(empty: Session) -> None:
    """Spaces would never be found in a pool."""
    with pytest.raises(InputError, match="no staff number"):
        say_number(empty, "a1", "I 1", AT)
