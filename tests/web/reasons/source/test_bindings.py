"""What a name may stand for."""

from __future__ import annotations

import ast

import pytest

from web.reasons.source.bindings import bound, dictionary
from web.reasons.source.modules import Module

_GENERATORS = """
def g():
    yield 1, 'a'
def h():
    yield from g()
    yield 2, 'b'
"""


def _bound(source: str) -> list[str]:
    """Return what the argument of `tell` may stand for."""
    module = Module(source)
    name = module.calls("tell")[0].args[0]
    assert isinstance(name, ast.Name)
    return [ast.literal_eval(one) for one in bound(module, name)]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("W = 'a'\ntell(W)", ["a"]),
        ("def f():\n    w = 'a'\n    if x:\n        w = 'b'\n    tell(w)", ["a", "b"]),
        ("def f():\n    if (w := 'a'):\n        tell(w)", ["a"]),
        ("def f(w, v='d'):\n    tell(w)\nf('a')\nf(w='b')", ["a", "b"]),
        ("def f(w, v='d'):\n    tell(v)\nf('a', 'b')", ["d", "b"]),
        ("class K:\n    def f(self, w):\n        tell(w)\n    def g(self):\n        self.f('a')", ["a"]),
        ("def f():\n    for no, w in ((1, 'a'), (2, 'b')):\n        tell(w)", ["a", "b"]),
        (f"def f():\n    for no, w in (*g(), *h()):\n        tell(w)\n{_GENERATORS}", ["a", "a", "b"]),
        ("def f():\n    for no, w in zip(x, ('a', 'b'), strict=True):\n        tell(w)", ["a", "b"]),
        ("D = {1: 'a', 2: 'b'}\ndef f():\n    for k, w in D.items():\n        tell(w)", ["a", "b"]),
        ("D = {1: 'a'}\ndef f():\n    return [tell(w) for w in D.values()]", ["a"]),
        ("L = [(True, 'a')]\ndef f():\n    return [tell(w) for wrong, w in L if wrong]", ["a"]),
        ("def f():\n    w, v = ('a', 1) if x else ('b', 2)\n    tell(w)", ["a", "b"]),
        ("def f():\n    w, v = g()\n    tell(w)\ndef g():\n    return 'a', 'b'", ["a"]),
        ("D = {1: ('a', 'b')}\ndef f():\n    w, v = D[1]\n    tell(v)", ["b"]),
        ("def f():\n    tell(elsewhere)", []),
        ("def f(w):\n    for w in w:\n        tell(w)\nf(f)", []),
    ],
)  # fmt: skip
def test_a_name_is_followed_to_what_is_written(source: str, said: list[str]) -> None:
    """Through assignments, parameters, loops, tables and generators of its module, and no further."""
    try:
        assert _bound(source) == said
    except ValueError:
        assert said == []


def test_a_table_is_found_written_out_or_by_its_name() -> None:
    """Anything else is none."""
    module = Module("D = {1: 'a'}\ntell(D, {2: 'b'}, x)")
    found = [dictionary(module, one) for one in module.calls("tell")[0].args]

    assert [one and ast.unparse(one) for one in found] == ["{1: 'a'}", "{2: 'b'}", None]
