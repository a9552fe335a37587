"""`wuxin key words`, `recover`: a key as words on sheets of paper, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from models.errors import InputError, Problem
from web.cli.folders import new_folder
from web.cli.keys.files import described, make_file, opened, public_lines
from web.cli.options import Json
from web.cli.passphrases import PassphraseFile, new_passphrase, read_secret
from web.cli.private_files import read_text, refuse_existing, write_private
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from models.keys import PublicKey, Sheet

__all__ = ["recover", "words"]

_CLEAR: Final = "\x1b[2J\x1b[3J\x1b[H"
"""Clears the screen and what scrolled off it (ECMA-48 ED; 3 is xterm's)."""

KeyPath = Annotated[Path, typer.Argument(metavar="FILE", help="The key file.")]
Threshold = Annotated[int, typer.Option("--threshold", metavar="K", min=1, max=16, help="Sheets that restore the key.")]
Shares = Annotated[int, typer.Option("--shares", metavar="N", min=1, max=16, help="Sheets to make.")]
OutDir = Annotated[
    Path | None,
    typer.Option("--out-dir", metavar="DIR", help="Write each sheet to a file there; without it, show one by one."),
]
Words = Annotated[
    list[Path] | None,
    typer.Option("--words", metavar="FILE", help="A sheet, or a file with the words of one; repeat it for each."),
]
Vkey = Annotated[
    str | None, typer.Option("--vkey", metavar="VKEY", help="The public key, where no sheet names it; it is on record.")
]
Purpose = Annotated[
    Literal["log", "witness", "custodian", "bidder", "official"] | None,
    typer.Option("--purpose", help="What the key is for, where no sheet names it."),
]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The key file to write; it must not exist.")]


def words(
    path: KeyPath,
    *,
    threshold: Threshold = 3,
    shares: Shares = 5,
    out_dir: OutDir = None,
    passphrase_file: PassphraseFile = None,
    as_json: Json = False,
) -> None:
    """Split a key into sheets of words (SLIP-39), any K of which restore it; nothing of them goes to stdout."""
    from models.keys import share_secret, sheets_of

    file, pair = opened(path, passphrase_file)
    made = sheets_of(file, share_secret(pair.secret, threshold, shares), threshold)
    names = _write_sheets(made, out_dir) if out_dir is not None else _show_sheets(made)
    if as_json:
        emit({"sheets": names, "threshold": threshold, "shares": shares, **described(file)})
        return
    say(f"{file.key.name}: {shares} sheets, any {threshold} of which restore the key.")
    say("Next: give each to another keeper, on paper. Earlier sets stay good; sheets of two sets do not mix.")
    if out_dir is not None:
        say(f"  Print the sheets and delete {out_dir}/: whoever reads {threshold} of its files has the key.")
    say(f"  Try them before you need them: wuxin key recover --out {path.stem}.trial.key; then delete that file.")


def recover(
    *,
    out: Out,
    listed: Words = None,
    vkey: Vkey = None,
    purpose: Purpose = None,
    passphrase_file: PassphraseFile = None,
    as_json: Json = False,
) -> None:
    """Restore a key file from the words of enough sheets, and hold it against its public key."""
    from models.keys import DEFAULT_COST, pair_of, recover_secret

    refuse_existing(out)
    sheets = _read_sheets(listed) if listed else _ask_sheets()
    key, purpose_found = _what_it_is(sheets, vkey, purpose)
    pair = pair_of(key.suite, recover_secret([(where, sheet.words) for where, sheet in sheets]))
    if pair.public != key.public:
        what = f"the words restore another key than the public key of {key.name}"
        raise InputError(Problem("shares", what, "Compare the fingerprint with the record; is it an earlier key?"))
    passphrase = new_passphrase(passphrase_file, key.name)
    file = make_file(out, pair, (key.name, purpose_found), passphrase, DEFAULT_COST)
    if as_json:
        emit({"file": out, **described(file)})
        return
    say(f"{key.name}: the {purpose_found} key is in {out}, under your passphrase.", *public_lines(key), "")
    say("Next: take the sheets back to their keepers. Did anybody see enough of them together? Then replace the key:")
    say(f"  wuxin key rotate {out} --out NEW")


def _write_sheets(sheets: tuple[Sheet, ...], directory: Path) -> list[str]:
    from models.keys import sheet_text

    names = [f"share-{number}-of-{len(sheets)}.txt" for number in range(1, len(sheets) + 1)]
    with new_folder(directory) as folder:
        folder.chmod(0o700)
        for name, sheet in zip(names, sheets, strict=True):
            write_private(folder / name, sheet_text(sheet))
    return [str(directory / name) for name in names]


def _show_sheets(sheets: tuple[Sheet, ...]) -> list[str]:
    """Show the sheets one after the other on the terminal itself, past any redirection, and clear each away."""
    from models.keys import sheet_text

    try:
        terminal = Path("/dev/tty").open("r+b", buffering=0)  # noqa: SIM115 - closed below
    except OSError:
        remedy = "Call it on a terminal to copy the words by hand, or name a folder: --out-dir DIR."
        raise InputError(Problem("", "there is no terminal to show the words on", remedy)) from None
    with terminal:
        for sheet in sheets:
            terminal.write(f"{_CLEAR}{sheet_text(sheet)}\nCopy it by hand, then press Enter.".encode())
            terminal.readline()
        terminal.write(_CLEAR.encode())
    return []


def _read_sheets(paths: list[Path]) -> list[tuple[str, Sheet]]:
    from models.keys import read_sheet

    return [(str(path), read_sheet(read_text(path), str(path))) for path in paths]


def _ask_sheets() -> list[tuple[str, Sheet]]:
    """Ask for one sheet's words after the other until there are enough; one that does not fit is asked for again."""
    from models.keys import read_sheet
    from models.keys.words import missing_shares

    sheets: list[tuple[str, Sheet]] = []
    missing = 1
    while missing:
        label = f"share {len(sheets) + 1}"
        wanted = f"; {missing} more needed" if sheets else ""
        typed = read_secret(f"Words of {label}, in one line{wanted}: ", echo=True)
        try:
            more = [*sheets, (label, read_sheet(typed, label))]
            missing = missing_shares([(where, sheet.words) for where, sheet in more])
        except InputError as error:
            typer.echo(str(error), err=True)
        else:
            sheets = more
    typer.echo(_CLEAR, err=True, nl=False)  # the words do not stay on the screen
    return sheets


def _what_it_is(sheets: list[tuple[str, Sheet]], vkey: str | None, purpose: str | None) -> tuple[PublicKey, str]:
    """Return the one public key and purpose that sheets and options name."""
    from models.keys import parse_vkey
    from models.keys.names import check_purpose

    keys = {sheet.key for _, sheet in sheets if sheet.key} | ({parse_vkey(vkey)} if vkey else set())
    purposes = {sheet.purpose for _, sheet in sheets if sheet.purpose} | ({purpose} if purpose else set())
    problems = [
        Problem(noun, "no sheet names it" if not found else "the sheets and options name more than one", remedy)
        for noun, found, remedy in (
            ("public key", keys, "Name it with --vkey, as it stands on record."),
            ("purpose", purposes, "Name it with --purpose."),
        )
        if len(found) != 1
    ]
    if problems:
        raise InputError(problems)
    key = keys.pop()
    return key, check_purpose(purposes.pop(), key.suite)
