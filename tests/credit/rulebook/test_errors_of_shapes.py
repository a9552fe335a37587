"""Whatever pydantic may find wrong in one of our shapes is said in our own words."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Final

import pytest
from pydantic import BaseModel, Field

import bidding
import credit
from credit.rulebook.scalars import Shape
from credit.rulebook.validating import SAID, shape_findings
from models.errors import Problem
from web.reasons import in_language

_LAX: Final[Mapping[str, tuple[str, ...]]] = {
    "int": ("int_parsing", "int_from_float", "int_parsing_size"), "bool": ("bool_parsing",),
    "float": ("float_parsing",),
}  # fmt: skip
"""Kind of a value -> what may be wrong with it where it is not read strictly."""
_OF_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "str": ("string_type", "string_unicode"), "int": ("int_type",), "bool": ("bool_type",),
    "float": ("float_type", "finite_number"), "none": ("none_required",),
    "date": ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
    "datetime": ("datetime_type", "datetime_parsing", "datetime_from_date_parsing", "datetime_object_invalid"),
    "bytes": ("bytes_type", "bytes_invalid_encoding"), "literal": ("literal_error",), "enum": ("enum",),
    "list": ("list_type",), "tuple": ("tuple_type",), "dict": ("dict_type",),
    "dataclass": ("dataclass_type",), "model": ("model_type", "value_error"),
    "model-fields": ("missing", "extra_forbidden", "invalid_key"),
    "tagged-union": ("union_tag_invalid", "union_tag_not_found"), "function-before": ("value_error",),
    "function-after": ("value_error",),
}  # fmt: skip
_BOUNDED: Final = {"ge": "greater_than_equal", "gt": "greater_than", "le": "less_than_equal", "lt": "less_than",
                   "pattern": "string_pattern_mismatch"}  # fmt: skip
_LENGTHS: Final = (("short", "min_length"), ("long", "max_length"))
_TRANSPARENT: Final = frozenset({"any", "default", "nullable", "union", "json-or-python", "definitions", "model-field",
                                 "definition-ref", "dataclass-field", "computed-field"})  # fmt: skip
"""Kinds that find nothing wrong themselves."""


def _shapes(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in base.__subclasses__():
        yield one
        yield from _shapes(one)


def _errors(node: Any) -> Iterator[str]:  # noqa: ANN401 - any part of pydantic's own tree
    """Yield the types of errors that a part of a schema may raise; a kind that is new here is yielded itself."""
    if isinstance(node, Mapping):
        kind = node.get("type")
        if isinstance(kind, str) and ("schema" in node or kind in _OF_KIND):
            yield from _OF_KIND.get(kind, () if kind in _TRANSPARENT else (kind,))
            yield from () if node.get("strict") else _LAX.get(kind, ())
            yield from (error for bound, error in _BOUNDED.items() if bound in node)
            length = "string_too" if kind == "str" else "too"
            yield from (
                f"{length}_{end}" for end, key in (("short", "min_length"), ("long", "max_length")) if key in node
            )
        for key, value in node.items():
            if key not in ("serialization", "metadata", "cls", "function"):
                yield from _errors(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _errors(value)


def test_every_error_of_our_shapes_has_words() -> None:
    """A field of a new kind brings its message with it."""
    for package in (bidding, credit):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)

    assert {error for shape in _shapes(Shape) for error in _errors(shape.__pydantic_core_schema__)} - SAID == set()


class _Bounded(Shape):
    days: Annotated[int, Field(ge=0, le=5)]
    at: datetime | None = None


@pytest.mark.parametrize(
    ("told", "what", "remedy"),
    [
        ({"days": -1}, "-1 is too small", "Write at least 0."),
        ({"days": 9}, "9 is too large", "Write at most 5."),
        ({"days": 1, "at": "soon"}, "'soon' is no moment", "Write the moment like 2024-06-30T09:00:00+08:00."),
    ],
)
def test_a_bound_and_a_form_are_named(told: dict[str, object], what: str, remedy: str) -> None:
    """Whoever wrote it knows what to write instead; in Chinese too."""
    found = [Problem("", one.what, one.remedy) for one in shape_findings(_Bounded, told)]

    assert [(one.what, one.remedy) for one in found] == [(what, remedy)]
    assert in_language(found[0], "zh").what.endswith(("过小", "过大", "不是时刻"))
