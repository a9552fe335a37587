"""Accounts as a list, and one of them."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from models.errors import InputError
from web.access import ROLES, Action, Holding
from web.file_asked import rows_at_once
from web.gate import needs, permit, scope, signed_in
from web.register.accounts.accounts import Account, account, accounts
from web.register.accounts.organisations import names_of
from web.work.acting import reading_session

__all__ = ["add_to", "permitted"]

_SIZE = 50


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<account_id>", "show", _show)


def permitted(found: Account) -> Account:
    """Return the account where the person may manage it: one of everybody's, or of the own organisation alone.

    Somebody who also acts for others is theirs too: such an account only an administrator changes.
    """
    reach = signed_in().reach(Action.ACCOUNT_MANAGE)
    foreign = [one.organisation for one in found.holdings if reach is not None and one.organisation not in reach]
    permit(*(foreign or [one.organisation for one in found.holdings]))
    return found


@needs(Action.ACCOUNT_MANAGE)
def _show_all() -> str:
    session, reach = reading_session(), scope()
    asked = request.args.get("q", "").strip().casefold()
    found = [one for one in accounts(session) if _fits(one, reach, asked)]
    size = rows_at_once(_SIZE)
    number = min(max(1, request.args.get("page", 1, type=int)), max(1, -(-len(found) // size)))
    shown = found[(number - 1) * size : number * size]
    names = names_of(session, {holding.organisation for one in shown for holding in one.holdings})
    return render_template(
        "work/accounts/all.html", accounts=shown, names=names, roles=ROLES, asked=asked, number=number,
        pages=max(1, -(-len(found) // size)), count=len(found),
    )  # fmt: skip


def _fits(one: Account, reach: frozenset[str] | None, asked: str) -> bool:
    mine = reach is None or any(holding.organisation in reach for holding in one.holdings)
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
    return render_template("work/accounts/one.html", it=it, names=names, roles=ROLES, holding=Holding)
