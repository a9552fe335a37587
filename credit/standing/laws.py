"""The laws of lists from their files: strictly read, every article's instrument known, and found by jurisdiction."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from credit.rulebook.cited_files import read_cited
from credit.rulebook.law_files import cited, law_of_id, most_special
from credit.rulebook.shapes import Basis
from credit.standing.law_shapes import ListLaw
from models.values.canonical import digest

__all__ = ["FOLDER", "cite", "law_for", "law_named", "laws", "read_law"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""One file for each jurisdiction, and `elsewhere.yaml` for all others."""


def read_law(data: bytes, file: str) -> ListLaw:
    """Return the law of one file. Raises RulebookError with every problem, by line and key."""
    law = read_cited(ListLaw, data, file)
    content = law.model_dump(mode="json", by_alias=True, exclude={"digest"})
    return law.model_copy(update={"digest": digest(content)})


@cache
def laws() -> tuple[ListLaw, ...]:
    """Return the laws of all jurisdictions that are held, by id."""
    return tuple(read_law(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.yaml")))


def law_for(jurisdiction: str) -> ListLaw:
    """Return the law of a GB/T 2260 code (or another country's), the most special one; `elsewhere` fits all."""
    return most_special(laws(), jurisdiction)


def law_named(name: str) -> ListLaw:
    """Return the law of an id. Raises InputError for an unknown one."""
    return law_of_id(laws(), name, "law of lists")


def cite(law: ListLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
