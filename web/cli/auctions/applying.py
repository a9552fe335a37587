"""`wuxin auction apply`: an application to take part, signed with the key that will bid."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from models.errors import InputError, Problem
from web.cli.auctions.steps import Name, commands
from web.cli.keys.files import opened
from web.cli.options import Json
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import refuse_existing
from web.cli.terminal import emit, say

__all__ = ["apply"]

KeyFile = Annotated[Path, typer.Option("--key", metavar="FILE", help="The key file that will bid, and signs.")]
To = Annotated[str | None, typer.Option("--to", metavar="URL", help="Hand it in at this portal.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write it to a file, for the seller.")]


@commands.command(epilog="Example: wuxin auction apply shop-1-2024 --key bidder.key --to https://wuxin.example.org")
def apply(
    auction: Name, *, key: KeyFile, passphrase_file: PassphraseFile = None, to: To = None, out: Out = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Apply to take part in an auction, with the key that will bid; the answer tells the handle."""
    from bidding.auction import signed_application

    if (to is None) == (out is None):
        raise InputError(Problem("--to and --out", "it goes to a portal or into a file", "Name one of them."))
    file, pair = opened(key, passphrase_file)
    signed = signed_application(auction, (file.key.name, pair))
    if out is not None:
        refuse_existing(out)
        out.write_text(json.dumps(signed, ensure_ascii=False), encoding="utf-8")
    else:
        _hand_in(str(to), auction, signed, as_json=as_json)


def _hand_in(portal: str, auction: str, signed: dict[str, object], *, as_json: bool) -> None:
    from web.cli.auctions.sending import applied_at

    told = applied_at(portal, auction, signed)
    if as_json:
        emit(told)
        return
    say(
        f"{auction}: on record as {told['handle']} since {told['at']}. Its entry: {told['entry']}",
        f"Pay the security of {told['security_fen']} fen, and name {told['handle']} with it.",
    )
