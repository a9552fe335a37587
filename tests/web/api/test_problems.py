"""A refusal of the API is application/problem+json with every problem."""

from __future__ import annotations

from web.api.problems import answer_of


def test_a_refusal_tells_every_problem() -> None:
    """Title and status as HTTP has them; without problems the list is empty."""
    answer = answer_of(404)

    assert answer.mimetype == "application/problem+json"
    assert answer.json == {"type": "about:blank", "title": "Not Found", "status": 404, "problems": []}


def test_an_unknown_caller_is_told_how_to_be_known() -> None:
    """RFC 9110, 11.6.1."""
    assert answer_of(401).headers["WWW-Authenticate"] == 'Bearer realm="wuxin"'
