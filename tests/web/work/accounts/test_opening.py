"""Opening an account on the portal."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from tests.builders.accounts import empty_portal, signed_in
from tests.builders.record import writing_to
from web.access import Holding, Role
from web.register.accounts.accounts import Account, account_of_login

TOLD = {"name": "林晓", "login": "lin", "role": "company", "organisation": "company/A"}


def _found(app: Flask) -> Account | None:
    with writing_to(app.config["WUXIN"].database_url) as session:
        return account_of_login(session, "lin")


def test_an_account_is_opened_with_a_password_told_once(tmp_path: Path) -> None:
    """It must be changed, and the role is held."""
    app = empty_portal(tmp_path)
    answer = signed_in(app, Role.ADMIN).post("/accounts/new", data=TOLD)
    found = _found(app)

    assert found is not None
    assert (found.must_change, found.holdings) == (True, (Holding(Role.COMPANY, "company/A"),))
    assert "told once" in answer.text


def test_an_organisation_opens_accounts_of_its_own_alone(tmp_path: Path) -> None:
    """For another it is refused, and for a role that one does not hold as well."""
    app = empty_portal(tmp_path)
    client = signed_in(app, Role.COMPANY, "company/A")
    wrong = [{"organisation": "company/B"}, {"role": "admin", "organisation": "city"}, {"role": "regulator"}]
    refused = [client.post("/accounts/new", data=TOLD | one).status_code for one in wrong]

    assert (refused, _found(app)) == ([403, 422, 422], None)
    assert client.post("/accounts/new", data=TOLD).status_code == 200


def test_what_was_typed_is_not_lost(tmp_path: Path) -> None:
    """A role that does not fit its organisation is refused with the form filled in, and nothing was opened."""
    app = empty_portal(tmp_path)
    answer = signed_in(app, Role.ADMIN).post("/accounts/new", data=TOLD | {"organisation": "community/C001"})

    assert (answer.status_code, _found(app)) == (422, None)
    assert 'value="community/C001"' in answer.text
    assert "is held for company/" in answer.text
