"""The template of a text."""

from __future__ import annotations

import pytest

from web.reasons.matching import Index
from web.reasons.templates import Template

_INDEX = Index(
    map(Template.read, ["it is %(state)s", "it is %(state)s in %(city)s", "%(one)s is closed", "it is closed"])
)


@pytest.mark.parametrize(
    ("text", "message", "values"),
    [
        ("it is open", "it is %(state)s", {"state": "open"}),
        ("it is open in Y", "it is %(state)s in %(city)s", {"state": "open", "city": "Y"}),
        ("it is closed", "it is closed", {}),
        ("lot 1 is closed", "%(one)s is closed", {"one": "lot 1"}),
    ],
)
def test_the_template_that_says_most_is_the_one(text: str, message: str, values: dict[str, str]) -> None:
    """Of several that fit, the heaviest leaves the least to be a value."""
    assert _INDEX.found(text) == (Template.read(message), values)


def test_a_text_of_no_template_is_not_found() -> None:
    """Nothing is guessed."""
    assert (_INDEX.found("they are open"), _INDEX.found("")) == (None, None)
