"""`wuxin account`: accounts of people who work on the portal, their roles, and the organisations they act for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.record import Clerk
    from web.register.accounts.accounts import Account

__all__ = ["close", "commands", "grant", "list_all", "open_new", "organisation", "password", "reopen", "revoke"]

commands = typer.Typer(help="Accounts for the portal: open one, grant roles, list, close; register organisations.")

Login = Annotated[str, typer.Argument(metavar="LOGIN", help="The name that the person signs in with.")]
NewLogin = Annotated[str, typer.Option("--login", metavar="NAME", help="The name to sign in with; 2 to 64 characters.")]
PersonName = Annotated[str, typer.Option("--name", metavar="NAME", help="The person's name; kept in the vault.")]
RoleName = Annotated[str, typer.Option("--role", metavar="ROLE", help="One of the roles; see docs/accounts.md.")]
For = Annotated[
    str, typer.Option("--for", metavar="KEY", help="city, or KIND/NUMBER such as company/91330100MA27XQ0A1B.")
]
By = Annotated[str, typer.Option("--by", metavar="WHO", help="Who does it; it becomes public.")]
PasswordFile = Annotated[
    Path | None,
    typer.Option("--password-file", metavar="FILE", help="Read the password here; else one is made and told once."),
]
Key = Annotated[str, typer.Argument(metavar="KEY", help="developer/NUMBER, centre/NAME, agency/NAME or expert/NUMBER.")]


@commands.command("open", epilog="Example: wuxin account open --login zhou --name 'Zhou Min' --role admin --by setup")
def open_new(
    *, login: NewLogin, name: PersonName, by: By, role: RoleName = "", of: For = "city",
    password_file: PasswordFile = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Open an account, with its first role where one is named. The person chooses another password at first."""
    from web.access.passwords import hashed
    from web.register.accounts.accounts import enter_password, open_account
    from web.register.accounts.accounts import grant as granted

    secret, url = _password(password_file, login), database_url(db)
    holding, kept = _holding(role, of) if role else None, hashed(secret)
    with register(url) as session:
        clerk = recording.clerk(session)
        made = enter_password(clerk, open_account(clerk, login, name, by), kept, by)
        made = made if holding is None else granted(clerk, made, holding, by)
    recording.put_in_order(url)
    told = {"id": made.id, "login": made.login} | ({} if password_file else {"password": secret})
    if as_json:
        emit(told)
    else:
        say(*(f"{key:<9} {value}" for key, value in told.items()))


@commands.command(epilog="Example: wuxin account password zhou --by 'Housing bureau'")
def password(
    login: Login, *, by: By, password_file: PasswordFile = None, db: Database = None, as_json: Json = False
) -> None:
    """Give an account a new first password, and end all its sessions."""
    from web.access.passwords import hashed
    from web.register.accounts.accounts import enter_password
    from web.register.accounts.sessions import end_sessions

    secret = _password(password_file, login)
    kept = hashed(secret)

    def change(clerk: Clerk, of: Account) -> None:
        enter_password(clerk, of, kept, by)
        end_sessions(clerk.session, of.id, clerk.at)

    _change(login, change, db)
    if as_json:
        emit({"login": login} | ({} if password_file else {"password": secret}))
    else:
        say(f"{login} has a new first password" + ("." if password_file else f", told once: {secret}"))


@commands.command(epilog="Example: wuxin account grant lin --role company --for company/91330100MA27XQ0A1B --by zhou")
def grant(
    login: Login, *, role: RoleName, by: By, of: For = "city", db: Database = None, as_json: Json = False
) -> None:
    """Grant a role for an organisation."""
    from web.register.accounts.accounts import grant as granted

    holding = _holding(role, of)
    _tell(_change(login, lambda clerk, found: granted(clerk, found, holding, by), db), as_json=as_json)


