"""The datapackage.json of a synthetic city (Frictionless Data Package): what it holds, and that none of it is real."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from synthetic_data.profile import Profile
from synthetic_data.reading import read_pool

__all__ = ["VERSION", "Request", "described"]

VERSION = "1"
"""Raised whenever equal arguments begin to give other bytes."""

_KEYS = {
    "companies": "company_id", "managers": "manager_id", "communities": "community_id", "complaints": "complaint_id",
    "inspections": "inspection_id", "findings": "finding_id", "records": "record_id", "tenders": "tender_id",
    "inspectors": "inspector_id", "inspected_by": "inspection_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments that made a city."""

    companies: int
    communities: int
    months: int
    seed: int
    ends_on: str
    dirt: float


def described(
    request: Request, profile: Profile, schemas: Mapping[str, tuple[str, pa.Schema, int]], broken: Mapping[str, int]
) -> bytes:
    """Return the file's bytes; `schemas` holds for each table its file, its schema and how many rows it has."""
    content = {
        "profile": "tabular-data-package",
        "name": f"wuxin-synthetic-{profile.id.replace('_', '-')}-{request.seed}",
        "title": f"{profile.title.en} ({profile.title.zh}), seed {request.seed}",
        "description": "Synthetic: all companies, persons, estates and records are invented; any likeness is chance.",
        "version": VERSION,
        "licenses": [{"name": "Apache-2.0"}],
        "sources": [{"title": text} for text in profile.sources.values()],
        "resources": [_resource(name, *schemas[name]) for name in schemas],
        "wuxin": {
            "synthetic": True,
            "generator": "synthetic_data",
            "seed": request.seed,
            "arguments": {name: getattr(request, name) for name in Request.__slots__},
            "profile": profile.model_dump(mode="json", exclude_none=True),
            "inspectors": _inspectors(profile),
            "bids": "All bids are honest; no collusion is planted in this version.",
            "broken_rows": dict(broken),
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _inspectors(profile: Profile) -> dict[str, Any]:
    severities = enumerate(profile.inspections.severities.value, start=1)
    return {
        "meaning": "points that the inspector takes off beyond the middle one; inspected_by says who inspected",
        "severity": {f"I{number:02}": severity for number, severity in severities},
    }


def _resource(name: str, path: str, schema: pa.Schema, rows: int) -> dict[str, Any]:
    key = {"primaryKey": _KEYS[name]} if name in _KEYS else {}
    titles = read_pool("titles")
    fields = [{"name": field.name, "title": titles["columns"][field.name], **_type(field.type)} for field in schema]
    return {
        "name": name, "path": path, "title": titles["tables"][name], "profile": "tabular-data-resource",
        "encoding": "utf-8", "rows": rows,
        "schema": {"fields": fields, "missingValues": [""], **key},
    }  # fmt: skip


def _type(kind: pa.DataType) -> dict[str, str]:
    if pa.types.is_timestamp(kind):
        return {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S", "description": "Asia/Shanghai"}
    if pa.types.is_decimal(kind):
        return {"type": "number"}
    return {"type": {pa.date32(): "date", pa.bool_(): "boolean", pa.int64(): "integer"}.get(kind, "string")}
