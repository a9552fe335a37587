"""Who is visiting: the person behind the cookie of a session, read once a request; nobody for most visitors."""

from __future__ import annotations

from typing import Final

from flask import Response, g, request

from web.access.person import Person
from web.clock import now
from web.reading import connection
from web.register.accounts.sessions import person_of

__all__ = ["acting_for", "forget_cookie", "has_token", "person", "set_cookie", "signed_in", "token"]

_COOKIE: Final = "wuxin_session"


def token() -> str | None:
    """Return the token of the visitor's session, if there is any."""
    return request.cookies.get(_secured()) or None


def has_token(cookies: str) -> bool:
    """Return whether a Cookie header brings the token of a session, under the name of either scheme."""
    return f"{_COOKIE}=" in cookies


def person() -> Person | None:
    """Return who is signed in, None for a visitor."""
    if "person" not in g:
        presented = token()
        g.person = None if presented is None else person_of(connection(), presented, now())
    found: Person | None = g.person
    return found


def signed_in() -> Person:
    """Return who is signed in, in a view that nobody else reaches."""
    found = person()
    if found is None:
        message = "a view for people who are signed in was reached by a visitor"
        raise RuntimeError(message)
    return found


def acting_for() -> str:
    """Return how the record names who acts: the account."""
    return f"account/{signed_in().account_id}"


def set_cookie(answer: Response, secret: str, seconds: int) -> None:
    """Let the browser keep the token: unseen by scripts, sent to this site alone, over TLS where there is any."""
    answer.set_cookie(_secured(), secret, max_age=seconds, httponly=True, samesite="Lax", secure=request.is_secure)


def forget_cookie(answer: Response) -> None:
    """Let the browser forget the token."""
    answer.delete_cookie(_secured(), httponly=True, samesite="Lax", secure=request.is_secure)


def _secured() -> str:
    return f"__Host-{_COOKIE}" if request.is_secure else _COOKIE
