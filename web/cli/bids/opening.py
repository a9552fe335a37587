"""`wuxin open`: bids opened from public files alone, by anybody, and held against what was published."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from models.errors import Problem, RefusedError
from web.cli.bids.files import box_materials
from web.cli.folders import new_folder
from web.cli.options import Json
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.bids import Materials, Part, Submission

__all__ = ["commands", "open_box"]

commands = typer.Typer()

Box = Annotated[Path, typer.Argument(metavar="BOX", help="The box as it was handed out.")]
PartName = Annotated[Literal["cover", "technical", "price"], typer.Option("--part", help="Which parts are opened.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to make: result.json and the files.")]
Compare = Annotated[
    Path | None, typer.Option("--compare", metavar="FILE", help="A published result.json that must come out the same.")
]


@commands.command("open", epilog="Example: wuxin open box --part price --out prices --compare published/result.json")
def open_box(box: Box, *, part: PartName, out: Out, compare: Compare = None, as_json: Json = False) -> None:
    """Open one part of all bids of a box, from notice, envelopes and what was handed in; no key is asked for.

    With --compare it is a check: the published result must be what these files give.
    """
    from bidding.bids import Part, open_covers, open_live
    from models.values.canonical import canonical

    with box_materials(box) as materials, new_folder(out) as folder:
        chosen = Part(part)
        result = open_covers(materials)[0] if chosen is Part.COVER else _live(materials, chosen, folder, open_live)
        (folder / "result.json").write_bytes(canonical(result) + b"\n")
        if compare is not None:
            _check(result, json.loads(compare.read_bytes()), compare)
    if as_json:
        emit({"folder": out, "compared": compare, **result})
        return
    for handle, told in result["bids"].items():
        say(f"{handle}  {_line(told, result)}")
    for lot, why in result["unopened_lots"].items():
        say(f"lot {lot} stays closed: {why}")
    if compare is not None:
        say("It is what was published.")


def _live(
    materials: Materials, part: Part, folder: Path, opener: Callable[..., dict[str, Any]]
) -> dict[str, Any]:  # fmt: skip
    with ExitStack() as stack:

        def sink(submission: Submission, _part: Part) -> Callable[[bytes], object]:
            return stack.enter_context((folder / f"{submission.bidder}.{_part}").open("wb")).write

        result = opener(materials, part, sink)
    for handle, told in result["bids"].items():
        if "failure" in told:
            (folder / f"{handle}.{part}").unlink(missing_ok=True)
    return result


def _line(told: dict[str, Any], result: dict[str, Any]) -> str:
    handle_standings = result.get("standings", {})
    if "failure" in told:
        return f"not opened ({told['failure']['cause']}): {told['failure']['outcome']}, {told['failure']['article']}"
    if handle_standings:
        return f"{told['kind']}"
    return f"{told['bytes']:,} bytes  {told.get('company_id', '')}".rstrip()


def _check(result: dict[str, Any], published: dict[str, Any], where: Path) -> None:
    if result == published:
        return
    keys = sorted({*result, *published})
    problems = [
        Problem(f"{where}, {key}{_first(result.get(key), published.get(key))}", "it is not what these files give",
                "Take a whole box; if it stays so, what was published is false.")
        for key in keys if result.get(key) != published.get(key)
    ]  # fmt: skip
    raise RefusedError(problems)


def _first(ours: object, theirs: object) -> str:
    """Return the handle at which two results first differ, after a dot; nothing where they have none."""
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return ""
    return "." + next(str(key) for key in sorted({*ours, *theirs}) if ours.get(key) != theirs.get(key))
