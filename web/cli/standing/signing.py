"""`wuxin list sign`: a statement that the portal prepared, shown, signed with a key that stays here, and written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from models.errors import InputError, Problem
from web.cli.keys.files import opened
from web.cli.list_options import KeyFile
from web.cli.options import Json
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import refuse_existing
from web.cli.standing.decisions import read_signed, write_signed
from web.cli.terminal import emit, say, table

__all__ = ["sign_statement"]

Statement = Annotated[Path, typer.Argument(metavar="FILE", help="The statement, as the portal gave it out.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write; it must not exist.")]


def sign_statement(
    path: Statement, *, key: KeyFile, out: Out, passphrase_file: PassphraseFile = None, as_json: Json = False
) -> None:
    """Sign a decision that the portal prepared, without database or network; read what it says before you do."""
    from credit.standing.signing import signed_content

    refuse_existing(out)
    content = _statement(path)
    if not as_json:
        say(*table([("field", "value"), *((name, _shown(value)) for name, value in content.items())]))
    held, pair = opened(key, passphrase_file)
    signed = signed_content(content, held.key.name, pair)
    write_signed(out, signed)
    if as_json:
        emit(signed)
    else:
        say(f"Signed by {held.key.name}: {out}. Bring it to the page that gave out the statement.")


def _statement(path: Path) -> dict[str, Any]:
    """Return what is to be signed. Raises InputError for what is no statement of ours."""
    from credit.standing.certificates import CERTIFICATE_FORMAT
    from credit.standing.decisions import DECISION_FORMAT
    from credit.standing.petitions import PETITION_FORMAT
    from credit.standing.reviews import REVIEW_FORMAT

    content = read_signed(path)
    formats = (DECISION_FORMAT, PETITION_FORMAT, REVIEW_FORMAT, CERTIFICATE_FORMAT)
    if not isinstance(content, dict) or content.get("format") not in formats:
        what, remedy = "this is no statement that an official signs", f"Its format is one of: {', '.join(formats)}."
        raise InputError(Problem(str(path), what, remedy))
    return content


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(part)}" for name, part in value.items())
    if isinstance(value, list):
        return "; ".join(map(_shown, value)) or "-"
    return "-" if value in (None, "") else str(value)
