"""Technical parts as a panel reads them: under a number, without properties, searched for every company there is.

Before prices are opened nobody knows who bids, so the names and codes of all companies on the register are looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.evaluation.blind_numbers import blind_numbers
from bidding.evaluation.moves import EvaluationMove
from bidding.evaluation.proceedings import Proceeding
from models.errors import InputError, Problem
from models.tables import Company
from web.blind_parts import doubtful_pages, kind_of, searched_part, stripped_part
from web.register.tenders.technical_parts import bids_under_evaluation, technical_part

__all__ = ["BlindCopy", "blind_copy", "numbered_bids"]


@dataclass(frozen=True, slots=True)
class BlindCopy:
    """A technical part under its number: the copy without properties, and every reason why nobody may read it yet.

    `sha256` is that of the file as it was sealed, by which pages are admitted; `doubtful` are pages to be looked at,
    `pictures` what a person should look at in a file that is let pass.
    """

    name: str
    data: bytes
    sha256: str
    problems: tuple[Problem, ...]
    doubtful: tuple[int, ...]
    pictures: tuple[str, ...]


def numbered_bids(session: Session, found: Proceeding) -> dict[str, int]:
    """Return the bids of an evaluation with their blind numbers, by handle, in the order of the numbers.

    Of a tender whose bids are kept elsewhere these are the bids that were marked or priced.
    """
    handles = set(bids_under_evaluation(session, found.tender_id, found.lot_id))
    if not handles:
        handles = {one["bid"] for one in found.marks}
        handles |= {bid["handle"] for one in found.of(EvaluationMove.OPEN_PRICES) for bid in one.content["bids"]}
    return blind_numbers(found.plan.salt, handles) if found.current else {}


def blind_copy(session: Session, found: Proceeding, handle: str) -> BlindCopy:
    """Return the technical part of a bid as a panel may read it. Raises RefusedError where it is not opened."""
    whole = technical_part(session, found.tender_id, handle)
    name, digest = f"bid-{numbered_bids(session, found)[handle]}{kind_of(whole)}", sha256(whole).hexdigest()
    try:
        data, doubtful = stripped_part(whole, name), doubtful_pages(whole, name)
        problems, pictures = searched_part(data, name, _every_name(session), found.admitted(digest))
    except InputError as error:
        return BlindCopy(name, b"", digest, error.problems, (), ())
    return BlindCopy(name, data, digest, tuple(problems), doubtful, tuple(pictures))


def _every_name(session: Session) -> list[str]:
    rows = session.execute(select(col(Company.company_id), col(Company.name))).all()
    return [str(name) for row in rows for name in row if name]
