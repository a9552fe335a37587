"""Records."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from bidding.ocds import compiled, releases
from bidding.ocds.merging import OMITTED, WHOLE, append
from models.errors import InputError
from tests.builders.processes import a_life
from tests.conftest import SHARED


def _release(number: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {"ocid": "o", "id": str(number), "date": f"2024-01-0{number}T00:00:00Z", "tag": ["tender"], **more}


def test_one_after_the_other_is_all_at_once() -> None:
    """Stopping after any release and going on gives the batch's answer, and no release is changed."""
    told = releases(a_life())
    before = deepcopy(told)
    step: dict[str, object] = {}
    for number, one in enumerate(told, 1):
        step = append(step, one)
        assert step == compiled(told[:number])

    assert told == before


@pytest.mark.parametrize(
    ("first", "then", "merged"),
    [
        ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": {"x": 1, "y": 2}}, {"a": {"x": 3}}, {"a": {"x": 3, "y": 2}}),
        ({"a": 1}, {"a": None}, {}),
        ({"a": {"x": 1}}, {"a": {"x": None}}, {"a": {}}),
        ({"a": ["x", "y"]}, {"a": ["z"]}, {"a": ["z"]}),
        ({"a": [{"id": 1, "v": 1}]}, {"a": [{"id": 1, "w": 2}, {"id": 2}]},
         {"a": [{"id": 1, "v": 1, "w": 2}, {"id": 2}]}),
        ({"additionalIdentifiers": [{"id": 1}]}, {"additionalIdentifiers": [{"id": 2}]},
         {"additionalIdentifiers": [{"id": 2}]}),
    ],
)  # fmt: skip
def test_values_are_merged_by_the_routine(first: Any, then: Any, merged: Any) -> None:  # noqa: ANN401 - any JSON
    """Literals replace, objects are merged, null removes, lists of objects go by id."""
    found = compiled([_release(2, **then), _release(1, **first)])

    assert {name: told for name, told in found.items() if name not in ("ocid", "id", "date", "tag")} == merged
    assert (found["id"], found["tag"]) == ("o-2024-01-02T00:00:00Z", ["compiled"])


def test_what_cannot_be_merged_is_refused() -> None:
    """Nothing, two processes, and objects in a list without id."""
    for told, words in (([], "none to compile"), ([_release(1), _release(2) | {"ocid": "p"}], "two processes"),
                        ([_release(1, a=[{"x": 1}])], "has no id")):  # fmt: skip
        with pytest.raises(InputError, match=words):
            compiled(told)


@pytest.mark.shared
def test_the_schema_marks_what_the_routine_treats_apart() -> None:
    """`omitWhenMerged` and `wholeListMerge`, wherever they stand in the schema, are what the code has."""
    schema = json.loads((SHARED / "ocds" / "schemas" / "release-schema.json").read_text("utf-8"))
    marked: dict[str, set[str]] = {"omitWhenMerged": set(), "wholeListMerge": set()}
    for part in (schema, *schema["definitions"].values()):
        for name, field in part.get("properties", {}).items():
            for mark in marked.keys() & field.keys():
                marked[mark].add(name)

    assert marked == {"omitWhenMerged": set(OMITTED), "wholeListMerge": set(WHOLE)}
