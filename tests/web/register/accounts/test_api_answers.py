"""Answers that are kept, and requests that are counted."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlmodel import Session

from tests.builders.record import a_clerk
from web.register.accounts.api_answers import KEPT, count_use, keep_answer, kept_answer
from web.register.accounts.api_tokens import Scope, make

AT = datetime(2024, 7, 1, tzinfo=UTC)


def _token(session: Session) -> str:
    return make(a_clerk(session), "portal", "rongcheng", [Scope.WEBHOOKS], "x").id


def test_an_answer_is_kept_for_a_week(empty: Session) -> None:
    """Then its key is free again, and the row goes with the next that is kept."""
    token = _token(empty)
    keep_answer(empty, token, "k", ("d" * 64, b"sealed"), AT)

    assert kept_answer(empty, token, "k", AT) == ("d" * 64, b"sealed")
    assert kept_answer(empty, token, "k", AT + KEPT) is None
    empty.expire_all()
    keep_answer(empty, token, "k", ("e" * 64, b"other"), AT + KEPT)
    assert kept_answer(empty, token, "k", AT + KEPT) == ("e" * 64, b"other")


def test_requests_are_counted_by_token_and_minute(empty: Session) -> None:
    """A new minute begins at one."""
    one, other = _token(empty), _token(empty)

    assert [count_use(empty, one, 5) for _ in range(3)] == [1, 2, 3]
    assert (count_use(empty, other, 5), count_use(empty, one, 6)) == (1, 1)
