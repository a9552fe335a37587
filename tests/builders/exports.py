"""An exported record for tests: a published city, a few hundred draws, an erasure, three checkpoints, a witness."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import update
from sqlmodel import Session, col

from models.ledger.cosignatures import cosign
from models.ledger.notes import Signer, parse_note
from models.record.checkpointing import checkpoint
from models.record.entries import entry_at
from models.record.exporting import export
from models.record.sequencing import sequence
from models.record.sources import KeptRecord
from models.tables import LedgerEntry, engine_for, writing
from tests.builders.city import city_url
from tests.builders.record import AT, a_clerk

__all__ = ["ERASED", "LOG", "ORIGIN", "PAGE", "SIZES", "WITNESS", "an_export", "with_page"]

ORIGIN: Final = "log.invalid/demo"
LOG: Final = Signer.from_seed(ORIGIN, b"1" * 32)
WITNESS: Final = Signer.from_seed("witness.invalid", b"2" * 32)
SIZES: Final = (19, 319, 620)
"""How many entries each checkpoint has."""
ERASED: Final = 30
"""The entry whose content was erased."""
PAGE: Final = Path(__file__).parents[2] / "web" / "static" / "verifier"


def an_export(folder: Path, witness: Signer | None = WITNESS, rounds: int = 2) -> Path:
    """Publish a city, add draws in two portions, erase a content, and return the folder of the export.

    No two calls give the same history: salts differ. With fewer rounds it ends at an earlier checkpoint.
    """
    folder.mkdir(exist_ok=True)
    url = city_url(folder)
    _sign(url, 0, witness)
    for number in range(1, rounds + 1):
        if number > 1:
            _erase(url)
        _draws(url, 300, number)
        _sign(url, number, witness)
    return _written(url, folder / "export")


def with_page(folder: Path) -> Path:
    """Put the verifier page beside the record, as `wuxin log export` does."""
    for path in sorted(PAGE.iterdir()):
        shutil.copy(path, folder / path.name)
    return folder


def _draws(url: str, number: int, round_number: int) -> None:
    engine = engine_for(url)
    with writing(engine) as session:
        clerk = a_clerk(session, AT + timedelta(hours=round_number))
        for one in range(number):
            clerk.enter("draw.committed", f"draw/{round_number}/{one}", {"count": one, "namespace": f"抽检 {one} 😀"})
    engine.dispose()


def _erase(url: str) -> None:
    engine = engine_for(url)
    with writing(engine) as session:
        gone = entry_at(session, ERASED)
        assert gone is not None
        row = LedgerEntry
        clerk = a_clerk(session, AT + timedelta(hours=2))
        change = update(row).where(col(row.position) == ERASED).values(salt=None, content=None, erased_at=clerk.at)
        session.connection().execute(change)
        clerk.enter("personal.erased", gone.digest, {"by": "示例法院", "commitments": [], "contents": [gone.digest]})
    engine.dispose()


def _sign(url: str, hours: int, witness: Signer | None) -> None:
    engine = engine_for(url)
    at = AT + timedelta(hours=hours)
    with writing(engine) as session:
        sequence(session)
    with writing(engine) as session:
        checkpoint(session, LOG, ORIGIN, at, _cosigners(witness, int(at.timestamp()) + 60))
    engine.dispose()


def _cosigners(witness: Signer | None, time_s: int) -> Callable[[str, object], Sequence[str]]:
    def lines(note: str, _prove: object) -> Sequence[str]:
        return () if witness is None else (cosign(parse_note(note).text, time_s, witness),)

    return lines


def _written(url: str, folder: Path) -> Path:
    engine = engine_for(url)
    folder.mkdir()
    with Session(engine) as session:
        export(KeptRecord(session), folder)
    engine.dispose()
    return folder
