"""Packages: releases or records with who publishes them, and which extensions they use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from bidding.ocds.identifiers import Json
from bidding.ocds.merging import compiled
from models.errors import Problem, RefusedError

__all__ = ["EXTENSIONS", "Publisher", "record_package", "release_package"]

_WHERE: Final = "https://raw.githubusercontent.com/open-contracting-extensions"
EXTENSIONS: Final = tuple(
    f"{_WHERE}/ocds_{name}_extension/{version}/extension.json"
    for name, version in (
        ("process_title", "v1.1.5"), ("bid", "v1.1.5"), ("lots", "v1.1.5"), ("enquiry", "v1.1.5"),
        ("requirements", "master"), ("bidOpening", "master"), ("submissionTerms", "master"),
    )
)  # fmt: skip
"""Those whose fields our releases have; `awardCriteria: highestPrice` needs none, for its codelist is open."""
_LICENSE: Final = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: the name, the code where there is one, and the address under which packages stand."""

    name: str
    uri: str
    uid: str | None = None

    def as_json(self) -> Json:
        """Return it as packages hold it."""
        return {"name": self.name, **({"scheme": "CN-USCC", "uid": self.uid} if self.uid is not None else {})}


def release_package(publisher: Publisher, releases: Sequence[Json]) -> Json:
    """Return a release package. Raises RefusedError where there is nothing to publish."""
    return _package(publisher, releases) | {"releases": [*releases]}


def record_package(publisher: Publisher, releases: Sequence[Json]) -> Json:
    """Return a record package: for each process its releases, oldest first, and what they say together."""
    ordered = sorted(releases, key=lambda one: (str(one["ocid"]), str(one["date"]), str(one["id"])))
    records = []
    for ocid, group in groupby(ordered, key=lambda one: one["ocid"]):
        own = [*group]
        records.append({"ocid": ocid, "releases": own, "compiledRelease": compiled(own)})
    return _package(publisher, releases) | {"records": records}


def _package(publisher: Publisher, releases: Sequence[Json]) -> Json:
    """Return what both kinds share; dated by the newest release, so that equal facts give equal bytes."""
    if not releases:
        raise RefusedError(Problem("releases", "there is no tender to publish", "Publish a notice first."))
    return {
        "uri": publisher.uri, "version": "1.1", "extensions": [*EXTENSIONS],
        "publishedDate": max(str(one["date"]) for one in releases), "publisher": publisher.as_json(),
        "license": _LICENSE,
    }  # fmt: skip
