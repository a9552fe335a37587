"""What is read from where: the files of a package, sorted out before a row is read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credit.evidence.errors import PackageError, refuse
from credit.evidence.feeds import Feed, MappedFeed, PlainFeed
from credit.evidence.mapping import Mapping, load_mapping
from credit.evidence.schema import COMPANION_TABLES, TABLES
from credit.evidence.sources import Source
from models.errors import Problem

__all__ = ["Plan", "plan_of"]

_TABLE_FILE = re.compile(r"(?P<table>.+?)(?:-(?P<part>\d+))?\.(?P<format>csv|parquet|xlsx)", re.IGNORECASE)
_DESCRIPTION = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """The feeds of each table, whether company ids are local, and the files that are left unread."""

    feeds: dict[str, tuple[Feed, ...]]
    local: bool
    ignored: tuple[str, ...]


def plan_of(source: Source, mapping: str | Path | None) -> Plan:
    """Return what is to be read; PackageError with every file that is missing, twice there or not known."""
    description = _description(source)
    local = description.get("company_id_scheme", "uscc") == "local"
    if mapping is not None:
        return _mapped_plan(source, load_mapping(mapping), local=local)
    parts, ignored, problems = _sorted_out(source, _companions(description))
    problems += [fault for name in TABLES for fault in _part_faults(source, name, parts[name])]
    if problems:
        raise PackageError(problems)
    feeds = {
        name: tuple(PlainFeed(source.files[file], shape) for file in sorted(parts[name], key=_part))
        for name, shape in TABLES.items()
    }
    return Plan(dict(feeds), local, tuple(ignored))


def _mapped_plan(source: Source, mapping: Mapping, *, local: bool) -> Plan:
    named = [part.file for parts in mapping.tables.values() for part in parts]
    missing = [name for name in dict.fromkeys(named) if name not in source.files]
    if missing:
        has = ", ".join(source.files) or "no files"
        raise PackageError([
            Problem(source.name, f"has no file {name}, which mapping {mapping.mapping} reads.", f"It has {has}.")
            for name in missing
        ])  # fmt: skip
    feeds = {
        name: tuple(MappedFeed(source.files[part.file], shape, part) for part in mapping.tables.get(name, ()))
        for name, shape in TABLES.items()
    }
    ignored = tuple(sorted(name for name in [*source.files, *source.others] if name not in named))
    return Plan(dict(feeds), local or mapping.company_id_scheme == "local", ignored)


def _description(source: Source) -> dict[str, Any]:
    if _DESCRIPTION not in source.files:
        return {}
    with source.files[_DESCRIPTION].stream() as (data, _):
        try:
            content = json.loads(data.read())
        except (ValueError, RecursionError) as error:
            raise refuse(_DESCRIPTION, f"is no valid JSON: {error}", "Correct it, or take it out.") from error
    if not isinstance(content, dict) or content.get("company_id_scheme", "uscc") not in ("uscc", "local"):
        raise refuse(_DESCRIPTION, "must be an object whose company_id_scheme is uscc or local", "Correct it.")
    return content


def _companions(description: dict[str, Any]) -> set[str]:
    """Return the names of tables that may lie beside the evidence: our own, and those the description lists."""
    resources = description.get("resources", [])
    listed = [item.get("name") for item in resources if isinstance(item, dict)] if isinstance(resources, list) else []
    return {*COMPANION_TABLES, *(name for name in listed if isinstance(name, str))}


def _sorted_out(source: Source, companions: set[str]) -> tuple[dict[str, list[str]], list[str], list[Problem]]:
    parts: dict[str, list[str]] = {name: [] for name in TABLES}
    ignored, problems = [], []
    for file in sorted([*source.files, *source.others]):
        match = _TABLE_FILE.fullmatch(file)
        table = match["table"] if match else None
        if table in parts and file in source.files:
            parts[table].append(file)
        elif fault := _misplaced(file, table, companions):
            problems.append(Problem(f"{source.name}/{file}", *fault))
        else:
            ignored.append(file)
    return parts, ignored, problems


def _misplaced(file: str, table: str | None, companions: set[str]) -> tuple[str, str] | None:
    """Return what is wrong with a file that feeds no table, and the remedy; None where it may lie beside them."""
    if file.split(".", maxsplit=1)[0].lower() in TABLES:
        name = file.split(".", maxsplit=1)[0].lower()
        return "has a table's name and cannot be read as one.", f"Give {name}.csv, {name}.parquet or {name}.xlsx."
    if table is None or table in companions:
        return None
    remedy = f"The tables are {', '.join(TABLES)}; rename it, take it out, or read it through a mapping."
    return "is no table of an evidence package.", remedy


def _part_faults(source: Source, name: str, files: list[str]) -> list[Problem]:
    if not files:
        what = f"there is no table {name}."
        remedy = f"Give {name}.csv, {name}.parquet or {name}.xlsx, or read the files through a mapping."
        return [Problem(source.name, what, remedy)] if TABLES[name].required else []
    formats = {Path(file).suffix.lower() for file in files}
    numbers = sorted(_part(file) for file in files)
    if len(formats) > 1:
        what = f"table {name} is there in several formats: {', '.join(files)}."
        return [Problem(source.name, what, "Keep one of them.")]
    if numbers not in ([0], list(range(1, len(files) + 1))):
        what = f"the parts of {name} are not numbered 1, 2, 3 ...: {', '.join(files)}."
        return [Problem(source.name, what, f"Name the one file {name}, or its parts {name}-1, {name}-2 ...")]
    return []


def _part(file: str) -> int:
    match = _TABLE_FILE.fullmatch(file)
    return int(match["part"] or 0) if match else 0
