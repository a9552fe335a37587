"""Papers that somebody holds, and the register that has them on record: receipt, proof, certificate, draw.

held = held_papers(folder); held.receipt; held.url
"""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from credit.standing.signing import signed_content
from models.record import entry_at
from models.record.draws import record_commitment, record_draw
from models.record.proving import proof_of
from models.record.receipts import receipt_for
from models.values.draw import LOTTERIES, commitment_of, draw, source_of
from tests.builders.draws import CODES, plan_of
from tests.builders.listed import Listed, listed_register
from tests.builders.listings import HEAD
from tests.builders.packages import COMPANY
from tests.builders.proceedings import RESULT
from tests.builders.record import LOG, sign, writing_to
from web.register.standing.certificates import record_certificate, what_is_certified

__all__ = ["Held", "held_papers"]


@dataclass(frozen=True)
class Held:
    """The register by its URL, and papers from it as text; `number` is the certificate's."""

    register: Listed
    receipt: str
    proof: str
    certificate: dict[str, Any]
    number: str
    drawn: dict[str, Any]

    @property
    def url(self) -> str:
        """Return the URL of the register."""
        return self.register.url


def held_papers(folder: Path) -> Held:
    """Return papers of a register that is rated, signed by LOG, and has one certificate and one draw on record.

    It is a copy in the folder of the one that is made for all.
    """
    made = _made()
    folder.mkdir(exist_ok=True)
    shutil.copy(made.register.folder / "a.db", folder / "a.db")
    return replace(made, register=replace(made.register, url=f"sqlite:///{folder / 'a.db'}"))


@cache
def _made() -> Held:
    folder = Path(tempfile.mkdtemp(prefix="held-papers-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    register = listed_register(folder)
    with register.clerk("2024-07-10") as clerk:
        content = what_is_certified(clerk, COMPANY, date(2024, 7, 10))
        number = record_certificate(clerk, content, "owner")
        plan = plan_of(source=source_of(LOTTERIES["快乐8"], date(2024, 7, 10)))
        drawn = draw(plan, codes=CODES, randomness=RESULT)
        record_commitment(clerk, plan.namespace, commitment_of(plan))
        record_draw(clerk, plan.namespace, commitment_of(plan), drawn.as_dict())
    with writing_to(register.url) as session:
        sign(session)
        entry = entry_at(session, 1)
        assert entry is not None
        receipt, proof = receipt_for(entry, LOG.name, LOG), proof_of(session, entry)
    certificate = signed_content(content, HEAD.name, HEAD.pair)
    return Held(register, receipt, proof, certificate, number, json.loads(json.dumps(drawn.as_dict())))
