"""`wuxin list decide` and `wuxin list verify`: signed decisions on listings, made on record and verified anywhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.keys.files import opened
from web.cli.list_options import Article, Instrument, KeyFile, Number, Out, Reasons
from web.cli.options import Database, Json, day
from web.cli.passphrases import PassphraseFile
from web.cli.private_files import read_text, refuse_existing
from web.cli.standing.steps import tell
from web.cli.terminal import emit, say

__all__ = ["decide", "read_signed", "verify", "write_signed"]

Outcome = Annotated[
    Literal["uphold", "drop", "confirm", "refuse-repair", "lift"],
    typer.Option("--outcome", help="What is decided: list, do not list, keep listed, refuse repair, take off."),
]
Ground = Annotated[
    Literal["", "repaired", "basis_revoked", "wrongly_listed", "conditions_met"],
    typer.Option("--ground", help="Why it is lifted; with --outcome lift."),
]
EndsOn = Annotated[
    date | None,
    typer.Option(
        "--ends-on", metavar="DATE", parser=day, help="First day after the term; without it, the proposed one."
    ),
]
Measures = Annotated[
    list[str] | None,
    typer.Option(
        "--measure", metavar="ID[=LAW, ARTICLE]",
        help="A measure it brings, with the law where it is off by itself; without any, those that are on. Repeatable.",
    ),
]  # fmt: skip
File = Annotated[Path, typer.Argument(metavar="FILE", help="The signed file.")]
Official = Annotated[
    list[str] | None,
    typer.Option("--official", metavar="VKEY", help="A public key that may have signed; from the gazette. Repeatable."),
]


def decide(
    number: Number, *, outcome: Outcome, key: KeyFile, instrument: Instrument, article: Article, reasons: Reasons,
    ground: Ground = "", ends_on: EndsOn = None, measure: Measures = None, out: Out = None,
    passphrase_file: PassphraseFile = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Decide on a listing: the decision is signed with the head's key and put on record with its legal basis."""
    from credit.standing.decisions import Decision, decision_content
    from credit.standing.laws import law_for
    from credit.standing.listing import Move, Role, Step
    from credit.standing.signing import signed_content
    from web.register.standing.listings import listing, take_step

    if out is not None:
        refuse_existing(out)
    file, pair = opened(key, passphrase_file)
    url, move = database_url(db), Move(outcome.replace("-", "_"))
    with register(url) as session:
        clerk, before = recording.clerk(session), listing(session, number)
        law = law_for(before.facts.jurisdiction)
        brought = _measures(measure, before.facts.kind, law.id) if move is Move.UPHOLD else ()
        decision = Decision(move, instrument, article, reasons, ground, ends_on, brought, _checkpoint(session))
        signed = signed_content(decision_content(before, law, decision, clerk.at), file.key.name, pair)
        after = take_step(clerk, number, Step(move, clerk.at, file.key.name, Role.HEAD, {}, signed))
    write_signed(out, signed)
    tell(after, url, as_json=as_json)


def verify(path: File, *, official: Official = None, as_json: Json = False) -> None:
    """Verify a signed decision on a listing or a point, without database or network."""
    from credit.standing.decisions import DECISION_FORMAT
    from credit.standing.petitions import PETITION_FORMAT
    from credit.standing.signing import check_signed

    document = read_signed(path)
    told = document.get("content", {}) if isinstance(document, dict) else {}
    format_ = PETITION_FORMAT if told.get("format") == PETITION_FORMAT else DECISION_FORMAT
    signer = check_signed(document, format_, str(path))
    trusted = signer.vkey in (official or [])
    if official and not trusted:
        what = f"it is signed by {signer.vkey}, which is none of the keys named"
        raise InputError(Problem(str(path), what, "Compare the key with the one in the gazette."))
    if as_json:
        emit({"valid": True, "trusted": trusted, "key": signer.vkey, "content": told})
        return
    say(f"The signature of {signer.name} holds: {told['decision']}, company {told['company_id']}, {told['at']}.")
    if not trusted:
        say(f"Whether {signer.vkey} may decide is for you to check: name it with --official, or see wuxin key list.")


def write_signed(out: Path | None, signed: dict[str, Any]) -> None:
    """Write a signed document where a file is named."""
    if out is not None:
        out.write_text(json.dumps(signed, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read_signed(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return the JSON of a file. Raises InputError where it holds none."""
    try:
        return json.loads(read_text(path))
    except ValueError:
        raise InputError(Problem(str(path), "this is no JSON", "Take the whole file as it was given out.")) from None


def _measures(named: Sequence[str] | None, kind: Any, law_id: str) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - a kind of list
    from credit.standing.consequences import measures_of
    from credit.standing.laws import law_named

    if named is None:
        return tuple((one.id, "") for one in measures_of(law_named(law_id), kind) if one.on)
    return tuple((one.partition("=")[0], one.partition("=")[2]) for one in named)


def _checkpoint(session: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a session
    """Return size and SHA-256 of the newest checkpoint: up to where the record was sealed when it was decided."""
    from hashlib import sha256

    from sqlmodel import col, select

    from models.tables import LedgerCheckpoint

    newest = session.exec(select(LedgerCheckpoint).order_by(col(LedgerCheckpoint.size).desc()).limit(1)).first()
    return None if newest is None else {"size": newest.size, "sha256": sha256(newest.note.encode()).hexdigest()}
