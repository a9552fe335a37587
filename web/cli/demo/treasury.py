"""The demo's money of an estate: what the common parts earn, how it was shared out, and a board with gaps in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from models.values.moments import shanghai_date
from web.cli.demo.estate import OWNERS
from web.cli.demo.stage import PLACE, Stage, paper

if TYPE_CHECKING:
    from bidding.revenue import Estate, MoneyStep, Voucher
    from models.record import Clerk

__all__ = ["treasury"]

_BOOKS: Final = "bookkeeper-1"
_OPENED: Final = 9, 20
"""Month and day of the year before on which the books were opened: heads of that year are due by now."""
_POSTED: Final = {"leader": 10, "complaint_phone": 10, "services": 12, "fees": 12}
"""Head of the board -> how many days after that it was posted; what is missing here became overdue."""
_EARNED: Final = (
    ("income.parking", 1_860_000, "地面车位租金"), ("income.advertising", 620_000, "电梯厅广告位租金"),
    ("income.other", 96_500, "快递柜场地费"),
)  # fmt: skip
_FIRST_DEPOSIT: Final = 650_000


def treasury(stage: Stage) -> None:
    """Open the books, post half a year of income and cost, close and allocate it, and keep the board."""
    since = _since(stage)
    _opened(stage, since)
    for months_ago in range(6, 0, -1):
        if _month_end(stage, months_ago) > stage.day(since):
            _month(stage, months_ago)
    _shared_out(stage)
    for head, later in _POSTED.items():
        _disclosed(stage, f"{head}/1", since - later)
    year = stage.day(0).year
    _disclosed(stage, f"common_revenue/{year - 1}", min(120, (stage.day(0) - date(year, 1, 1)).days))


def _since(stage: Stage) -> int:
    """Return for how many days the books have been open."""
    return (stage.day(0) - date(stage.day(0).year - 1, *_OPENED)).days


def _opened(stage: Stage, since: int) -> None:
    from bidding.revenue import Deposit
    from web.register.money.books import deposited
    from web.register.money.rows import opened

    terms = {"jurisdiction": PLACE, "company_id": stage.firm, "subdistrict": stage.office}
    with stage.acting(stage.at(since), "books") as clerk:
        found = opened(clerk, stage.estate, _step(stage, "open", since, "subdistrict", None, terms))
    units = [Deposit(f"{1 + n // 8}-{1 + n % 8:02}01", 8_900 + 700 * (n % 5), _FIRST_DEPOSIT) for n in range(OWNERS)]
    with stage.acting(stage.at(since - 1), "deposits") as clerk:
        deposited(clerk, found, _voucher(clerk, "首期专项维修资金"), units, first=True)


def _month(stage: Stage, months_ago: int) -> None:
    """Post what a month earned and cost, on its 28th day."""
    from bidding.revenue import Posting
    from web.register.money.books import paid, posted

    day = _month_end(stage, months_ago)
    for account, fen, words in _EARNED:
        amount = fen + 1_000 * months_ago
        postings = [Posting("bank", amount), Posting(account, -amount)]
        with _entering(stage, day, words) as (clerk, before, voucher):
            posted(clerk, before, voucher, postings)
    with _entering(stage, day, "经营成本: 收费系统与保洁") as (clerk, before, voucher):
        paid(clerk, before, voucher, ("bank", "cost.operating", 318_000), f"operating-{day}")


def _shared_out(stage: Stage) -> None:
    from web.register.money.books import allocated, closed
    from web.register.money.rows import estate_of

    day = _month_end(stage, 1)
    until = (day + timedelta(days=5)).replace(day=1)
    after = (stage.day(0) - until).days
    with stage.acting(stage.at(after - 1), "closing") as clerk:
        found = closed(clerk, estate_of(stage.session, stage.estate), until, _BOOKS)
        rest = {"upkeep": 6, "committee": 2, "audit": 1, "management": 1}
        allocated(clerk, found, _voucher(clerk, "半年公共收益分配"), rest)


def _disclosed(stage: Stage, subject: str, ago: int) -> None:
    from web.register.money.rows import estate_of
    from web.register.money.steps import disclosed

    told = {"documents": [paper(subject)]}
    with stage.acting(stage.at(ago), f"board {subject}") as clerk:
        found = estate_of(stage.session, stage.estate)
        disclosed(clerk, found, _step(stage, "disclose", ago, "company", subject, told))


@contextmanager
def _entering(stage: Stage, day: date, words: str) -> Iterator[tuple[Clerk, Estate, Voucher]]:
    """Give what an entry of the books of a day takes: a minute of its own, for the record sorts by the moment."""
    from web.register.money.rows import estate_of

    before = estate_of(stage.session, stage.estate)
    minutes = timedelta(minutes=len(before.common.entries))
    with stage.acting(stage.at((stage.day(0) - day).days, 15) + minutes, f"entry {day} {words}") as clerk:
        yield clerk, before, _voucher(clerk, words)


def _voucher(clerk: Clerk, words: str) -> Voucher:
    from bidding.revenue import Voucher

    day = shanghai_date(clerk.at)
    return Voucher(day, clerk.at, _BOOKS, words, (paper(f"receipt {day} {words}"),))


def _step(stage: Stage, move: str, ago: int, role: str, subject: str | None, content: dict[str, Any]) -> MoneyStep:
    from bidding.revenue import MoneyMove, MoneyRole, MoneyStep

    by = stage.office if role == "subdistrict" else stage.firm
    return MoneyStep(MoneyMove(move), stage.day(ago), stage.at(ago), by, MoneyRole(role), subject, content)


def _month_end(stage: Stage, months_ago: int) -> date:
    """Return the 28th of the month so many months ago."""
    day = stage.day(0).replace(day=1)
    for _ in range(months_ago):
        day = (day - timedelta(days=1)).replace(day=1)
    return day.replace(day=28)
