"""A child overrides its parent's parts by id, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from credit.rulebook.merging import merge
from credit.rulebook.trees import Items, Mark, Node, Tree, plain
from tests.builders.rulebooks import minimal_content, rule

_KEYS = st.sampled_from(["base", "title", "components", "vetoes", "indicators", "lists", "derive", "instruments"])
_VALUES = st.recursive(
    st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "event", "black", "x"]), inner),
    max_leaves=8,
)


def _tree(value: Any, file: str = "f") -> Node:  # noqa: ANN401 - any plain value
    if isinstance(value, dict):
        return Tree({key: _tree(part, file) for key, part in value.items()}, dict.fromkeys(value, Mark(file, 1)))
    return (
        Items([_tree(part, file) for part in value], [Mark(file, 1)] * len(value)) if isinstance(value, list) else value
    )


def _merged(child: dict[str, Any]) -> Any:  # noqa: ANN401 - any plain value
    return plain(merge(_tree(minimal_content()), _tree(child)))


@given(st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_an_empty_child_is_its_parent(parent: dict[str, Any]) -> None:
    """Extending without overriding changes nothing, whatever the parent holds."""
    assert merge(_tree(parent), Tree()) == _tree(parent)
    assert merge(Tree(), _tree(parent)) == _tree(parent)


@given(st.dictionaries(_KEYS, _VALUES, max_size=4), st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_merging_changes_neither_argument(parent: dict[str, Any], child: dict[str, Any]) -> None:
    """The trees of parent and child can be used again."""
    one, other = _tree(parent), _tree(child)
    before = deepcopy((plain(one), plain(other)))
    merge(one, other)
    assert (plain(one), plain(other)) == before


def test_a_scalar_and_the_grade_table_are_overridden_whole() -> None:
    """A child's grade table replaces the parent's: rows have no ids."""
    merged = _merged({"base": "0", "grades": [{"grade": "pass"}]})
    assert (merged["base"], merged["grades"], merged["title"]) == ("0", [{"grade": "pass"}], minimal_content()["title"])


def test_components_are_overridden_by_name() -> None:
    """The other components stay."""
    merged = _merged({"components": {"bad": {"floor": "-9", "ceiling": "0"}}})["components"]
    assert merged == {"good": {"floor": "0", "ceiling": "40"}, "bad": {"floor": "-9", "ceiling": "0"}}


def test_a_rule_is_overridden_by_id_in_all_its_versions() -> None:
    """Two versions in the child replace one in the parent; the indicator's other rules and title stay."""
    early = rule("tiny.late", "complaint.late", "-1", in_force={"since": "2020-01-01", "until": "2022-01-01"})
    late = rule("tiny.late", "complaint.late", "-2", in_force={"since": "2022-01-01"})
    indicators = _merged({"indicators": [{"indicator": "breaches", "rules": [early, late]}]})["indicators"]
    breaches = next(part for part in indicators if part["indicator"] == "breaches")
    assert [(part["id"], part["points"]) for part in breaches["rules"]] == [
        ("tiny.bad", "-5"), ("tiny.late", "-1"), ("tiny.late", "-2"),
    ]  # fmt: skip
    assert breaches["component"] == "bad"


def test_black_triggers_are_overridden_by_id_inside_lists() -> None:
    """A new trigger joins those of the parent; the red list stays."""
    parent = _tree({"lists": {"red": {"share": "10%"}, "black": [{"id": "a", "for": "P1Y"}]}})
    merged = plain(merge(parent, _tree({"lists": {"black": [{"id": "b", "for": "P2Y"}, {"id": "a", "for": "P3Y"}]}})))
    assert merged["lists"] == {"red": {"share": "10%"}, "black": [{"id": "b", "for": "P2Y"}, {"id": "a", "for": "P3Y"}]}


def test_derivations_are_overridden_by_event() -> None:
    """A child that says what late means replaces every way its parent had."""
    late = {"event": "complaint.late", "from": "complaints", "where": {}, "on": "received_at"}
    assert _merged({"derive": [late]})["derive"] == [late]


def test_each_part_keeps_its_file() -> None:
    """A message about a merged rulebook names the file in which the part was written."""
    merged = merge(_tree({"base": "1", "vetoes": [{"id": "a"}]}, "p"), _tree({"vetoes": [{"id": "b"}]}, "c"))
    assert [mark.file for mark in merged["vetoes"].marks] == ["p", "c"]
    assert merged.marks["base"].file == "p"
