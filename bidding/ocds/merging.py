"""Records: releases merged into the compiled release, by the routine of OCDS 1.1.

https://standard.open-contracting.org/1.1/en/schema/merging/ - of it we carry out what our releases need: null removes;
a list of anything but objects, and those of `WHOLE`, replace; objects in lists are matched by `id` alone; `id`, `date`
and `tag` of releases are not merged. A list of objects without `id` is refused, because tools do not agree on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from bidding.ocds.identifiers import Json
from models.errors import InputError, Problem

__all__ = ["OMITTED", "WHOLE", "append", "compiled"]

OMITTED: Final = frozenset({"id", "date", "tag"})
"""Keys of a release that the schema marks `omitWhenMerged`."""
WHOLE: Final = frozenset({"additionalClassifications", "additionalIdentifiers"})
"""Lists that the schema marks `wholeListMerge`."""


def compiled(releases: Iterable[Json]) -> Json:
    """Return the compiled release of all releases of one process, oldest first.

    Raises InputError for none, for releases of two processes, or for a list that cannot be merged.
    """
    merged: Json = {}
    for release in sorted(releases, key=lambda one: str(one["date"])):
        merged = append(merged, release)
    if not merged:
        raise InputError(Problem("releases", "there is none to compile", "Give at least one."))
    return merged


def append(merged: Json, release: Json) -> Json:
    """Return the compiled release with one more release in it; many are a loop over one. Changes neither."""
    if merged and merged["ocid"] != release["ocid"]:
        what = f"{release['ocid']} and {merged['ocid']} are two processes"
        raise InputError(Problem("releases", what, "Compile the releases of each process by themselves."))
    body = {name: told for name, told in release.items() if name not in OMITTED}
    found = _object({name: told for name, told in merged.items() if name not in OMITTED}, body)
    date = release["date"]
    return {"tag": ["compiled"], "id": f"{release['ocid']}-{date}", "date": date, **found}


def _object(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    found = {**before}
    for name, told in after.items():
        if told is None:
            found.pop(name, None)
        else:
            found[name] = _merged(name, found.get(name), told)
    return found


def _merged(name: str, before: object, after: object) -> object:
    if isinstance(after, dict):
        return _object(before if isinstance(before, dict) else {}, after)
    if isinstance(after, list) and name not in WHOLE and any(isinstance(one, dict) for one in after):
        return _list(name, before if isinstance(before, list) else [], after)
    return after


def _list(name: str, before: list[Any], after: list[Any]) -> list[Any]:
    if not all(isinstance(one, dict) and "id" in one for one in (*before, *after)):
        what = f"an entry of `{name}` has no id"
        raise InputError(Problem("releases", what, "Give every object in a list its id."))
    found = {one["id"]: one for one in before}
    for one in after:
        found[one["id"]] = _object(found.get(one["id"], {}), one)
    return [*found.values()]
