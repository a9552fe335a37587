"""docs/commands.md and the commands of `wuxin` are the same list."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from tests.architecture.source import page

PAGE = "docs/commands.md"
Command = Any
"""A command as typer builds it; its click is vendored and has no public type."""


def _leaves(command: Command, name: str) -> Iterator[tuple[str, Command]]:
    if not hasattr(command, "commands"):
        yield name, command
        return
    for word, child in command.commands.items():
        if not child.hidden:
            yield from _leaves(child, f"{name} {word}")


def _commands() -> dict[str, Command]:
    """Return every command of the console by its full name, such as `wuxin rulebook show`."""
    cli = pytest.importorskip("web.cli", reason="there is no console yet")
    return dict(_leaves(typer.main.get_command(cli.app), "wuxin"))


def _options(command: Command) -> set[str]:
    return {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
            if option.startswith("--")}  # fmt: skip


def _sections() -> dict[str, str]:
    """Return the page's text under each heading that names a command."""
    parts = re.split(r"^#+ `(wuxin [a-z -]+)`.*$", page(PAGE), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _examples(text: str) -> list[str]:
    """Return the lines within fences that call `wuxin`, continued lines joined."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [line.removeprefix("$ ").removeprefix(".venv/bin/") for line in lines if "wuxin " in line]


def test_every_command_is_documented() -> None:
    """Each command has a section under its name, which tells every option and shows an example."""
    sections = _sections()
    missing = []
    for name, command in _commands().items():
        text = sections.get(name)
        if text is None:
            missing.append(f"docs/commands.md: write a section `{name}`")
            continue
        missing += [f"docs/commands.md, `{name}`: tell {option}" for option in _options(command) if option not in text]
        if not any(line.startswith(name) for line in _examples(text)):
            missing.append(f"docs/commands.md, `{name}`: show an example in a fenced block")

    assert not missing, "\n".join(missing)


def test_every_documented_command_exists() -> None:
    """The page promises no command that the console does not have."""
    gone = _sections().keys() - _commands().keys()

    assert not gone, f"docs/commands.md: remove {sorted(gone)}"


def test_every_example_can_be_called() -> None:
    """Each example calls a command that exists, with options that it has."""
    commands = _commands()
    wrong = []
    for line in _examples(page(PAGE)):
        name = max((name for name in commands if f"{line} ".startswith(f"{name} ")), key=len, default="")
        used = {word.partition("=")[0] for word in shlex.split(line, comments=True) if word.startswith("--")}
        if not name or used - _options(commands[name]) - {"--help"}:
            wrong.append(f"docs/commands.md: `{line}` calls what is not there")

    assert not wrong, "\n".join(wrong)


def test_every_help_has_an_example() -> None:
    """`wuxin ... --help` shows how the command is called."""
    silent = [
        f"{name}: put `Example: {name} ...` into its docstring or epilog"
        for name, command in _commands().items()
        if name not in f"{command.help} {command.epilog}"
    ]

    assert not silent, "\n".join(silent)
