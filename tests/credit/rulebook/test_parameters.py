"""Numbers of a rulebook tried otherwise."""

from __future__ import annotations

import pytest

from credit.rulebook import catalogue, load_rulebook
from credit.rulebook.comparing import diff_rulebooks, render_changes
from credit.rulebook.content import content_digest
from credit.rulebook.parameters import parameters, with_parameter
from models.errors import InputError
from tests.builders.rulebooks import minimal_rulebook


def _place(part: str, key: str) -> str:
    return next(one.place for one in parameters(minimal_rulebook()) if (one.part, one.key) == (part, key))


def test_one_number_changes_and_nothing_else() -> None:
    """The difference of the two rulebooks is that number, and the digest is that of the changed content."""
    book = minimal_rulebook()
    changed = with_parameter(book, _place("tiny.late", "points"), "-0.75")

    assert render_changes(diff_rulebooks(book, changed)) == "~ rule tiny.late: points -0.5 -> -0.75"
    assert changed.digest == content_digest(changed) != book.digest
    assert list(changed.components) == list(book.components)


def test_where_a_grade_begins_can_be_moved() -> None:
    """It is named by its grade."""
    changed = with_parameter(minimal_rulebook(), _place("AA", "at_least"), "82")

    assert next(row.at_least for row in changed.grades if row.grade == "AA") == 82_000


@pytest.mark.parametrize(("part", "key", "value"), [("tiny.late", "points", "much"), ("AA", "at_least", "99")])
def test_what_no_rulebook_may_say_is_refused(part: str, key: str, value: str) -> None:
    """No number, and grades out of order: with the reasons that a file would get."""
    with pytest.raises(InputError):
        with_parameter(minimal_rulebook(), _place(part, key), value)


def test_a_number_that_is_not_there_is_refused() -> None:
    """Nobody adds a key to a rulebook by the way."""
    with pytest.raises(InputError, match="no such number"):
        with_parameter(minimal_rulebook(), "title.zh", "1")


@pytest.mark.parametrize("name", ["rongcheng", "zhejiang"])
def test_every_number_can_be_set_to_what_it_is(name: str) -> None:
    """Of a real rulebook each place is found again, and nothing changes."""
    if name not in {entry.id for entry in catalogue()}:
        pytest.skip("no such rulebook")
    book = load_rulebook(name)
    found = parameters(book)

    assert len({one.place for one in found}) == len(found) > 20
    for one in found[:: max(1, len(found) // 10)]:
        assert with_parameter(book, one.place, one.value).digest == book.digest
