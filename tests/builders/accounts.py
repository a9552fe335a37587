"""People who are signed in, and a portal on an empty register for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session

from models.migrations import upgrade
from models.tables import AccountSession
from tests.builders.record import a_clerk, database_bytes, writing_to
from web.access import CITY, Holding, Role
from web.application import create_app
from web.register.accounts.accounts import Account, account_of_login, enter_factor, enter_password, grant, open_account
from web.settings import Settings

__all__ = ["NOON", "SECRET", "empty_portal", "empty_register", "person_with", "signed_in", "token_of"]

NOON: Final = datetime(2024, 7, 1, 4, 0, tzinfo=UTC)
SECRET: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - nobody is protected by it
"""The secret of everybody's second factor."""
_calls = count()


def empty_register(folder: Path) -> str:
    """Return the URL of a database with all tables and no row, copied from one that was migrated once."""
    file = folder / "register.db"
    file.write_bytes(_migrated())
    return f"sqlite:///{file}"


def empty_portal(folder: Path) -> Flask:
    """Return a portal on an empty register, whose clock says noon."""
    return create_app(Settings(database_url=empty_register(folder)), lambda: NOON)


def person_with(url: str, *holdings: Holding, login: str = "", kept: str = "no hash of anything") -> Account:
    """Open an account that has chosen its own password, with a second factor and these roles."""
    with writing_to(url) as session:
        return _opened(session, holdings, login or f"person-{next(_calls)}", kept)


def _opened(session: Session, holdings: Iterable[Holding], login: str, kept: str = "no hash of anything") -> Account:
    clerk = a_clerk(session, NOON - timedelta(days=1))
    found = open_account(clerk, login, "林晓", "setup")
    found = enter_password(clerk, found, kept, f"account/{found.id}")
    found = enter_factor(clerk, found, SECRET, f"account/{found.id}")
    for holding in holdings:
        found = grant(clerk, found, holding, "setup")
    return found


def token_of(role: Role, organisation: str = CITY) -> str:
    """Return the token of somebody's session."""
    return sha256(f"{role} {organisation}".encode()).hexdigest()


def signed_in(app: Flask, role: Role, organisation: str = CITY, language: str = "en") -> FlaskClient:
    """Return the browser of somebody who holds the role and is signed in."""
    url = app.config["WUXIN"].database_url
    login, token = f"{role}-{organisation}", token_of(role, organisation)
    with writing_to(url) as session:
        if account_of_login(session, login) is None:
            found = _opened(session, [Holding(role, organisation)], login)
            digest, start = sha256(token.encode()).hexdigest(), NOON - timedelta(days=365)
            ends = datetime(2099, 1, 1, tzinfo=UTC)
            session.add(AccountSession(digest=digest, account_id=found.id, started_at=start, ends_at=ends))
    client = app.test_client()
    client.set_cookie("wuxin_session", token)
    client.set_cookie("wuxin_lang", language)
    return client


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        upgrade(f"sqlite:///{file}")
        return database_bytes(file)
