"""Tenders to be evaluated, from their files: strictly read, every fault told by its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, TypeVar

from bidding.evaluation.references import reference_faults, scheme_faults
from bidding.evaluation.shapes import OpenedTender, Scheme
from credit.rulebook.validating import read_as
from models.errors import InputError, Problem

__all__ = ["SEE", "read_scheme", "read_tender"]

SEE: Final = "See docs/evaluation.md for what may stand here."
Some = TypeVar("Some", bound=Scheme)


def read_tender(data: bytes, where: str = "tender") -> OpenedTender:
    """Return the tender of a JSON file in UTF-8. Raises InputError with every fault and its place."""
    try:
        content = json.loads(data, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise InputError(Problem(where, f"it is no JSON: {error}", "Save it as JSON in UTF-8.")) from None
    return _read(OpenedTender, content, where)


def read_scheme(content: Mapping[str, object], where: str = "evaluation") -> Scheme:
    """Return the scheme that a notice holds under `evaluation`. Raises InputError with every fault and its place."""
    return _read(Scheme, dict(content), where)


def _read(shape: type[Some], content: object, where: str) -> Some:
    read = read_as(shape, content, where, SEE)
    faults = scheme_faults(read)
    faults += reference_faults(read) if isinstance(read, OpenedTender) else []
    if faults:
        raise InputError([Problem(f"{where}, {one.where}", one.what, one.remedy) for one in faults])
    return read


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key that stands twice: readers would not agree which of the two counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = sorted({name for name, _ in pairs if [key for key, _ in pairs].count(name) > 1})
        message = f"the key {', '.join(twice)} stands twice in one object"
        raise ValueError(message)
    return found
