"""`wuxin evaluate`: scores and ranking of opened bids, each term of each formula shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from web.cli.folders import RUN_FILE, output_folder
from web.cli.options import Force, Json, Language
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from bidding.evaluation import Evaluation

__all__ = ["commands", "evaluate"]

commands = typer.Typer()

TenderPath = Annotated[
    Path, typer.Argument(metavar="TENDER.json", help="The scheme, the opened bids, and what the panel did.")
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Write the report, the result and the input there.")
]


@commands.command(epilog="Example: wuxin evaluate tender.json --out ./evaluation")
def evaluate(
    tender: TenderPath, *, out: Out = None, force: Force = False, language: Language = "zh", as_json: Json = False
) -> None:
    """Evaluate opened bids: scores and ranking, each term of each formula shown; equal files, equal results."""
    from bidding.evaluation import evaluate as evaluated
    from bidding.evaluation import read_tender

    result = evaluated(read_tender(tender.read_bytes(), tender.name))
    document = result.as_dict() | {"sha256": result.digest}
    if out is not None:
        with output_folder(out, force=force) as folder:
            _write(folder, result, document, language)
    if as_json:
        emit(document if out is None else document | {"out": out})
        return
    _show(result, language)
    if out is not None:
        say("", f"in {out}/: everything that repeats it; again by: wuxin evaluate {out}/tender.json")


def _show(result: Evaluation, language: str) -> None:
    from bidding.evaluation.report import sections

    for section in sections(result, language):
        say(section.title, *table(section.rows), "")
    say(*(f"note: {getattr(note, language)}" for note in result.notes))


def _write(folder: Path, result: Evaluation, document: dict[str, Any], language: str) -> None:
    from bidding.evaluation.report import report_text
    from web.cli.draws.sheet import sheet_of

    files = {
        "tender.json": _text(result.tender.model_dump(mode="json", by_alias=True)),
        "evaluation.json": _text(document),
        "report.zh.md": report_text(result, "zh"),
        "report.en.md": report_text(result, "en"),
    }
    for drawn in result.ties:
        record = {**drawn.as_dict(), "commitment": None, "commitment_sha256": None, "predictability": []}
        rank = drawn.plan.namespace.rpartition("/")[2]
        files[f"tie-{rank}.html"] = sheet_of(drawn, record, "wuxin evaluate tender.json", language)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    run = {"command": "wuxin evaluate", "files": sorted(files), "sha256": document["sha256"]}
    (folder / RUN_FILE).write_text(_text(run), encoding="utf-8")


def _text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
