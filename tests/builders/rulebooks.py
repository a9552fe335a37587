"""A minimal valid rulebook, as files and as a value, for tests to bend."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from credit.rulebook.content import from_content
from credit.rulebook.shapes import Rulebook

__all__ = ["CHOICE", "minimal_content", "minimal_files", "minimal_rulebook", "rule", "write_rulebook"]

CHOICE: Mapping[str, str] = {"choice": "made for a test"}
"""A basis that needs no instrument."""


def _both(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def rule(id_: str, event: str, points: str, **other: Any) -> dict[str, Any]:  # noqa: ANN401 - any key of a rule
    """Return a rule that counts for a year and has been in force since 2020; `other` overrides or adds keys."""
    base = {"id": id_, "event": event, "points": points, "valid": "P1Y", "in_force": {"since": "2020-01-01"}}
    return {**base, "basis": dict(CHOICE), **other}


def minimal_files(**main: Any) -> dict[str, Any]:  # noqa: ANN401 - any key of rulebook.yaml
    """Return the files of a small rulebook by name; `main` overrides keys of rulebook.yaml.

    Base 80; `good` 0..40 and `bad` ..0; AAA 85, AA 80, A 70, B 60, B without bad, C. Rules: tiny.good (award, +1),
    tiny.bad (penalty, -5), tiny.late (complaint.late, -0.5, from complaints answered after more than 10 days).
    """
    head = {
        "id": "tiny",
        "title": _both("tiny"),
        "authority": _both("nobody"),
        "jurisdiction": "000000",
        "status": "draft",
        "applies_by": "occurrence",
        "base": "80",
        "components": {"good": {"floor": "0", "ceiling": "40"}, "bad": {"floor": None, "ceiling": "0"}},
        "grades": [
            {"grade": "AAA", "at_least": "85"},
            {"grade": "AA", "at_least": "80"},
            {"grade": "A", "at_least": "70"},
            {"grade": "B", "at_least": "60"},
            {"grade": "B", "without": ["bad"]},
            {"grade": "C"},
        ],
        "status_grades": {"not_participating": "C(missing)", "no_project": None},
        "eligible": {"grades": ["AAA", "AA", "A"]},
    }
    late = {"liability": "company", "upheld": True, "duplicate_of": None, "answer_days": {"over": 10}}
    bad = [rule("tiny.bad", "penalty", "-5"), rule("tiny.late", "complaint.late", "-0.5")]
    return {
        "rulebook.yaml": {**head, **main},
        "indicators/good.yaml": _indicator("honours", "good", [rule("tiny.good", "award", "1")]),
        "indicators/bad.yaml": _indicator("breaches", "bad", bad),
        "derive.yaml": [{"event": "complaint.late", "from": "complaints", "where": late, "on": "received_at"}],
    }


def _indicator(name: str, component: str, rules: list[dict[str, Any]]) -> dict[str, Any]:
    return {"indicator": name, "component": component, "title": _both(name), "rules": rules}


def minimal_content(**main: Any) -> dict[str, Any]:  # noqa: ANN401 - any key of a whole rulebook
    """Return the same rulebook merged into one value, as `credit.rulebook.content.content` gives it."""
    files = minimal_files()
    indicators = [files["indicators/bad.yaml"], files["indicators/good.yaml"]]
    whole = {**files["rulebook.yaml"], "indicators": indicators, "derive": files["derive.yaml"]}
    return deepcopy({**whole, **main})


def minimal_rulebook(**main: Any) -> Rulebook:  # noqa: ANN401 - any key of a whole rulebook
    """Return the same rulebook as a value; `main` overrides whole keys (`indicators=[...]` among them)."""
    return from_content(minimal_content(**main))


def write_rulebook(folder: Path, files: Mapping[str, Any]) -> Path:
    """Write files into the folder and return it: text and bytes as they are, anything else as JSON, which is YAML."""
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = value if isinstance(value, str | bytes) else json.dumps(value, ensure_ascii=False, indent=1)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
