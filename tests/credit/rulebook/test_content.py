"""The digest names the content of a rulebook and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit.rulebook.content import content, content_digest, from_content
from models.values.canonical import canonical
from models.values.points import format_points
from tests.builders.rulebooks import CHOICE, minimal_content, minimal_rulebook, rule

_BLACK = {"id": "b", "event": "x", "for": "P2Y", "basis": CHOICE}
_RICH: dict[str, Any] = {
    "lists": {"red": {"share": "12.5%", "valid": "P6M"}, "black": [_BLACK, {**_BLACK, "id": "c"}]},
    "vetoes": [{"id": n, "event": "x", "at_best": "C", "valid": "calendar_year", "basis": CHOICE} for n in ("v", "w")],
    "retention": "P5Y",
}


def _shuffled(value: Any, draw: st.DataObject) -> Any:  # noqa: ANN401 - any plain value
    """Return an equal rulebook with its keys, and the lists without an order, written in another order.

    Components keep theirs: it is the order in which they are added and shown.
    """
    if isinstance(value, dict):
        keys = draw.draw(st.permutations(list(value)))
        kept = {key: value[key] if key == "components" else _shuffled(value[key], draw) for key in keys}
        return {key: _reordered(key, part, draw) for key, part in kept.items()}
    return [_shuffled(part, draw) for part in value] if isinstance(value, list) else value


def _reordered(key: str, value: Any, draw: st.DataObject) -> Any:  # noqa: ANN401 - any plain value
    unordered = key in ("rules", "indicators", "vetoes", "black", "derive")
    return draw.draw(st.permutations(value)) if unordered and isinstance(value, list) else value


@given(st.data())
def test_the_order_of_files_and_keys_does_not_matter(data: st.DataObject) -> None:
    """Two people who write the same standard get the same digest."""
    whole = minimal_content(**_RICH)
    assert from_content(_shuffled(whole, data)).digest == from_content(whole).digest


@given(
    points=st.integers(-(10**9), 10**9).map(format_points),
    valid=st.sampled_from(["P1Y", "P3M10D", "forever", "document", "calendar_year"]),
    share=st.integers(1, 10_000).map(lambda n: f"{n // 100}.{n % 100:02d}%"),
)  # fmt: skip
def test_content_reads_back_as_the_same_rulebook(points: str, valid: str, share: str) -> None:
    """Writing a rulebook as plain values and reading it again changes nothing, to the thousandth."""
    rules = [rule("r", "x", points, valid=valid)]
    indicators = [{"indicator": "i", "component": "bad", "title": {"zh": "i", "en": "i"}, "rules": rules}]
    lists = {"grey": {"share": share, "from": "bottom", "valid": "P6M"}}
    book = minimal_rulebook(indicators=indicators, lists=lists)
    assert from_content(content(book)) == book


@pytest.mark.parametrize("change", [{"base": "80.001"}, {"applies_by": "assessment"}, {"vetoes": []}, {"derive": []}])
def test_any_change_of_content_changes_the_digest(change: dict[str, Any]) -> None:
    """A thousandth, a word, a part taken away: each makes another standard."""
    assert minimal_rulebook(**{**_RICH, **change}).digest != minimal_rulebook(**_RICH).digest


def test_the_order_of_grades_is_content() -> None:
    """The first row that holds gives the grade, so rows in another order are another standard."""
    rows = [{"grade": "A", "with": ["good"]}, {"grade": "B", "with": ["bad"]}, {"grade": "C"}]
    eligible = {"grades": ["A"]}
    one = minimal_rulebook(grades=rows, eligible=eligible)
    other = minimal_rulebook(grades=[rows[1], rows[0], rows[2]], eligible=eligible)
    assert one.digest != other.digest


def test_writing_a_default_changes_nothing() -> None:
    """`base: "80"` and `base: 80`, a default left out or written: the same standard."""
    assert minimal_rulebook(base=80, vetoes=[], retention=None).digest == minimal_rulebook().digest


def test_the_digest_is_no_part_of_itself() -> None:
    """A rulebook that carries its digest has the same digest."""
    book = minimal_rulebook()
    assert content_digest(book) == book.digest == content_digest(book.model_copy(update={"digest": ""}))


def test_the_order_of_components_is_content() -> None:
    """Ratings have their columns in it, so equal digests promise equal files."""
    whole = minimal_content()
    turned = {**whole, "components": dict(reversed(whole["components"].items()))}
    assert from_content(turned).digest != from_content(whole).digest


def test_a_writing_that_sorts_its_keys_loses_nothing() -> None:
    """Canonical JSON puts components in the order of their names; read back, they stand in their own order again."""
    book = minimal_rulebook(components={"good": {"floor": "0", "ceiling": "40"}, "bad": {"ceiling": "0"}})
    again = from_content(json.loads(canonical(content(book))))

    assert (again.digest, list(again.components)) == (book.digest, ["good", "bad"])