@commands.command(epilog="Example: wuxin account revoke lin --role company --for company/91330100MA27XQ0A1B --by zhou")
def revoke(
    login: Login, *, role: RoleName, by: By, of: For = "city", db: Database = None, as_json: Json = False
) -> None:
    """Take a role back."""
    from web.register.accounts.accounts import revoke as revoked

    holding = _holding(role, of)
    _tell(_change(login, lambda clerk, found: revoked(clerk, found, holding, by), db), as_json=as_json)


@commands.command(epilog="Example: wuxin account close lin --by zhou")
def close(login: Login, *, by: By, db: Database = None, as_json: Json = False) -> None:
    """Close an account: it is signed out everywhere, and nobody signs in to it."""
    from web.register.accounts.accounts import close as closed
    from web.register.accounts.sessions import end_sessions

    def change(clerk: Clerk, of: Account) -> None:
        closed(clerk, of, by)
        end_sessions(clerk.session, of.id, clerk.at)

    _tell(_change(login, change, db), as_json=as_json)


@commands.command(epilog="Example: wuxin account reopen lin --by zhou")
def reopen(login: Login, *, by: By, db: Database = None, as_json: Json = False) -> None:
    """Open a closed account again."""
    from web.register.accounts.accounts import reopen as reopened

    _tell(_change(login, lambda clerk, found: reopened(clerk, found, by), db), as_json=as_json)


@commands.command("list", epilog="Example: wuxin account list --db sqlite:///wuxin.db")
def list_all(*, db: Database = None, as_json: Json = False) -> None:
    """List all accounts with their roles."""
    from web.register.accounts.accounts import accounts

    with register(database_url(db)) as session:
        told = [_told(one) for one in accounts(session)]
    if as_json:
        emit(told)
        return
    columns = ("id", "login", "name", "state", "second_factor", "roles")
    say(*table([columns, *([str(row[name]) for name in columns] for row in told)]))


@commands.command(epilog="Example: wuxin account organisation developer/91330100MA2ABCDE1X --name 'Qinglan' --by zhou")
def organisation(
    key: Key, *, name: Annotated[str, typer.Option("--name", metavar="NAME", help="How it is called.")], by: By,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Register an organisation that is neither a company nor a community of the evidence."""
    from web.register.accounts.organisations import register as registered

    with recording.acting(db) as clerk:
        registered(clerk, key, name, by)
    if as_json:
        emit({"key": key, "name": name})
    else:
        say(f"{key} is registered.")


def _password(file: Path | None, login: str) -> str:
    from models.errors import InputError
    from web.access.first_passwords import first_password
    from web.access.passwords import weaknesses
    from web.cli.passphrases import passphrase_from

    if file is None:
        return first_password()
    secret = passphrase_from(file, login)
    problems = weaknesses(secret, login)
    if problems:
        raise InputError(problems)
    return secret


def _holding(role: str, of: str) -> Any:  # noqa: ANN401 - a Holding, which must not load for --help
    from models.errors import InputError, Problem
    from web.access import Holding, Role

    if role not in set(Role):
        raise InputError(Problem("--role", f"{role!r} is no role", f"Name one of {', '.join(Role)}."))
    return Holding(Role(role), of)


def _change(login: str, change: Callable[[Clerk, Account], object], db: str | None) -> Account:
    from models.errors import InputError, Problem
    from web.register.accounts.accounts import account, account_of_login

    with recording.acting(db) as clerk:
        found = account_of_login(clerk.session, login)
        if found is None:
            raise InputError(Problem(login, "nobody signs in with this name", "See: wuxin account list"))
        change(clerk, found)
        return account(clerk.session, found.id)


def _tell(found: Account, *, as_json: bool) -> None:
    told = _told(found)
    if as_json:
        emit(told)
    else:
        say(f"{told['login']}: {told['state']}; {told['roles'] or 'no role'}")


def _told(found: Account) -> dict[str, Any]:
    state = "closed" if not found.is_open else "first password" if found.must_change else "open"
    roles = ", ".join(f"{one.role} for {one.organisation}" for one in found.holdings)
    return {"id": found.id, "login": found.login, "name": found.name, "state": state, "roles": roles,
            "second_factor": "yes" if found.factor else "no"}  # fmt: skip
