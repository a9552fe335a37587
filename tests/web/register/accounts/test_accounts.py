"""Accounts in the register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from models.errors import InputError, RefusedError
from models.record import erase_cells
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.own_checks import check_own
from models.record.personal import Erasure
from models.record.sources import KeptRecord
from tests.builders.accounts import empty_register
from tests.builders.record import a_clerk, writing_to
from web.access import Holding, Role
from web.register.accounts.accounts import (
    account,
    account_of_login,
    accounts,
    close,
    enter_factor,
    enter_password,
    grant,
    open_account,
    rename,
    reopen,
    revoke,
)

COMPANY = Holding(Role.COMPANY, "company/A")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on an empty register."""
    with writing_to(empty_register(tmp_path)) as found:
        yield found


def test_an_account_is_what_its_events_say(session: Session) -> None:
    """Opened, given a password by another, a role, another name, a factor."""
    clerk = a_clerk(session)
    it = open_account(clerk, "Lin", "林晓", "setup")
    it = enter_factor(clerk, rename(clerk, grant(clerk, it, COMPANY, "setup"), "林晓晓", "setup"), "SECRET", "setup")
    it = enter_password(clerk, it, "hash", "setup")

    assert (it.login, it.name, it.holdings, it.factor, it.password) == ("lin", "林晓晓", (COMPANY,), "SECRET", "hash")
    assert (it.must_change, it.is_open, it.events) == (True, True, 5)


def test_ones_own_password_need_not_be_changed(session: Session) -> None:
    """Only what somebody else chose must be."""
    clerk = a_clerk(session)
    it = open_account(clerk, "lin", "林晓", "setup")

    assert not enter_password(clerk, it, "hash", f"account/{it.id}").must_change


def test_a_login_is_one_persons_in_any_case_of_letters(session: Session) -> None:
    """The second who wants it is refused."""
    clerk = a_clerk(session)
    made = open_account(clerk, "Lin", "林晓", "setup")

    assert account_of_login(session, "LIN") == made
    with pytest.raises(RefusedError, match="somebody's already"):
        open_account(clerk, "lIN", "林小", "setup")


@pytest.mark.parametrize("login", ["a", "two words", "x" * 65, "tab\there"])
def test_what_cannot_be_typed_is_no_login(session: Session, login: str) -> None:
    """Too short, too long, with spaces."""
    with pytest.raises(InputError, match="no name to sign in with"):
        open_account(a_clerk(session), login, "林晓", "setup")


def test_a_role_is_held_for_its_kind_of_organisation(session: Session) -> None:
    """A company's role for the city, or for a company without a number, is none."""
    clerk = a_clerk(session)
    it = open_account(clerk, "lin", "林晓", "setup")
    for wrong in ("city", "company", "community/C001"):
        with pytest.raises(InputError, match="is held for company/"):
            grant(clerk, it, Holding(Role.COMPANY, wrong), "setup")


def test_roles_are_granted_and_taken_back_once(session: Session) -> None:
    """The second time is refused, and says what is held."""
    clerk = a_clerk(session)
    it = grant(clerk, open_account(clerk, "lin", "林晓", "setup"), COMPANY, "setup")
    with pytest.raises(RefusedError, match="held already"):
        grant(clerk, it, COMPANY, "setup")
    it = revoke(clerk, it, COMPANY, "setup")
    with pytest.raises(RefusedError, match="Held are: none"):
        revoke(clerk, it, COMPANY, "setup")


def test_an_account_is_closed_and_opened_again_in_turn(session: Session) -> None:
    """Neither twice."""
    clerk = a_clerk(session)
    it = open_account(clerk, "lin", "林晓", "setup")
    with pytest.raises(RefusedError):
        reopen(clerk, it, "setup")
    it = close(clerk, it, "setup")
    with pytest.raises(RefusedError):
        close(clerk, it, "setup")

    assert (it.is_open, reopen(clerk, it, "setup").is_open) == (False, True)


def test_accounts_come_in_the_order_they_were_opened(session: Session) -> None:
    """And an unknown one is told as such."""
    clerk = a_clerk(session)
    made = [open_account(clerk, login, "某人", "setup") for login in ("one", "two")]

    assert accounts(session) == made
    with pytest.raises(InputError, match="no account of this id"):
        account(session, "a0")


def test_whoever_changes_a_password_in_the_database_is_found(session: Session) -> None:
    """The vault's cell no longer gives the commitment on record."""
    clerk = a_clerk(session)
    enter_password(clerk, open_account(clerk, "lin", "林晓", "setup"), "hash", "setup")
    session.flush()
    before, after = (Verification("copy") for _ in range(2))
    for found in (before, after):
        check_rows(KeptRecord(session), found)
        check_own(KeptRecord(session), found)
        session.connection().exec_driver_sql(
            "UPDATE personal_datum SET value = 'forged' WHERE column_name = 'password'"
        )

    assert (before.findings, len(after.findings)) == ([], 1)


def test_a_name_can_be_erased(session: Session) -> None:
    """The account stays, and is called by its number."""
    clerk = a_clerk(session)
    it = open_account(clerk, "lin", "林晓", "setup")
    erase_cells(clerk, Erasure("account_events", f"{it.id}/1", ("name",), "personal-information-law", "47", "setup"))

    assert account(session, it.id).name is None
