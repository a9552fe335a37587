"""Files that cite instruments, whatever they are about, read strictly into their shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from credit.rulebook.errors import RulebookError
from credit.rulebook.law_files import instrument_findings
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.trees import Finding, plain
from credit.rulebook.validating import SEE, shape_findings

__all__ = ["read_cited"]

_Shape = TypeVar("_Shape", bound=BaseModel)


def _nothing(_content: Mapping[str, Any]) -> Iterator[Finding]:
    yield from ()


def read_cited(
    shape: type[_Shape], data: bytes, file: str, see: str = SEE,
    more: Callable[[Mapping[str, Any]], Iterator[Finding]] = _nothing,
) -> _Shape:  # fmt: skip
    """Return what a YAML file holds. Raises RulebookError with every fault, by line and key.

    `see` says where to read what may stand there, `more` finds what the shape cannot.
    """
    tree, problems = read_yaml(data, file)
    content = plain(tree)
    found = [*shape_findings(shape, content, see), *instrument_findings(content)]
    found += more(content) if isinstance(content, dict) else ()
    problems += [located(tree, finding, file) for finding in found]
    if problems:
        raise RulebookError(dict.fromkeys(problems))
    return shape.model_validate(content)
