"""Whose desk a secret address shows."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import empty_register, person_with
from tests.builders.record import a_clerk, writing_to
from web.access import Holding, Role
from web.register.accounts.accounts import close
from web.register.accounts.desk_calendars import calendar_made, forget_calendar, new_calendar, subscriber_of


def test_a_secret_shows_the_desk_of_its_account_until_that_is_closed(tmp_path: Path) -> None:
    """With the roles that the account holds now; the secret itself is not kept."""
    url = empty_register(tmp_path)
    own = person_with(url, Holding(Role.HEAD, "city"))
    with writing_to(url) as session:
        secret = new_calendar(a_clerk(session), own.id, "zh")
    with writing_to(url) as session:
        found = subscriber_of(session, secret)
        assert found is not None
        assert (found.person.account_id, found.language, found.person.holdings) == (own.id, "zh", own.holdings)
        assert calendar_made(session, own.id) is not None
        close(a_clerk(session), own, "setup")
        assert subscriber_of(session, secret) is None


def test_what_was_taken_back_is_gone(tmp_path: Path) -> None:
    """Taking back nothing is no error."""
    url = empty_register(tmp_path)
    own = person_with(url)
    with writing_to(url) as session:
        secret = new_calendar(a_clerk(session), own.id, "en")
        for _ in range(2):
            forget_calendar(a_clerk(session), own.id)
        assert (subscriber_of(session, secret), calendar_made(session, own.id)) == (None, None)
