"""From an expression to its texts."""

from __future__ import annotations

import ast

import pytest

from web.reasons.source.modules import Module
from web.reasons.source.tracing import Tracer

_SAID = """
T = {1: "one", 2: f"two {n}"}
def reason(x):
    return "short" if x else "long"
"""


def _traced(expression: str) -> tuple[list[str], int]:
    module = Module(f"{_SAID}\ntell({expression})")
    tracer = Tracer(module)
    texts = [ast.unparse(one).strip("'") for one in tracer.texts(module.calls("tell")[0].args[0])]
    return texts, len(tracer.lost)


@pytest.mark.parametrize(
    ("expression", "texts"),
    [
        ("'plain'", ["plain"]),
        ("None", []),
        ("'a' if x else 'b'", ["a", "b"]),
        ("x or 'a'", ["a"]),
        ("T[1]", ["one", "f'two {n}"]),
        ("T.get(3, 'none')", ["one", "f'two {n}", "none"]),
        ("reason(1)", ["short", "long"]),
        ("', '.join(f'no {x}' for x in y)", ["f'no {x}"]),
        ("'; '.join(['a', 'b'])", ["a", "b"]),
        ("'was {x}'.replace('was', 'is')", ["is {x}"]),
        ("gettext('translated already')", []),
    ],
)
def test_texts_are_found_where_they_are_written(expression: str, texts: list[str]) -> None:
    """Branches, tables, functions and what is strung together."""
    assert _traced(expression)[0] == texts


@pytest.mark.parametrize("expression", ["found.what", "imported(1)", "unknown"])
def test_what_comes_from_elsewhere_is_lost_and_noted(expression: str) -> None:
    """A module is read alone; its own texts are found where they are made."""
    assert _traced(expression) == ([], 1)
