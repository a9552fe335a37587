"""`wuxin certificate make` and `verify`: a company's credit certificate, signed JSON and a sheet with a QR code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.keys.files import opened
from web.cli.list_options import KeyFile, today
from web.cli.options import Database, Json, Language
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import refuse_existing
from web.cli.standing.decisions import read_signed
from web.cli.terminal import emit, say

__all__ = ["commands", "make", "verify"]

_URL = re.compile(r"https?://[^\s<>\"?#]+", re.ASCII)
commands = typer.Typer(help="Credit certificates that verify without a server.")


def _address(text: str) -> str:
    if not _URL.fullmatch(text):
        message = f"{text!r} is no address. Write where the portal stands, like https://credit.example.org."
        raise typer.BadParameter(message)
    return text.rstrip("/")


Company = Annotated[str, typer.Argument(metavar="COMPANY", help="The company_id.")]
For = Annotated[str, typer.Option("--for", metavar="TEXT", help="Who asked for it; they are told of corrections.")]
OutFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="The signed JSON to write; it must not exist.")]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="A sheet of it with a QR code, too.")]
Fonts = Annotated[Path | None, typer.Option("--fonts", metavar="DIR", help="Where the fonts are; else the system's.")]
Portal = Annotated[
    str | None,
    typer.Option("--portal", metavar="URL", parser=_address, help="The portal that the code of the sheet leads to."),
]
CertificateFile = Annotated[Path, typer.Argument(metavar="FILE", help="The signed JSON.")]
Official = Annotated[
    list[str] | None,
    typer.Option("--official", metavar="VKEY", help="A public key that may have signed; from the gazette. Repeatable."),
]


@commands.command(
    epilog="Example: wuxin certificate make 91330000MA27U04D4K --for 'Garden Lane' --key head.key --out c.json"
)
def make(
    company: Company, *, asked_by: For, key: KeyFile, out: OutFile, pdf: Pdf = None, fonts: Fonts = None,
    portal: Portal = None, lang: Language = "zh", passphrase_file: PassphraseFile = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Certify a company's newest rating and its lists, signed; that it was issued, and for whom, goes on record."""
    from credit.standing.signing import signed_content
    from web.register.standing.certificates import record_certificate, what_is_certified

    for path in filter(None, (out, pdf)):
        refuse_existing(path)
    file, pair = opened(key, passphrase_file)
    url = database_url(db)
    with register(url) as session:
        clerk = recording.clerk(session)
        signed = signed_content(what_is_certified(clerk, company, today(clerk.at)), file.key.name, pair)
        if pdf is not None:
            from web.certificate_sheet import certificate_pdf
            from web.typst_sheets import FONT_FOLDERS

            folders = FONT_FOLDERS if fonts is None else (fonts,)
            pdf.write_bytes(certificate_pdf(signed, lang, folders, clerk.at, portal))
        record_certificate(clerk, signed["content"], asked_by)
        out.write_text(json.dumps(signed, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    recording.put_in_order(url)
    if as_json:
        emit(signed)
        return
    content = signed["content"]
    say(
        f"{out}: {content['name']} ({company}), grade {content['grade']}, {content['score']}, as of {content['as_of']}."
    )


@commands.command(epilog="Example: wuxin certificate verify c.json --official VKEY")
def verify(path: CertificateFile, *, official: Official = None, as_json: Json = False) -> None:
    """Verify a certificate without database or network: its signature, and by whose key."""
    from credit.standing.certificates import CERTIFICATE_FORMAT
    from credit.standing.signing import check_signed

    document = read_signed(path)
    signer = check_signed(document, CERTIFICATE_FORMAT, str(path))
    trusted = signer.vkey in (official or [])
    if official and not trusted:
        what = f"it is signed by {signer.vkey}, which is none of the keys named"
        raise InputError(Problem(str(path), what, "Compare the key with the one in the gazette."))
    content = document["content"]
    if as_json:
        emit({"valid": True, "trusted": trusted, "key": signer.vkey, "content": content})
        return
    say(f"The signature of {signer.name} holds: {content['name']}, grade {content['grade']}, as of {content['as_of']}.")
    if not trusted:
        say(f"Whether {signer.vkey} may certify is for you to check: name it with --official.")
