"""A city's fee table from its file, strictly: every fault is told with its line, and nothing is taken half."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from bidding.fees.table_shapes import Band, FeeTable, Version
from credit.rulebook.cited_files import read_cited
from credit.rulebook.trees import Finding, Loc
from credit.rulebook.validating import each
from models.errors import InputError, Problem

__all__ = ["load_fee_table", "read_fee_table"]

_SEE: Final = "See docs/fees.md for what may stand here."


def load_fee_table(path: str | Path) -> FeeTable:
    """Return the table of a file. Raises InputError where it cannot be read, or with every fault in it."""
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        what = f"it cannot be read: {error.strerror}"
        raise InputError(Problem(str(path), what, "Name a file as docs/fees.md describes it.")) from None
    return read_fee_table(data, file.name)


def read_fee_table(data: bytes, file: str) -> FeeTable:
    """Return the table that a file's bytes hold. Raises InputError with every fault, by line and key."""
    found = read_cited(FeeTable, data, file, _SEE, _findings)
    return found.model_copy(update={"digest": sha256(data).hexdigest()})


def _findings(content: Mapping[str, Any]) -> Iterator[Finding]:
    yield from _unknown_levels(content)
    yield from _twice(content)
    yield from _out_of_order(content)


def _unknown_levels(content: Mapping[str, Any]) -> Iterator[Finding]:
    levels = content.get("levels")
    known = [*levels] if isinstance(levels, dict) else []
    for loc, band in each(Band, content, "versions", "*", "bands", "*"):
        if band.level not in known:
            yield Finding((*loc, "level"), f"there is no level {band.level!r}", f"Known here: {', '.join(known)}.")


def _twice(content: Mapping[str, Any]) -> Iterator[Finding]:
    for loc, version in each(Version, content, "versions", "*"):
        counts = Counter((one.level, one.scope) for one in version.bands)
        for (level, scope), number in counts.items():
            if number > 1:
                what = f"level {level!r} has {number} fees for {scope}"
                yield Finding((*loc, "bands"), what, "Keep one of each.")


def _out_of_order(content: Mapping[str, Any]) -> Iterator[Finding]:
    found: list[tuple[Loc, Version]] = [*each(Version, content, "versions", "*")]
    for (_, earlier), (loc, later) in pairwise(found):
        if later.since <= earlier.since:
            what = f"it begins on {later.since}, and the version before it on {earlier.since}"
            yield Finding((*loc, "since"), what, "Write versions in the order of their days.")
