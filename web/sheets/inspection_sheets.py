"""What repeats a double-random draw: the records that the verifier page reads, and the files of `wuxin draw`."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

from models.values.canonical import canonical, digest
from models.values.draw import Drawn
from web.sheets.inspection_tables import write_csv

__all__ = ["write_sheets"]


def write_sheets(
    drawn: Sequence[Drawn],
    commitments: Sequence[Mapping[str, object]],
    teams: Mapping[str, Sequence[str]],
    folder: Path,
) -> list[str]:
    """Write both draws and who goes where; return the names of the files.

    `targets.json` and `inspectors.json` are what `wuxin draw --json` prints; the .csv files and repeat.txt are what it
    takes to print that again.
    """
    calls = []
    for name, one, commitment in zip(("targets", "inspectors"), drawn, commitments, strict=True):
        record = one.as_dict() | {"commitment": dict(commitment), "commitment_sha256": digest(commitment)}
        (folder / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
        (folder / f"{name}-commitment.json").write_bytes(canonical(commitment))
        calls.append(_call(name, one, folder))
    write_csv(
        folder / "codes.csv",
        [{"name": party.name, "code": code} for party, code in zip(drawn[0].plan.parties, drawn[0].codes, strict=True)],
        ("name", "code"),
    )
    rows = [{"community_id": target, "inspector_id": who} for target, team in teams.items() for who in team]
    write_csv(folder / "assignments.csv", rows, ("community_id", "inspector_id"))
    (folder / "repeat.txt").write_text("\n".join(calls) + "\n", encoding="utf-8")
    return sorted(path.name for path in folder.iterdir())


def _call(name: str, drawn: Drawn, folder: Path) -> str:
    """Write the pool, quotas and exclusions of a draw, and return the command that repeats it."""
    plan = drawn.plan
    pool = [{"label": one.label, "weight": one.weight, "stratum": one.stratum} for one in plan.pool]
    write_csv(folder / f"{name}.csv", pool, ("label", "weight", "stratum"))
    words = ["wuxin", "draw", f"{name}.csv", "--label", "label", "--weight", "weight", "--count", str(plan.count)]
    if plan.quotas:
        rows = [{"stratum": stratum, "quota": quota} for stratum, quota in plan.quotas.items()]
        write_csv(folder / f"{name}-quotas.csv", rows, ("stratum", "quota"))
        words += ["--stratum", "stratum", "--quotas", f"{name}-quotas.csv"]
    if plan.exclusions:
        rows = [{"label": label, "reason": reason} for label, reason in plan.exclusions.items()]
        write_csv(folder / f"{name}-exclude.csv", rows, ("label", "reason"))
        words += ["--exclude", f"{name}-exclude.csv"]
    if plan.substitutes:
        words += ["--substitutes", str(plan.substitutes)]
    words += ["--namespace", plan.namespace, "--codes", "codes.csv", "--seed", drawn.randomness]
    return shlex.join([*words, "--commitment", f"{name}-commitment.json", "--json"])
