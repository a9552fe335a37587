"""A choice of ours in words."""

from __future__ import annotations

import pytest

from credit.rulebook.own_choices import own_choice


@pytest.mark.parametrize(("language", "reason", "said"), [
    ("zh", "委托审计的期限为本系统自定", "委托审计的期限为本系统自定"),
    ("zh", "未见来源给出分值", "本系统自定：未见来源给出分值"),
    ("en", "By the end of March is ours", "By the end of March is ours"),
    ("en", "It lasts four hours", "Our own choice: It lasts four hours"),
])  # fmt: skip
def test_that_it_is_ours_is_said_once(language: str, reason: str, said: str) -> None:
    """By the reason itself, or else before it."""
    assert own_choice(reason, language) == said
