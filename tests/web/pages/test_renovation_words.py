"""How renovation is called on a page."""

from __future__ import annotations

from flask import Flask

from credit.renovation import Move, State, law_for
from tests.builders.renovation import CODES
from web.pages.renovation_words import kinds_in_words, law_words, word


def test_every_move_and_state_has_a_word(app: Flask) -> None:
    """In Chinese too; works are called as the plan of the place calls them."""
    law = law_for(CODES["rongcheng"])
    with app.test_request_context("/?lang=zh"):
        told = [word(one) for one in State] + [word(one, move=True) for one in Move]
        assert not any(one.isascii() for one in told)
        assert kinds_in_words(law, ("greening",)) == ["绿化"]
        assert law_words(law, law.needs["survey"]) == "荣成市规范提升社区物业综合管理实施方案 第15条"
