"""The JSON files that commands of tenders read: details of events, exclusions by law, affiliations of companies."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from credit.rulebook.scalars import Day, Shape
from models.errors import InputError, Problem
from web.cli.list_options import read_document

if TYPE_CHECKING:
    from bidding.notices import Notice
    from web.register.tenders.eligibility import Sources

__all__ = ["digest_of", "read_json", "read_notice_file", "read_sources"]

Line = TypeVar("Line", bound=Shape)


class _Exclusion(Shape):
    """A line of an exclusions file."""

    company_id: str
    ground: str
    article: str
    since: Day
    until: Day | None = None


class _Affiliation(Shape):
    """A line of an affiliations file."""

    company_id: str
    representative: str = ""
    controlled_by: tuple[str, ...] = ()
    managed_by: tuple[str, ...] = ()


def read_json(path: Path) -> Any:  # noqa: ANN401 - JSON
    """Return the content of a JSON file. Raises InputError where it cannot be read or is none."""
    try:
        return json.loads(read_document(path))
    except ValueError as error:
        raise InputError(Problem(str(path), f"it is no JSON: {error}", "See docs/tenders.md.")) from None


def read_notice_file(path: Path) -> Notice:
    """Return the notice of a file. Raises InputError with every fault."""
    from bidding.notices import read_notice

    return read_notice(read_document(path), str(path))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file. Raises InputError where it cannot be read."""
    return sha256(read_document(path)).hexdigest()


def read_sources(exclusions: Path | None, affiliations: Path | None) -> Sources:
    """Return what an office knows beyond the register. Raises InputError with every line that is odd."""
    from bidding.tender import Exclusion, Ground
    from bidding.tender.links import Affiliation
    from web.register.tenders.eligibility import Sources

    barred: dict[str, tuple[Exclusion, ...]] = {}
    for line in _lines(exclusions, _Exclusion):
        try:
            one = Exclusion(Ground(line.ground), line.article, line.since, line.until)
        except ValueError as error:
            remedy = f"A ground is one of {', '.join(Ground)}, and has its article."
            raise InputError(Problem(f"{exclusions}, {line.company_id}", str(error), remedy)) from None
        barred[line.company_id] = (*barred.get(line.company_id, ()), one)
    ties = tuple(
        Affiliation(one.company_id, one.representative, frozenset(one.controlled_by), frozenset(one.managed_by))
        for one in _lines(affiliations, _Affiliation)
    )
    return Sources(barred, ties)


def _lines(path: Path | None, shape: type[Line]) -> list[Line]:
    if path is None:
        return []
    content = read_json(path)
    try:
        return [shape.model_validate(one) for one in content]
    except (ValidationError, TypeError) as error:
        what = "; ".join(" ".join(str(error).split())[:300].splitlines())
        raise InputError(Problem(str(path), what, "Write a list of objects, as docs/tenders.md tells.")) from None
