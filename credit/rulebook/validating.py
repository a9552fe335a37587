"""The shape of a merged rulebook: what pydantic finds, said so that a person knows what to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from credit.rulebook.trees import Finding, Loc, Node, select
from models.errors import InputError, Problem

__all__ = ["SAID", "SEE", "allowed_keys", "each", "read_as", "read_fields", "shape_findings"]

_Part = TypeVar("_Part", bound=BaseModel)
SEE: Final = "See docs/rulebooks.md for what may stand here."
_SHORT: Final = 60
_PLAIN: Final = {
    "string_type": ("is no text", "Write it in quotes."),
    "string_unicode": ("cannot be written in UTF-8", "Take it out, or write the whole character."),
    "bool_type": ("is neither true nor false", "Write true or false, without quotes."),
    "bool_parsing": ("is neither true nor false", "Write true or false, without quotes."),
    "int_type": ("is no whole number", "Write a whole number, without quotes."),
    "int_parsing": ("is no whole number", "Write a whole number, without quotes."),
    "int_from_float": ("is no whole number", "Write a whole number, without quotes."),
    "int_parsing_size": ("is too large a number", "Write a smaller number."),
    "float_type": ("is no number", "Write a number, without quotes."),
    "float_parsing": ("is no number", "Write a number, without quotes."),
    "finite_number": ("is no finite number", "Write a number, without quotes."),
    "date_type": ("is no day", "Write the day like 2024-06-30."),
    "date_parsing": ("is no day", "Write the day like 2024-06-30."),
    "date_from_datetime_parsing": ("is no day", "Write the day like 2024-06-30."),
    "date_from_datetime_inexact": ("is a moment, and a day is asked for", "Write the day like 2024-06-30."),
    "datetime_type": ("is no moment", "Write the moment like 2024-06-30T09:00:00+08:00."),
    "datetime_parsing": ("is no moment", "Write the moment like 2024-06-30T09:00:00+08:00."),
    "datetime_from_date_parsing": ("is no moment", "Write the moment like 2024-06-30T09:00:00+08:00."),
    "datetime_object_invalid": ("is no moment", "Write the moment like 2024-06-30T09:00:00+08:00."),
    "bytes_type": ("is no text", "Write it in quotes."),
    "bytes_invalid_encoding": ("has an encoding that cannot be read", "Write it in base64."),
    "none_required": ("stands where nothing may stand", "Delete the key."),
    "tuple_type": ("is no list", "Write a list: [a, b], or one entry a line after a dash."),
    "list_type": ("is no list", "Write a list: [a, b], or one entry a line after a dash."),
    "model_type": ("is no mapping of keys", SEE),
    "mapping_type": ("is no mapping of keys", SEE),
    "dict_type": ("is no mapping of keys", SEE),
    "string_too_short": ("says nothing", "Write the text, or delete the key."),
    "too_short": ("is empty", "Write at least one entry."),
    "invalid_key": ("is no key", "Write the key as text."),
    "dataclass_type": ("is no mapping of keys", SEE),
    "union_tag_invalid": ("is of no kind that is known", SEE),
    "union_tag_not_found": ("does not say of which kind it is", SEE),
}
_BOUNDS: Final = {
    "greater_than_equal": ("ge", "is too small", "Write at least"),
    "greater_than": ("gt", "is too small", "Write more than"),
    "less_than_equal": ("le", "is too large", "Write at most"),
    "less_than": ("lt", "is too large", "Write less than"),
    "string_too_long": ("max_length", "is too long", "Characters at most:"),
    "too_long": ("max_length", "has too many entries", "Entries at most:"),
}
"""Type of error -> where pydantic keeps the bound, what is wrong, and what the remedy says before the bound."""
SAID: Final = frozenset({
    "missing", "extra_forbidden", "literal_error", "enum", "string_pattern_mismatch",
    "value_error", *_PLAIN, *_BOUNDS,
})  # fmt: skip
"""The types of errors that are told in our words; of `value_error` the words are those of the shape itself."""


def shape_findings(shape: type[BaseModel], node: Node, see: str = SEE) -> Iterator[Finding]:
    """Yield everything in the node that does not have the shape; `see` says where to read what may stand there."""
    try:
        shape.model_validate(node)
    except ValidationError as error:
        yield from _findings(shape, error, see)


def read_as(shape: type[_Part], node: object, where: str, see: str = SEE) -> _Part:
    """Return what a node holds. Raises InputError with every fault, by its place within `where`.

    A node that is well, as nearly all are that are on record, is gone through once.
    """
    try:
        return shape.model_validate(node)
    except ValidationError as error:
        problems = [
            Problem(f"{where}, {'.'.join(map(str, found.loc)) or 'as a whole'}", found.what, found.remedy)
            for found in _findings(shape, error, see)
        ]
    raise InputError(problems)


def read_fields(shape: type[_Part], node: object, whole: str, see: str = SEE) -> _Part:
    """Return what a node holds. Raises InputError with every fault, by its key alone, `whole` where it has none."""
    try:
        return shape.model_validate(node)
    except ValidationError as error:
        problems = [
            Problem(".".join(map(str, found.loc)) or whole, found.what, found.remedy)
            for found in _findings(shape, error, see)
        ]
    raise InputError(problems)


def each(shape: type[_Part], node: Node, *pattern: str) -> Iterator[tuple[Loc, _Part]]:
    """Yield the parts at the pattern that have their shape; `shape_findings` reports the others."""
    for loc, value in select(node, *pattern):
        try:
            yield loc, shape.model_validate(value)
        except ValidationError:
            continue


def allowed_keys(shape: type[BaseModel], loc: Loc) -> list[str]:
    """Return the keys that may stand at a place within a shape."""
    here: type[BaseModel] = shape
    for step in loc:
        fields = {field.alias or name: field for name, field in here.model_fields.items()}
        if step in fields:
            here = next(_shapes_in(fields[str(step)].annotation), here)
    return [field.alias or name for name, field in here.model_fields.items()]


def _findings(shape: type[BaseModel], error: ValidationError, see: str) -> Iterator[Finding]:
    for details in error.errors(include_url=False):
        found = _finding(shape, details)
        yield replace(found, remedy=see) if found.remedy == SEE else found


def _shapes_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes_in(part)


def _finding(shape: type[BaseModel], details: ErrorDetails) -> Finding:
    loc, kind, value = details["loc"], details["type"], details["input"]
    match kind:
        case "missing":
            return Finding(loc[:-1], f"`{loc[-1]}` is missing", "Add it.")
        case "extra_forbidden":
            return Finding(loc, f"the key `{loc[-1]}` is unknown", _known(str(loc[-1]), allowed_keys(shape, loc[:-1])))
        case "literal_error" | "enum":
            return Finding(loc, f"{value!r} is not allowed", f"Write {details['ctx']['expected']}.")
        case "string_pattern_mismatch":
            what = f"{value!r} has a form that is not allowed"
            return Finding(loc, what, f"It must match {details['ctx']['pattern']}")
        case _:
            return _other(details)


def _other(details: ErrorDetails) -> Finding:
    loc, kind, value = details["loc"], details["type"], details["input"]
    if kind in _PLAIN:
        what, remedy = _PLAIN[kind]
        return Finding(loc, f"{_short(value)} {what}", remedy)
    if kind in _BOUNDS:
        limit, wrong, before = _BOUNDS[kind]
        bound = details["ctx"][limit]
        return Finding(loc, f"{_short(value)} {wrong}", f"{before} {bound}.")
    return Finding(loc, details["msg"].removeprefix("Value error, "), SEE)


def _known(key: str, allowed: list[str]) -> str:
    close = get_close_matches(key, allowed, n=1)
    return f"Did you mean `{close[0]}`?" if close else f"Known here: {', '.join(allowed)}."


def _short(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    text = repr(value)
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}..."
