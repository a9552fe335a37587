"""`wuxin custodian share`: what a custodian does, on its own device, with its own key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from models.errors import InputError, Problem
from web.cli.bids.files import KeyPath, NewFile, NoticePath, box_materials, headers_in, notice_from, notices_in
from web.cli.keys.files import moment_now, opened
from web.cli.options import Json
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import refuse_existing, write_private
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.notices import Notice

__all__ = ["commands", "root", "share"]

commands = typer.Typer(help="Custodians: open one's own shares of sealed bids, after close.")

Box = Annotated[Path, typer.Argument(metavar="BOX", help="The box as it was handed out, or a folder of envelopes.")]
PartName = Annotated[
    Literal["cover", "technical", "price"], typer.Option("--part", help="Whose shares are opened; covers come first.")
]


@commands.callback()
def root() -> None:
    """Keep `share` a word of its own, though it is the only command."""


@commands.command(
    epilog="Example: wuxin custodian share box --tender notice.json --part cover --key mine.key --out shares.json"
)
def share(
    box: Box, *, tender: NoticePath, part: PartName, key: KeyPath, out: NewFile,
    passphrase_file: PassphraseFile = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Open one's shares of all envelopes of a part, offline, and write them to a signed file to hand in.

    Refused before bids close by this machine's clock. What does not open is told in the file. After covers, only shares
    of bids that count leave: the command opens the covers of the box itself.
    """
    from bidding.bids import Part, hand_in_shares
    from bidding.bids.strict_json import text_of

    refuse_existing(out)
    notice = notice_from(tender)
    file, pair = opened(key, passphrase_file)
    if file.purpose != "custodian":
        raise InputError(Problem(str(key), f"this is a {file.purpose} key", "Name the key whose public part is in "
                                 "the notice."))  # fmt: skip
    live = None if part == "cover" else _live(box)
    headers = [one for one in headers_in(box) if live is None or one[0].bidder in live]
    found = hand_in_shares(_versions(box, notice), Part(part), (file.key, pair), headers, moment_now())
    write_private(out, text_of(found).decode() + "\n")
    false = sum(bool(one.unfit) for one in found.shares)
    if as_json:
        emit({"file": out, "part": part, "envelopes": len(found.shares), "unfit": false})
        return
    say(f"{out} holds your shares of {len(found.shares)} envelopes ({part}).")
    if false:
        say(f"{false} of them were sealed falsely to you; the file says which.")
    say(f"Next: wuxin bid hand-in {out}")


def _versions(box: Path, notice: Notice) -> list[Notice]:
    """Return the custodian's own notice last, after the versions before it of a box; a folder of envelopes has none."""
    earlier = notices_in(box) if (box / "notices").is_dir() else []
    return [*(one for one in earlier if one.version < notice.version), notice]


def _live(box: Path) -> frozenset[str]:
    """Return the handles whose bids count, worked out from the box's covers and not taken on trust."""
    from bidding.bids import BidStanding, open_covers

    with box_materials(box) as materials:
        result, bids, _ = open_covers(materials)
    lots = {one.submission.bidder: one.submission.lot for one in materials.accepted}
    return frozenset(
        handle for handle in bids.of(BidStanding.LIVE) if lots[handle] not in result["unopened_lots"]
    )  # fmt: skip
