"""What a module says of its names."""

from __future__ import annotations

import ast

from web.reasons.source.modules import Module, called

_MODULE = Module("""
A, B = "a", "b"
C: str = "c"
class K:
    def say(self, what):
        def inner(it):
            return it
        return inner(what)
K().say("x")
""")


def test_constants_are_known_by_name() -> None:
    """Assigned alone, in a tuple, or with a type."""
    assert {name: ast.unparse(value) for name, value in _MODULE.constants.items()} == {
        "A": "'a'",
        "B": "'b'",
        "C": "'c'",
    }


def test_calls_are_known_by_what_is_called() -> None:
    """A method is called by its last name."""
    assert [ast.unparse(call) for call in _MODULE.calls("say")] == ["K().say('x')"]
    assert [called(call) for call in _MODULE.calls("inner")] == ["inner"]


def test_a_function_owns_what_is_not_of_a_function_inside_it() -> None:
    """The return of an inner function is not its own."""
    outer = _MODULE.functions["say"]
    returned = [node.value for node in _MODULE.own(outer) if isinstance(node, ast.Return) and node.value]

    assert [ast.unparse(one) for one in returned] == ["inner(what)"]


def test_a_method_is_told_from_a_function() -> None:
    """Its first parameter stands at no call."""
    assert [_MODULE.is_method(_MODULE.functions[name]) for name in ("say", "inner")] == [True, False]
