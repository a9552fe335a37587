"""The guard: every endpoint says what it needs, or stands in a public room; one that says nothing is not served.

A view of what belongs to somebody asks `permit` with the organisations it belongs to, or takes the `scope` of its list.
One that forgets to is not answered: an own-only grant that nobody measured would be one to everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final, TypeVar

from flask import Flask, Response, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from models.errors import Problem, WuxinError
from web.access.actions import Action
from web.api.problems import API_PATH
from web.gate.visiting import person, signed_in
from web.page_hooks import after_page, before_page

__all__ = [
    "DeniedError",
    "action_of",
    "anybody",
    "check_declared",
    "in_public_room",
    "init_gate",
    "needs",
    "permit_here",
    "public",
    "scope",
]

View = TypeVar("View", bound=Callable[..., Any])
_DECLARED: Final = "__wuxin_needs__"
_PUBLIC: Final = "wuxin.public"
_SIGNED_IN: Final = "signed in"
_ANYBODY: Final = "public"
_OPEN: Final = ("work.account.sign_out", "work.account.password", "work.account.factor", "work.account.show")
"""Where somebody may go who has yet to choose a password or to set up a second factor."""


class DeniedError(WuxinError):
    """The person may not do this; every reason is named, and who may."""


def init_gate(app: Flask) -> None:
    """Ask the guard before every page, keep answers to who is signed in private, and tell templates who that is."""
    app.extensions[_PUBLIC] = {"static", "bootstrap.static"}
    before_page(app, _send_away)
    after_page(app, _keep_private)
    app.context_processor(lambda: {"person": person(), "may": _may})


def public(app: Flask, blueprints: Iterable[str]) -> None:
    """Say that every page of these rooms is for everybody."""
    app.extensions[_PUBLIC] |= set(blueprints)


def needs(action: Action | None = None) -> Callable[[View], View]:
    """Declare what a view needs: an action, or only that somebody is signed in."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever the view takes and gives
            who = signed_in()
            g.needed, g.permitted = action, action is None or who.reach(action) is None
            if action is not None and not who.may(action):
                raise DeniedError(who.refusals(action, ()))
            answer = view(*args, **kwargs)
            if not g.permitted:
                message = f"{request.endpoint} never asked whose this is"
                raise RuntimeError(message)
            return answer

        setattr(guarded, _DECLARED, _SIGNED_IN if action is None else action)
        return guarded  # type: ignore[return-value]  # it is called as the view is

    return declare


def anybody(view: View) -> View:
    """Declare that a view in a room that is not public is for everybody all the same."""
    setattr(view, _DECLARED, _ANYBODY)
    return view


def permit_here(*owners: str) -> None:
    """Let the view go on with what belongs to these organisations. Raises DeniedError with every reason where not."""
    problems = signed_in().refusals(g.needed, owners)
    if problems:
        raise DeniedError(problems)
    g.permitted = True


def scope() -> frozenset[str] | None:
    """Return the organisations that the view's list may tell of: None for all."""
    g.permitted = True
    return signed_in().reach(g.needed)


def in_public_room(endpoint: str) -> bool:
    """Return whether an endpoint stands in a room whose pages are for everybody, and the same for everybody."""
    return not current_app.extensions[_PUBLIC].isdisjoint((endpoint, endpoint.rpartition(".")[0]))


def action_of(app: Flask, endpoint: str) -> str:
    """Return what an endpoint needs: an action, `signed in`, `public`, or nothing where it says nothing."""
    if not app.extensions[_PUBLIC].isdisjoint((endpoint, endpoint.rpartition(".")[0])):
        return _ANYBODY
    return str(getattr(app.view_functions[endpoint], _DECLARED, ""))


def check_declared(app: Flask) -> None:
    """Raise RuntimeError, naming them, where endpoints say nothing of what they need, or what nobody would ask for."""
    silent = sorted({rule.endpoint for rule in app.url_map.iter_rules() if not action_of(app, rule.endpoint)})
    if silent:
        message = f"say what is needed, with @needs, or that the room is public: {', '.join(silent)}"
        raise RuntimeError(message)
    below = {rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.startswith(API_PATH)}
    unguarded = sorted(name for name in below if action_of(app, name) != _ANYBODY)
    if unguarded:
        message = f"the guard stands before pages, and these are at {API_PATH}: {', '.join(unguarded)}"
        raise RuntimeError(message)


def _send_away() -> AnyResponse | None:
    """Send whoever lacks something to where it is got: signing in, a password of one's own, a second factor."""
    if request.endpoint is None or action_of(current_app, request.endpoint) == _ANYBODY:
        return None
    who = person()
    if who is None:
        if request.method in ("GET", "HEAD"):
            return redirect(url_for("work.account.sign_in", to=request.full_path.rstrip("?")), 303)
        remedy = "Sign in, and send it again."
        raise DeniedError(Problem("", "you are not signed in, or were for too long", remedy))
    if request.endpoint in _OPEN:
        return None
    if who.must_change:
        return redirect(url_for("work.account.password"), 303)
    if who.has_power and not who.has_factor and current_app.config["WUXIN"].second_factor:
        return redirect(url_for("work.account.factor"), 303)
    return None


def _keep_private(response: Response) -> Response:
    if "person" in g and g.person is not None and not (request.endpoint or "").endswith("static"):
        response.headers["Cache-Control"] = "no-store"
    return response


def _may(action: str) -> bool:
    who = person()
    return who is not None and who.may(Action(action))
