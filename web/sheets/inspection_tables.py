"""What inspections write: a published report as JSON and CSV, and evidence tables beside those of a package."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["write_csv", "write_report"]


def write_report(report: Mapping[str, Any], folder: Path) -> list[str]:
    """Write a campaign's report: report.json, and a table each of communities, findings and subdistricts."""
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    files = ["report.json"]
    for name in ("communities", "findings", "excused", "subdistricts"):
        rows = [_flat(row) for row in report[name]]
        if rows:
            write_csv(folder / f"{name}.csv", rows, list(rows[0]))
            files.append(f"{name}.csv")
    return files


def write_csv(path: Path, rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    """Write rows under a header; nothing is an empty cell, true and false as a package has them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: object) -> object:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def _flat(row: Mapping[str, Any]) -> dict[str, object]:
    """Return a row with texts of both languages side by side, and lists as one text."""
    flat: dict[str, object] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}_{language}": text for language, text in value.items()}
        else:
            flat[name] = "; ".join(map(str, value)) if isinstance(value, list) else value
    return flat
