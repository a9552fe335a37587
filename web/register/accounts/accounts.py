"""Accounts in the register: opened, named, given a password and roles, closed; an account is what its events say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import InputError, Problem, RefusedError
from models.record import Clerk, Vault
from models.tables import AccountEvent, PersonalDatum
from web.access.person import Holding
from web.access.roles import CITY, ROLES, Role, organisation_kind
from web.register.personal_texts import kept_texts

__all__ = [
    "Account", "account", "account_of_login", "accounts", "close", "enter_factor", "enter_password", "grant",
    "holders_of", "open_account", "rename", "reopen", "revoke",
]  # fmt: skip

_ID_BYTES: Final = 4
_LOGIN: Final = 2, 64
_KEPT: Final = ("login", "name", "password", "factor")
_ACTS: Final = {
    "open": "opened", "name": "named", "password": "password_set", "factor": "factor_set", "close": "closed",
    "reopen": "reopened", "grant": "granted", "revoke": "revoked",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """An account as its events make it; what is kept of password and factor never leaves the register."""

    id: str
    login: str | None
    name: str | None
    holdings: tuple[Holding, ...] = ()
    is_open: bool = True
    password: str | None = None
    password_by: str = ""
    factor: str | None = None
    events: int = 0

    @property
    def must_change(self) -> bool:
        """Return whether somebody else chose the password."""
        return self.password_by != f"account/{self.id}"


def open_account(clerk: Clerk, login: str, name: str, by: str) -> Account:
    """Open an account and put that on record; login and name go into the vault.

    Raises InputError for a login that is none, RefusedError where another account has it.
    """
    least, most = _LOGIN
    if not least <= len(login) <= most or not login.isprintable() or any(one.isspace() for one in login):
        what = f"{login!r} is no name to sign in with"
        raise InputError(Problem("login", what, f"{least} to {most} characters without spaces."))
    if account_of_login(clerk.session, login) is not None:
        raise RefusedError(Problem("login", f"{login!r} is somebody's already", "Choose another name to sign in with."))
    made = Account(f"a{clerk.entropy(_ID_BYTES).hex()}", None, None)
    return _enter(clerk, made, "open", by, personal={"login": login.casefold(), "name": name})


def rename(clerk: Clerk, of: Account, name: str, by: str) -> Account:
    """Enter that the person is called otherwise."""
    return _enter(clerk, of, "name", by, personal={"name": name})


def enter_password(clerk: Clerk, of: Account, kept: str, by: str) -> Account:
    """Enter a new password, by its hash. Where `by` is another, the person has to choose a new one."""
    return _enter(clerk, of, "password", by, personal={"password": kept})


def enter_factor(clerk: Clerk, of: Account, secret: str | None, by: str) -> Account:
    """Enter the secret of a second factor, or that there is none any more."""
    return _enter(clerk, of, "factor", by, personal={} if secret is None else {"factor": secret})


def close(clerk: Clerk, of: Account, by: str) -> Account:
    """Close an account: nobody signs in to it from now on. Raises RefusedError where it is closed."""
    if not of.is_open:
        raise RefusedError(Problem(of.id, "this account is closed", "It can be opened again: wuxin account reopen"))
    return _enter(clerk, of, "close", by)


def reopen(clerk: Clerk, of: Account, by: str) -> Account:
    """Open a closed account again. Raises RefusedError where it is open."""
    if of.is_open:
        raise RefusedError(Problem(of.id, "this account is open", ""))
    return _enter(clerk, of, "reopen", by)


def grant(clerk: Clerk, of: Account, holding: Holding, by: str) -> Account:
    """Grant a role for an organisation.

    Raises RefusedError where it is held, and InputError where the role is not one of that kind of organisation.
    """
    kind = ROLES[holding.role].kind
    if organisation_kind(holding.organisation) != kind or (kind != CITY and "/" not in holding.organisation):
        form = CITY if kind == CITY else f"{kind}/..."
        what = f"{holding.role} is held for {form}, not for {holding.organisation}"
        raise InputError(Problem("organisation", what, f"Name it as {form}."))
    if holding in of.holdings:
        raise RefusedError(Problem(of.id, f"{holding.role} for {holding.organisation} is held already", ""))
    return _enter(clerk, of, "grant", by, holding)


def revoke(clerk: Clerk, of: Account, holding: Holding, by: str) -> Account:
    """Take a role back. Raises RefusedError where it is not held."""
    if holding not in of.holdings:
        held = ", ".join(f"{one.role} for {one.organisation}" for one in of.holdings) or "none"
        what = f"{holding.role} for {holding.organisation} is not held"
        raise RefusedError(Problem(of.id, what, f"Held are: {held}."))
    return _enter(clerk, of, "revoke", by, holding)


def account(session: Session, account_id: str) -> Account:
    """Return the account of an id. Raises InputError where there is none."""
    found = _accounts(session, col(AccountEvent.account_id) == account_id)
    if not found:
        raise InputError(Problem(account_id, "there is no account of this id", "See: wuxin account list"))
    return found[0]


def account_of_login(session: Session, login: str) -> Account | None:
    """Return the account that signs in with a name, None where there is none; upper and lower case are the same."""
    cell, row = PersonalDatum, AccountEvent
    query = (
        select(col(row.account_id))
        .join(cell, col(cell.commitment) == col(row.login_commitment))
        .where(col(cell.table_name) == "account_events", col(cell.value) == login.casefold())
    )
    found = session.scalars(query).first()
    return None if found is None else account(session, found)


def accounts(session: Session) -> list[Account]:
    """Return all accounts, the one that was opened first first."""
    return _accounts(session)


def holders_of(session: Session, holding: Holding) -> list[str]:
    """Return the ids of the open accounts that hold a role for an organisation, in their order."""
    row = AccountEvent
    asked = select(col(row.account_id)).where(
        col(row.move) == "grant", col(row.role) == str(holding.role), col(row.organisation) == holding.organisation
    )
    found = _accounts(session, col(row.account_id).in_(asked))
    return sorted(one.id for one in found if one.is_open and holding in one.holdings)


def _accounts(session: Session, *where: object) -> list[Account]:
    row = AccountEvent
    events = list(session.scalars(select(row).where(*where).order_by(col(row.id))))  # type: ignore[arg-type]
    commitments = (getattr(event, f"{name}_commitment") for event in events for name in _KEPT)
    kept = kept_texts(session, (one for one in commitments if one is not None))
    found: dict[str, Account] = {}
    for event in events:
        before = found.get(event.account_id, Account(event.account_id, None, None))
        found[event.account_id] = _after(before, event, kept)
    return list(found.values())


def _after(before: Account, event: AccountEvent, kept: dict[str, str]) -> Account:
    value = {name: kept.get(getattr(event, f"{name}_commitment") or "") for name in _KEPT}
    changed: dict[str, Any] = {}
    match event.move:
        case "open" | "name":
            changed = {"name": value["name"]} | ({"login": value["login"]} if event.move == "open" else {})
        case "password":
            changed = {"password": value["password"], "password_by": event.by}
        case "factor":
            changed = {"factor": value["factor"]}
        case "close" | "reopen":
            changed = {"is_open": event.move == "reopen"}
        case "grant":
            changed = {"holdings": (*before.holdings, _holding(event))}
        case "revoke":
            changed = {"holdings": tuple(one for one in before.holdings if one != _holding(event))}
    return replace(before, events=event.number, **changed)


def _holding(event: AccountEvent) -> Holding:
    return Holding(Role(str(event.role)), str(event.organisation))


def _enter(
    clerk: Clerk, of: Account, move: str, by: str, holding: Holding | None = None,
    personal: dict[str, str] | None = None,
) -> Account:  # fmt: skip
    vault, number = Vault(clerk), of.events + 1
    commitments: dict[str, Any] = {
        f"{name}_commitment": vault.keep("account_events", f"{of.id}/{number}", name, value)
        for name, value in (personal or {}).items()
    }
    role, organisation = (None, None) if holding is None else (str(holding.role), holding.organisation)
    row = AccountEvent(
        account_id=of.id, number=number, move=move, role=role, organisation=organisation, by=by, recorded_at=clerk.at,
        **commitments,
    )  # fmt: skip
    clerk.session.add(row)
    clerk.session.flush()
    facts = {"withheld": list(vault.close())}
    clerk.enter(f"account.{_ACTS[move]}", f"account/{of.id}", facts, {"id": [row.id]})
    return account(clerk.session, of.id)
