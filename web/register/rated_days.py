"""Rate what the register holds on a day, with its corrections, and keep the run and the lists that it proposes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated, rate
from credit.standing import ListProposals, propose_lists
from models.record import Clerk
from web.register.corrections import mended
from web.register.kept_evidence import newest_import
from web.register.lists import save_lists
from web.register.runs import save_run

__all__ = ["KeptRun", "rate_register"]


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run that the register keeps: its number, that of its import, the ratings and the lists."""

    run: int
    import_id: int
    rated: Rated
    lists: ListProposals


def rate_register(clerk: Clerk, book: Rulebook, as_of: date, known_at: datetime | None = None) -> KeptRun:
    """Rate the newest import by a rulebook, with the corrections that hold on the day, and keep run and proposals.

    Raises InputError where nothing was ingested, RefusedError where nothing was on record by `known_at`.
    """
    number, package = newest_import(clerk.session, known_at)
    package, used = mended(clerk.session, package, as_of, known_at)
    rated = rate(package, book, as_of=as_of, known_at=known_at)
    proposed = propose_lists(rated)
    run = save_run(clerk, rated, number, corrections=used)
    save_lists(clerk, run, proposed)
    return KeptRun(run, number, rated, proposed)
