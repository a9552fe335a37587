"""The console, whose commands are imported and built when they are asked for: all of them take longer than most run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import typer

__all__ = ["Command", "Commands", "Group"]

Command = Any
"""A command as typer builds it; its click is vendored and has no public type."""


@dataclass(frozen=True, slots=True)
class Group:
    """The commands behind a word: those of a module of `web.cli`, what more modules add to them, and groups within."""

    module: str
    more: tuple[str, ...] = ()
    within: Mapping[str, Group] = field(default_factory=dict)
    name: str = "commands"
    """What the typer of the first module is called there."""


class Commands(Mapping[str, Command]):
    """The commands of a console by their words, in order, each imported and built when it is first looked up.

    `panels`: title in the help -> word -> the module that has a command of this word, or the group of that word.
    Whoever asks for all of them, as the help does, has all of them built.
    """

    def __init__(self, panels: Mapping[str, Mapping[str, str | Group]]) -> None:
        self._places = {word: (panel, at) for panel, words in panels.items() for word, at in words.items()}
        self._built: dict[str, Command] = {}

    def __getitem__(self, word: str) -> Command:
        if word not in self._built:
            panel, at = self._places[word]
            self._built[word] = _built(word, at)
            self._built[word].rich_help_panel = panel
        return self._built[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _built(word: str, at: str | Group) -> Command:
    around = typer.Typer(add_completion=False)
    if isinstance(at, Group):
        around.add_typer(_whole(at), name=word)
    else:
        around.add_typer(_found(at))
    built: Command = typer.main.get_command(around)
    return built.commands[word]


def _whole(group: Group) -> typer.Typer:
    whole = _found(group.module, group.name)
    for module in group.more:
        whole.add_typer(_found(module))
    for word, inner in group.within.items():
        whole.add_typer(_whole(inner), name=word)
    return whole


def _found(module: str, name: str = "commands") -> typer.Typer:
    found: typer.Typer = getattr(import_module(f"web.cli.{module}"), name)
    return found
