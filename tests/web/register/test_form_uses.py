"""A form does something once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.record import Clerk
from models.tables import FormUse
from tests.builders.money import AT
from tests.builders.money_register import a_money_clerk
from web.register.form_uses import DoneBefore, use_form


def test_a_form_that_was_sent_is_known_for_a_month() -> None:
    """Sent again within it, it does nothing; what is older is forgotten when its account sends another."""
    with a_money_clerk() as clerk:
        use_form(clerk, "one", "account/1")
        with pytest.raises(DoneBefore):
            use_form(clerk, "one", "account/1")
        use_form(Clerk(clerk.session, AT + timedelta(days=31), clerk.entropy), "two", "account/1")

        assert [clerk.session.get(FormUse, token) is None for token in ("one", "two")] == [True, False]
