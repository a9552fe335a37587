"""An operator with database, write-ahead log, record and logs learns no price, no name and no number before opening."""

from __future__ import annotations

import base64
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import inspect

from models.record.exporting import export
from models.record.sources import KeptRecord
from tests.builders.bid_register import CLOSES, BidDesk
from tests.builders.bids import SealedBid, a_bid, bidder
from tests.builders.keys import entropy
from tests.builders.notices import company
from tests.builders.record import sign
from tests.faults.planted import amount_in_every_writing, found_in, in_every_encoding
from web.register.bid_fillers import Fillers

SLOTS = 9
PRICES = [987_654_321 + 1_111_111 * number for number in range(SLOTS)]
PLANTED = (0, 1, 2)
"""A bid, one that is replaced and one that is withdrawn."""
NAME = "柳园物业服务有限公司"


def _price(number: int) -> bytes:
    return f'{{"total_fen":{PRICES[number]},"company":"{NAME}{number}"}}'.encode()


def _bids(number: int) -> list[SealedBid]:
    """Return so many things handed in; of nine, one replaces another and one is withdrawn."""
    made = [a_bid(one, _price(one)) for one in range(min(number, 7))]
    extra = [a_bid(1, _price(7), again=9), a_bid(2, None)] if number > 7 else []
    return [*made, *extra][:number]


@dataclass(frozen=True)
class Seen:
    """What an operator holds: all bytes by the name of the file, and how the rows look."""

    files: dict[str, bytes]
    rows: Counter[tuple[object, ...]]


def _seen(folder: Path, number: int) -> Seen:
    """Return what is held after so many bids; of the most, with logs at their most talkative: every statement."""
    log = logging.StreamHandler(StringIO())
    root = logging.getLogger("sqlalchemy")
    level = root.level
    root.addHandler(log)
    root.setLevel(logging.DEBUG if number == SLOTS else level)
    try:
        files, rows = _filled(folder, number)
    finally:
        root.removeHandler(log)
        root.setLevel(level)
    return Seen(files | {"log": log.stream.getvalue().encode()}, rows)


def _filled(folder: Path, number: int) -> tuple[dict[str, bytes], Counter[tuple[object, ...]]]:
    desk = BidDesk.of(folder, enrolled=False).quick()
    desk.clock.at = CLOSES - timedelta(minutes=50)
    fillers = Fillers(entropy(number))
    fillers.tick(desk.engine, desk.clock)
    bids = iter(_bids(number))
    for _ in range(SLOTS):
        for bid in [one for one in [next(bids, None)] if one]:
            desk.hand_in(bid)
        desk.clock.at += timedelta(minutes=1)
        fillers.tick(desk.engine, desk.clock)
    with desk.clerk() as clerk:
        sign(clerk.session, desk.clock.at)
    (folder / "export").mkdir()
    with desk.session() as session:
        export(KeptRecord(session), folder / "export")
        rows = _shape_of_rows(desk)
        files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    desk.engine.dispose()
    return files, rows


def _shape_of_rows(desk: BidDesk) -> Counter[tuple[object, ...]]:
    """Return how often each table has a row of each shape: the kinds and lengths of its cells."""
    shapes: Counter[tuple[object, ...]] = Counter()
    with desk.engine.connect() as connection:
        for table in inspect(desk.engine).get_table_names():
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}"):  # noqa: S608 - names of our own tables
                shapes[table, *(_shape(cell) for cell in row)] += 1
    return shapes


def _shape(cell: object) -> tuple[str, int]:
    return type(cell).__name__, len(cell) if isinstance(cell, str | bytes) else 0


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Seen]:
    """Return what an operator holds after 1, 3 and 9 bids."""
    return {number: _seen(tmp_path_factory.mktemp("operator"), number) for number in (1, 3, SLOTS)}


def _secrets() -> Iterator[tuple[str, set[bytes]]]:
    for number in PLANTED:
        yield f"price {number}", amount_in_every_writing(PRICES[number])
        yield f"company {number}", in_every_encoding(company(number))
        yield f"key {number}", in_every_encoding(bidder(number).key.vkey) | {bidder(number).pair.public}
    yield "name", in_every_encoding(NAME)


def test_no_price_and_no_name_is_found(seen: dict[int, Seen]) -> None:
    """Not in the database, not in its write-ahead log, not in the public record, in any encoding."""
    everything = b"\n".join(seen[SLOTS].files.values())
    found = [
        f"{what}: {hit!r}"
        for what, secrets in _secrets()
        for hit in found_in(everything, secrets)
        if len(hit) > 4 or what == "name"  # four bytes turn up by chance in so many
    ]

    assert not found, "\n".join(found[:20])
    assert {"register.db", "register.db-wal", "log", "export/checkpoint"} <= set(seen[SLOTS].files)
    assert b"INSERT INTO bid_submission" in seen[SLOTS].files["log"]


def test_the_search_would_find_them() -> None:
    """Whatever writing of a secret lies somewhere, it turns up: in a row, in a log line, in base64."""
    for what, secrets in _secrets():
        assert set(found_in(b".....".join(secrets), secrets)) == secrets, what
    inside = base64.b64encode(b'{"total_fen":' + str(PRICES[0]).encode() + b"}")
    assert found_in(inside, amount_in_every_writing(PRICES[0]))
    assert found_in(f"by {NAME}".encode("utf-16-le"), in_every_encoding(NAME))


def test_one_three_and_nine_bids_look_alike(seen: dict[int, Seen]) -> None:
    """As many rows of each shape in every table, and as many files of each length in the public record."""
    one, three, nine = (seen[number] for number in (1, 3, SLOTS))

    assert one.rows == three.rows == nine.rows
    assert one.rows[_submission_shape(one)] == SLOTS
    assert _lengths(one) == _lengths(three) == _lengths(nine)


def test_the_database_is_as_long_whoever_bids(seen: dict[int, Seen]) -> None:
    """No growth gives a number away."""
    assert (
        len({len(held.files["register.db"]) + len(held.files.get("register.db-wal", b"")) for held in seen.values()})
        == 1
    )


def _submission_shape(held: Seen) -> tuple[object, ...]:
    return next(shape for shape in held.rows if shape[0] == "bid_submission")


def _lengths(held: Seen) -> list[int]:
    return sorted(len(data) for name, data in held.files.items() if name.startswith("export"))
