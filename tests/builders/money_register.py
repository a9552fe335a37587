"""An empty register in memory with a clerk, for estates' money.

with a_money_clerk() as clerk: estate = an_open_estate(clerk, "hangzhou")
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from bidding.revenue import Deposit, Estate
from models.record import Clerk
from models.tables import Row, engine_for
from tests.builders.money import AT, CODES, step, voucher
from web.register.money.books import deposited
from web.register.money.rows import add_step, opened

__all__ = ["a_money_clerk", "an_open_estate"]


@contextmanager
def a_money_clerk() -> Iterator[Clerk]:
    """Give a clerk on a register in memory, on 1 June 2025, with salts that everybody knows."""
    engine = engine_for("sqlite://")
    Row.metadata.create_all(engine)
    with Session(engine) as session:
        yield Clerk(session, AT, lambda count: b"1" * count)
    engine.dispose()


def an_open_estate(clerk: Clerk, place: str = "hangzhou") -> Estate:
    """Return an estate with a committee, and a fund of two units of 1,000 yuan each."""
    terms = {"jurisdiction": CODES[place], "company_id": "C1", "subdistrict": "Harbour"}
    estate = opened(clerk, "willow-garden", step("open", "2024-01-01", role="subdistrict", **terms))
    acts = step("stage", "2024-01-02", role="subdistrict", principal="owners_committee", until="2029-01-01")
    deposits = [Deposit(f"{n}-101", 10_000, 100_000) for n in (1, 2)]
    return deposited(clerk, add_step(clerk, estate, acts), voucher("2024-01-03"), deposits, first=True)
