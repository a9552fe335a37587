"""Accounts as a list, and one of them."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from models.errors import InputError, Problem
from web.access import ROLES, Action, Holding, Person
from web.clock import now
from web.file_asked import rows_at_once
from web.gate import DeniedError, needs, permit, scope, signed_in
from web.register.accounts.accounts import Account, account, accounts
from web.register.accounts.organisations import names_of
from web.register.accounts.sessions import sessions_of
from web.work.acting import reading_session

__all__ = ["add_to", "delegable", "permitted"]

_SIZE = 50
_REMEDY = "Ask an administrator: an organisation gives on the role in which it acts, and no other."


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<account_id>", "show", _show)


def permitted(found: Account) -> Account:
    """Return the account where the person may manage it. Raises DeniedError where not.

    An administrator manages every account. Whoever acts for an organisation manages those that hold their own role for
    it, and nothing else: who also acts for others, or in a role that is not theirs to give, is an administrator's.
    """
    permit(*[one.organisation for one in found.holdings])
    delegable(*found.holdings)
    return found


def delegable(*holdings: Holding) -> None:
    """Let the view go on with these roles. Raises DeniedError, naming each that is not the person's to give."""
    refused = [one for one in holdings if not signed_in().may_delegate(one)]
    if refused:
        raise DeniedError([
            Problem(f"{one.role} {one.organisation}", "this role is not yours to give or to take", _REMEDY)
            for one in refused
        ])  # fmt: skip


@needs(Action.ACCOUNT_MANAGE)
def _show_all() -> str:
    session, who = reading_session(), signed_in()
    scope()
    asked = request.args.get("q", "").strip().casefold()
    found = [one for one in accounts(session) if _fits(one, who, asked)]
    size = rows_at_once(_SIZE)
    number = min(max(1, request.args.get("page", 1, type=int)), max(1, -(-len(found) // size)))
    shown = found[(number - 1) * size : number * size]
    names = names_of(session, {holding.organisation for one in shown for holding in one.holdings})
    return render_template(
        "work/accounts/all.html", accounts=shown, names=names, roles=ROLES, asked=asked, number=number,
        pages=max(1, -(-len(found) // size)), count=len(found),
    )  # fmt: skip


def _fits(one: Account, who: Person, asked: str) -> bool:
    mine = any(map(who.may_delegate, one.holdings)) or who.reach(Action.ACCOUNT_MANAGE) is None
    told = " ".join([one.id, one.login or "", one.name or "", *(held.organisation for held in one.holdings)])
    return mine and asked in told.casefold()


@needs(Action.ACCOUNT_MANAGE)
def _show(account_id: str) -> str:
    session = reading_session()
    try:
        it = permitted(account(session, account_id))
    except InputError:
        abort(404)
    names = names_of(session, [one.organisation for one in it.holdings])
    return render_template(
        "work/accounts/one.html", it=it, names=names, roles=ROLES, sessions=sessions_of(session, account_id, now())
    )
