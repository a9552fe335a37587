"""Whose room it is: the company that the person who is signed in acts for, the first of several or the one named."""

from __future__ import annotations

from flask import abort, request

from web.gate import permit, scope

__all__ = ["company_here", "own_companies"]

_KIND = "company/"


def own_companies() -> list[str]:
    """Return the numbers of the companies that the view's action reaches, in order."""
    return sorted(one.removeprefix(_KIND) for one in scope() or () if one.startswith(_KIND))


def company_here() -> str:
    """Return the company that the address names with `company`, the first of the person's own where it names none.

    One of somebody else's is denied by the guard.
    """
    own = own_companies()
    asked = request.args.get("company", own[0] if own else "")
    if not asked:
        abort(404)
    permit(f"{_KIND}{asked}")
    return asked
