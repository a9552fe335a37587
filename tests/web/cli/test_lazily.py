"""The console, built command by command."""

from __future__ import annotations

import pytest

from web.cli.lazily import Commands, Group

_COMMANDS = Commands(
    {
        "First": {"rate": "ratings.rating", "gone": "no.such_room"},
        "Second": {"money": Group("money.books", ("money.bank",), {"audit": Group("money.audits")})},
    }
)


def test_a_command_is_built_by_itself_and_once() -> None:
    """Whatever became of the others, which are known by their words."""
    found = _COMMANDS["rate"]

    assert (found.name, found.rich_help_panel) == ("rate", "First")
    assert _COMMANDS.get("rate") is found
    assert list(_COMMANDS) == ["rate", "gone", "money"]
    with pytest.raises(ModuleNotFoundError, match=r"web\.cli\.no"):
        _COMMANDS.get("gone")


def test_a_word_that_is_no_command_is_none() -> None:
    """As the console asks for it, to say what was meant."""
    assert _COMMANDS.get("rat") is None


def test_a_group_holds_what_its_modules_add_and_groups_within() -> None:
    """All under one word."""
    group = _COMMANDS["money"]

    assert (group.name, group.rich_help_panel) == ("money", "Second")
    assert {"statement", "audit"} <= group.commands.keys()
    assert "report" in group.commands["audit"].commands
