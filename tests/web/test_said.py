"""What a form says on the page after it."""

from __future__ import annotations

from pathlib import Path

from flask import flash, get_flashed_messages

from tests.builders.accounts import empty_portal


def test_what_was_said_is_told_once_and_cannot_be_forged(tmp_path: Path) -> None:
    """The word comes in a signed cookie of the portal's own name; another portal, with a key of its own, ignores it."""
    portal, other = empty_portal(tmp_path), empty_portal(tmp_path)
    with portal.test_request_context():
        flash("它已记录")
        answer = portal.process_response(portal.response_class())
    cookie = answer.headers["Set-Cookie"].partition(";")[0]

    assert cookie.startswith("wuxin_said=")
    for app, told in ((portal, ["它已记录"]), (other, [])):
        with app.test_request_context(headers={"Cookie": cookie}):
            assert get_flashed_messages() == told
