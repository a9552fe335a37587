"""Who asks: the token of a request, and whether it is for this use."""

from __future__ import annotations

from http import HTTPStatus

from flask import request
from sqlmodel import Session

from models.errors import Problem
from web.api.problems import ApiProblem
from web.register.accounts.api_tokens import Holder, Scope, holder_of

__all__ = ["asking", "check_scope"]


def asking(session: Session) -> Holder:
    """Return whom the token of the request stands for; raises ApiProblem 401 where there is none that holds."""
    kind, _, presented = request.headers.get("Authorization", "").partition(" ")
    holder = holder_of(session, presented.strip()) if kind.lower() == "bearer" else None
    if holder is None:
        remedy = "Send Authorization: Bearer, with a token from: wuxin token make"
        what = "there is no token, or it is unknown, wrong or revoked"
        raise ApiProblem(HTTPStatus.UNAUTHORIZED, Problem("Authorization", what, remedy))
    return holder


def check_scope(holder: Holder, scope: Scope) -> None:
    """Raise ApiProblem 403 unless the token is for this use."""
    if scope not in holder.scopes:
        what = f"this token is not for {scope}"
        raise ApiProblem(HTTPStatus.FORBIDDEN, Problem("Authorization", what, f"Ask for one with --scope {scope}."))
