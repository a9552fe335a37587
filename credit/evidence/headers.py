"""The names of a file's columns: each one there, and there once."""

from __future__ import annotations

from collections.abc import Sequence

from credit.evidence.batches import Wanted
from credit.evidence.errors import refuse

__all__ = ["check_header", "places_of"]


def check_header(where: str, names: Sequence[str]) -> None:
    """Raise PackageError for a header that is missing, repeats a name or leaves a column without one."""
    if not any(name.strip() for name in names):
        raise refuse(where, "has no header row", "Write the names of the columns in the first line.")
    if "" in names:
        raise refuse(where, f"column {names.index('') + 1} has no name", "Name it or take it out.")
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise refuse(where, f"the header repeats {', '.join(repeated)}", "Give each column a name of its own.")


def places_of(header: Sequence[str], wanted: Wanted) -> dict[str, int]:
    """Return the wanted columns with their places; all of them where one is missing, for an error to name them."""
    all_there = wanted is not None and set(wanted) <= set(header)
    return {name: at for at, name in enumerate(header) if wanted is None or not all_there or name in wanted}
