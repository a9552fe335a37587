"""A register on which time acts: a published blacklisting, an objection, an open complaint, perhaps a publication.

made = due_register(tmp_path); made.rounds("2024-11-05").done
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from credit import load_rulebook
from credit.complaints import load_desk
from models.tables import engine_for
from tests.builders.complaint_register import told
from tests.builders.listed import Listed, book_files, listed_register
from tests.builders.rulebooks import write_rulebook
from web.register.complaints.cases import receive
from web.register.duties.rounds import Round, do_all
from web.register.ratings.publishing import publish_run

__all__ = ["DESKS", "due_register", "fill", "moment", "round_at"]

DESKS = {"rongcheng": load_desk("rongcheng")}
_salts = count(10**9)


def due_register(folder: Path, *, published: bool = False) -> Listed:
    """Return a register of July 2024: listing 1 published until 3 June 2025, petition 1 filed, one complaint open."""
    (folder / "a.db").write_bytes(_database(published=published))
    return Listed(f"sqlite:///{folder / 'a.db'}", folder, load_rulebook(write_rulebook(folder / "tiny", book_files())))


def fill(made: Listed, *, published: bool = False) -> None:
    """Let it be July in a register that `listed_register` made."""
    made.published()
    made.files("2024-07-10")
    with made.clerk("2024-07-10") as clerk:
        receive(clerk, DESKS["rongcheng"], told(community="garden", at=moment("2024-07-09")()))
        if published:
            publish_run(clerk, 1, simulated=True)


@cache
def _database(*, published: bool) -> bytes:
    """Return the file of the register, made once for all tests of a process."""
    with TemporaryDirectory() as place:
        made = listed_register(Path(place))
        fill(made, published=published)
        return Path(place, "a.db").read_bytes()


def moment(day: str) -> Callable[[], datetime]:
    """Return a clock that stands at nine in the morning of a day, Shanghai time."""
    at = datetime.fromisoformat(f"{day}T01:00:00").replace(tzinfo=UTC)
    return lambda: at


def round_at(url: str, day: str) -> Round:
    """Do everything that is due on a day."""
    engine = engine_for(url)
    try:
        return do_all(engine, moment(day), lambda length: next(_salts).to_bytes(length, "big"), DESKS)
    finally:
        engine.dispose()
