"""A comparison names every part that differs, and nothing else."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from credit.rulebook.comparing import Change, as_dicts, diff_rulebooks, render_changes
from tests.builders.rulebooks import CHOICE, minimal_rulebook, rule

_VETO = {"id": "v", "event": "x", "at_best": "C", "valid": "P1Y", "basis": CHOICE}


def _indicator(*rules: dict[str, Any]) -> dict[str, Any]:
    return {"indicator": "i", "component": "bad", "title": {"zh": "i", "en": "i"}, "rules": list(rules)}


def test_a_rulebook_does_not_differ_from_itself() -> None:
    """Equal content, no changes."""
    assert diff_rulebooks(minimal_rulebook(), minimal_rulebook()) == ()


def test_a_changed_part_holds_the_keys_that_differ() -> None:
    """Both values, and only of what changed."""
    one = minimal_rulebook(indicators=[_indicator(rule("r", "x", "-0.5"))])
    other = minimal_rulebook(indicators=[_indicator(rule("r", "x", "-1"))])
    assert diff_rulebooks(one, other) == (Change("changed", "rule r", {"points": "-0.5"}, {"points": "-1"}),)


def test_added_and_removed_mirror_each_other() -> None:
    """What is added one way is removed the other way."""
    one, other = minimal_rulebook(), minimal_rulebook(vetoes=[_VETO])
    (added,), (removed,) = diff_rulebooks(one, other), diff_rulebooks(other, one)
    assert (added.kind, added.part, added.after) == ("added", "veto v", removed.before)
    assert removed.kind == "removed"


def test_a_second_version_is_a_part_of_its_own() -> None:
    """A rule that ends and begins anew is one change and one addition."""
    early = rule("r", "x", "-1", in_force={"since": "2020-01-01", "until": "2024-01-01"})
    late = rule("r", "x", "-2", in_force={"since": "2024-01-01"})
    one = minimal_rulebook(indicators=[_indicator(rule("r", "x", "-1"))])
    changes = diff_rulebooks(one, minimal_rulebook(indicators=[_indicator(early, late)]))
    assert [(change.kind, change.part) for change in changes] == [("changed", "rule r"), ("added", "rule r #2")]


def test_a_condition_on_an_empty_column_is_content() -> None:
    """Taking `duplicate_of: null` out of a derivation is a change."""
    base = {"event": "x", "from": "complaints", "on": "received_at"}
    one = minimal_rulebook(derive=[{**base, "where": {"duplicate_of": None}}])
    (change,) = diff_rulebooks(one, minimal_rulebook(derive=[{**base, "where": {}}]))
    assert (change.before, change.after) == ({"where": {"duplicate_of": None}}, {"where": {}})


def test_grades_in_another_order_are_a_change() -> None:
    """The rows are equal, their order is not."""
    rows: list[dict[str, Any]] = [{"grade": "A", "with": ["good"]}, {"grade": "B", "with": ["bad"]}, {"grade": "C"}]
    eligible = {"grades": ["A"]}
    one = minimal_rulebook(grades=rows, eligible=eligible)
    (change,) = diff_rulebooks(one, minimal_rulebook(grades=[rows[1], rows[0], rows[2]], eligible=eligible))
    assert (change.part, change.after) == ("grades in order", ["B", "A", "C"])


@given(st.sampled_from(["0", "80"]), st.sampled_from(["occurrence", "assessment"]), st.booleans())
def test_no_change_means_the_same_digest(base: str, applies_by: str, veto: bool) -> None:  # noqa: FBT001 - drawn
    """Two rulebooks differ exactly when their digests do."""
    one = minimal_rulebook()
    other = minimal_rulebook(base=base, applies_by=applies_by, vetoes=[_VETO] if veto else [])
    assert (diff_rulebooks(one, other) == ()) == (one.digest == other.digest)


def test_changes_are_read_by_people_and_by_machines() -> None:
    """A line for each change, and plain values for JSON."""
    changes = diff_rulebooks(minimal_rulebook(), minimal_rulebook(base="70", retention="P5Y"))
    assert render_changes(changes) == "~ base: 80 -> 70\n~ retention: none -> P5Y"
    assert json.loads(json.dumps(as_dicts(changes)))[0] == {
        "kind": "changed", "part": "base", "before": "80", "after": "70",
    }  # fmt: skip
