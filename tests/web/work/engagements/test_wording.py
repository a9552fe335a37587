"""Words of engagements."""

from __future__ import annotations

from datetime import date

from flask import Flask

from bidding.engagements import Due, FilingState, Move, Role, ServiceState, law_for
from web.work.engagements.wording import due_words, role_word, word


def test_every_state_move_and_role_has_a_word(portal: Flask) -> None:
    """In Chinese too."""
    with portal.test_request_context("/?lang=zh"):
        assert [one for table in (FilingState, Move, ServiceState) for one in table if word(one).isascii()] == []
        assert [one for one in Role if role_word(one).isascii()] == []


def test_what_is_due_is_told_with_what_it_names(portal: Flask) -> None:
    """Items of the law's list and parties by their names, a provider by its own."""
    law = law_for("330681")
    item = next(iter(law.handed_over))
    told = [Due(date(2024, 7, 15), what, Role.COMPANY, "") for what in
            (f"hand over: {item}", "tell of leaving: bureau", "end the temporary service of C-9")]  # fmt: skip
    with portal.test_request_context("/?lang=zh"):
        words = [due_words(one, law) for one in told]

    assert words == [f"移交: {law.handed_over[item].title.zh}", "补充告知退出: 住房主管部门", "结束临时服务: C-9"]
