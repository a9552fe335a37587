"""Templates from f-strings."""

from __future__ import annotations

import ast

import pytest

from web.reasons.source.modules import Module
from web.reasons.source.wording import template_of, values_in


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("'100 % of it'", "100 %% of it"),
        ("f'{lot} is {tender.id}, {self._where!r}'", "%(lot)s is %(tender_id)s, %(where)s"),
        ("f'{length:,} of {row.length:,}'", "%(length)s of %(length_2)s"),
        ("f'{a} and {a}'", "%(a)s and %(a)s"),
        ("f'{a}{b} left'", "%(a)s left"),
        ("f'one of {\", \".join(sorted(KINDS))}'", "one of %(kinds)s"),
        ("f'by {day.isoformat()} or {len(rows)}, {cite(law)}'", "by %(day)s or %(rows)s, %(cite)s"),
        ("f'see {_SEE}, {x}'", "see docs, %(x)s"),
        ("'not ' + f'{x}' + ' here'", "not %(x)s here"),
        ("f'{1 + 1} of {x or y}'", "%(value)s of %(x)s"),
    ],
)
def test_values_get_names_and_constants_are_read(text: str, message: str) -> None:
    """A name says what the value is about; the same value has the same name, another another."""
    module = Module(f"_SEE = 'docs'\ntell({text})")

    assert str(template_of(module, module.calls("tell")[0].args[0])) == message


def test_the_values_of_a_text_are_its_expressions() -> None:
    """In their order, those inside others too."""
    assert [ast.unparse(one) for one in values_in(ast.parse("f'{a} is {b.c}'", mode="eval").body)] == ["a", "b.c"]
