"""Files of sealed bids for commands: a bid as `wuxin seal` writes it, and a box as `wuxin bid box` hands it out.

BOX/notices/1.json ...     each version of the notice
BOX/accepted.json          what was accepted, when, and where it stands on the record
BOX/bids/HANDLE/           submission.json and PART.envelope, or PART.header alone
BOX/shares/, BOX/halves/   what custodians and bidders handed in
BOX/keys.json              bidders' keys on record, from when until when each holds; `wuxin key list` tells the same
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from models.errors import InputError, Problem
from models.values.moments import parse_moment

if TYPE_CHECKING:
    from bidding.bids import Accepted, Evidence, Materials, Part, Submission
    from bidding.bids.headers import Header
    from bidding.notices import Notice

__all__ = [
    "KeyPath", "LotId", "NewFile", "NoticePath", "box_materials", "envelope_outs", "envelopes_of", "headers_in",
    "notice_from", "notices_in", "submission_in",
]  # fmt: skip

NoticePath = Annotated[
    Path, typer.Option("--tender", metavar="NOTICE", help="The tender notice, the version in force.")
]
LotId = Annotated[str, typer.Option("--lot", metavar="ID", help="The lot that is bid for.")]
KeyPath = Annotated[Path, typer.Option("--key", metavar="FILE", help="The key file.")]
NewFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write; it must not exist.")]


def notice_from(path: Path) -> Notice:
    """Return the notice of a file; raises InputError."""
    from bidding.notices import read_notice

    return read_notice(path.read_bytes(), str(path))


def submission_in(folder: Path) -> Submission:
    """Return the submission in the folder of a bid; raises InputError."""
    from bidding.bids import read_submission

    path = folder / "submission.json"
    if not path.is_file():
        raise InputError(Problem(str(folder), "there is no submission.json in it", "Name a folder of wuxin seal."))
    return read_submission(path.read_bytes(), str(path))


def headers_in(folder: Path) -> Iterator[tuple[Header, bytes]]:
    """Yield the header of every envelope in a folder or below it, with its text; raises InputError."""
    from bidding.bids import read_header

    for path in sorted([*folder.rglob("*.envelope"), *folder.rglob("*.header")]):
        with path.open("rb") as source:
            yield read_header(source, str(path))


def envelopes_of(folder: Path, submission: Submission) -> list[tuple[Path, str]]:
    """Return the file of each envelope that a submission names, with the digest it should have; raises InputError."""
    found = [(folder / f"{part}.envelope", named.envelope) for part, named in submission.parts.items()]
    missing = [path for path, _ in found if not path.is_file()]
    if missing:
        remedy = "Take the folder as wuxin seal made it."
        raise InputError([Problem(str(path), "the envelope is missing", remedy) for path in missing])
    return found


@contextmanager
def envelope_outs(folder: Path, notice: Notice) -> Iterator[dict[Part, BinaryIO]]:
    """Give a file to write for every part that the notice asks for."""
    from bidding.bids import part_bytes

    with ExitStack() as stack:
        yield {part: stack.enter_context((folder / f"{part}.envelope").open("wb")) for part in part_bytes(notice)}


@contextmanager
def box_materials(box: Path) -> Iterator[Materials]:
    """Give what is needed to open the bids of a box; raises InputError for what is missing or malformed."""
    from bidding.bids import Materials

    with ExitStack() as stack:
        listed = {submission.bidder: folder for folder, submission in _bids(box)}

        def source(submission: Submission, part: Part) -> BinaryIO | None:
            path = listed[submission.bidder] / f"{part}.envelope"
            return stack.enter_context(path.open("rb")) if path.is_file() else None

        notices = notices_in(box)
        yield Materials(notices, _accepted(box), source, _evidence(box, notices[-1]), _enrolled(box))


def notices_in(box: Path) -> list[Notice]:
    """Return the versions of the notice in a box, the newest last; raises InputError where there is none."""
    found = [notice_from(path) for path in sorted((box / "notices").glob("*.json"))]
    if not found:
        raise InputError(Problem(str(box), "there is no notice in its notices/", "Name a folder of wuxin bid box."))
    return sorted(found, key=lambda one: one.version)


def _bids(box: Path) -> Iterator[tuple[Path, Submission]]:
    for path in sorted((box / "bids").glob("*/submission.json")):
        yield path.parent, submission_in(path.parent)


def _accepted(box: Path) -> list[Accepted]:
    from bidding.bids import Accepted, submission_digest

    path = box / "accepted.json"
    by_digest = {submission_digest(submission): submission for _, submission in _bids(box)}
    try:
        listed = json.loads(path.read_bytes())
        return [Accepted(by_digest[one["submission"]], parse_moment(one["at"]), int(one["position"])) for one in listed]
    except KeyError as error:
        what = f"{error} is missing: every submission that was accepted has its folder in bids/"
        raise InputError(Problem(str(path), what, "Take the whole box: wuxin bid box.")) from None
    except (ValueError, TypeError):
        raise InputError(Problem(str(path), "it does not list submissions", "Take it from wuxin bid box.")) from None


def _enrolled(box: Path) -> Callable[[str, int], bool] | None:
    """Return whether a key was a bidder's at a moment; None where the box does not say."""
    path = box / "keys.json"
    if not path.is_file():
        return None
    try:
        listed = [
            (str(one["key"]), parse_moment(one["from"]), one["until"] and parse_moment(one["until"]))
            for one in json.loads(path.read_bytes())
        ]
    except (ValueError, TypeError, KeyError):
        raise InputError(Problem(str(path), "it does not list keys", "Take it from wuxin bid box.")) from None
    return lambda vkey, at: any(
        key == vkey and begun <= at and (ended is None or at < ended) for key, begun, ended in listed
    )


def _evidence(box: Path, notice: Notice) -> Evidence:
    from bidding.bids import Evidence, read_own_halves, read_shares

    shares = [read_shares(path.read_bytes(), notice, str(path)) for path in sorted((box / "shares").glob("*.json"))]
    halves = [read_own_halves(path.read_bytes(), str(path)) for path in sorted((box / "halves").glob("*.json"))]
    return Evidence(shares, halves)
