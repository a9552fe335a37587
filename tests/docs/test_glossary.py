"""The glossary is the project's language, and the code speaks it."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from functools import cache

import pytest

from tests.architecture.source import Module, page, product_modules

PAGE = "docs/glossary.md"
DOORS = [module.name for module in product_modules() if module.path.stem == "__init__"]


@cache
def _rows() -> list[tuple[str, str, str]]:
    """Return the Chinese term, the identifiers and the note of every row."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.*?) ?\|$", page(PAGE), re.MULTILINE)
    return [row for row in rows if "`" in row[1]]


def _names(module: Module) -> set[str]:
    """Return every name that the module gives: to functions, classes, arguments and variables."""
    names: set[str] = {module.path.stem}
    for node in ast.walk(module.tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
    return names


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def _is_noun(thing: object) -> bool:
    return inspect.isclass(thing) and not issubclass(thing, Exception)


@pytest.mark.parametrize("door", DOORS)
def test_public_nouns_are_explained(door: str) -> None:
    """Each class that a package offers at its door stands in the glossary, with its Chinese term."""
    explained = set(re.findall(r"`(\w+)`", " ".join(row[1] for row in _rows())))
    package = importlib.import_module(door)
    nouns = {name for name in getattr(package, "__all__", ()) if _is_noun(getattr(package, name))}

    assert nouns <= explained, f"docs/glossary.md: add a row for {sorted(nouns - explained)}"


def test_words_that_mislead_are_not_used() -> None:
    """A word of which the glossary says `never` stands in no name of the product."""
    banned = set(re.findall(r"never `(\w+)`", " ".join(row[2] for row in _rows())))
    used = [
        f"{module.place}: {name} uses a word that docs/glossary.md rules out"
        for module in product_modules()
        for name in sorted(_names(module))
        if _words(name) & banned
    ]

    assert banned, "docs/glossary.md rules out no word; has its table changed its form?"
    assert not used, "\n".join(used)


def test_every_term_is_given_once() -> None:
    """No identifier stands for two terms without a word on it."""
    identifiers = [name for _, cell, note in _rows() for name in re.findall(r"`(\w+)`", cell) if not note]
    twice = {name for name in identifiers if identifiers.count(name) > 1}

    assert not twice, (
        f"docs/glossary.md: {sorted(twice)} stand in two rows; merge them or say in the note how they differ"
    )
