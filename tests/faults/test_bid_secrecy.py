"""An operator with database, backup, record and logs learns no price, no name and no number before opening.

Every other bid is handed in over HTTP, the others as `wuxin bid submit` does. A proxy in front writes down whatever it
sees of a request but its body, and one request fails with a trace.
"""

from __future__ import annotations

import base64
import logging
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, redirect_stdout
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

import pytest
from flask import Flask
from sqlalchemy import inspect
from werkzeug.test import Client, TestResponse

from bidding.bids.strict_json import text_of
from models.record.exporting import export
from models.record.sources import KeptRecord
from tests.builders.bid_register import CLOSES, BidDesk
from tests.builders.bids import SealedBid, a_bid, bidder
from tests.builders.keys import entropy
from tests.builders.notices import company
from tests.builders.record import LOG, sign
from tests.faults.planted import amount_in_every_writing, found_in, in_every_encoding
from web.api import bids as api_of_bids
from web.application import create_app
from web.bid_counter import init_bid_counter
from web.clock import init_clock
from web.register.bids.fillers import Fillers
from web.serving import Server
from web.settings import Settings

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


@dataclass
class Proxy:
    """A proxy in front of the portal that notes every request: address, path, query, headers and answer."""

    app: Any
    lines: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401 - a WSGI server's
        """Note a request and hand it on."""
        said = " ".join([environ["REQUEST_METHOD"], *(str(environ[name]) for name in environ if name.isupper())])

        def noting(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:  # noqa: ANN401
            self.lines.append(f"{said} {status} {headers}")
            return start(status, headers, *more)

        return self.app(environ, noting)


class Portal:
    """The portal on a desk's register, with what it and a proxy in front of it write down."""

    def __init__(self, desk: BidDesk) -> None:
        app = _app()
        app.extensions["wuxin.engine"] = desk.engine
        init_clock(app, desk.clock)
        init_bid_counter(app, LOG)
        self.proxy = Proxy(app.wsgi_app)
        self.client = Client(self.proxy, TestResponse)

    def hand_in(self, bid: SealedBid) -> None:
        """Hand in a bid as `wuxin bid send` and the sealing page do."""
        for part, data in bid.envelopes.items():
            path = f"/api/v1/tenders/{bid.submission.tender}/envelopes/{bid.submission.parts[part].envelope}"
            kind = "application/octet-stream"
            assert self.client.put(f"{path}/pieces/0", data=data, content_type=kind).status_code == 200
            assert self.client.post(path).status_code == 200
        answer = self.client.post("/api/v1/bids", data=text_of(bid.submission), content_type="application/json")
        assert answer.status_code == 200

    def breaks(self, bid: SealedBid) -> None:
        """Let an upload end in an exception that nobody expected."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(api_of_bids, "put_piece", _broken)
            named = bid.submission.parts[next(iter(bid.envelopes))].envelope
            path = f"/api/v1/tenders/{bid.submission.tender}/envelopes/{named}/pieces/0"
            data = next(iter(bid.envelopes.values()))
            assert self.client.put(path, data=data, content_type="application/octet-stream").status_code == 500


@cache
def _app() -> Flask:
    """Return the portal, made once: it is put on one desk's register after the other."""
    return create_app(Settings(database_url="sqlite://"))


def _broken(*_: object, **__: object) -> NoReturn:
    message = "the disk is gone"
    raise RuntimeError(message)


@dataclass(frozen=True)
class Seen:
    """What an operator holds: all bytes by the name of the file, and how the rows look."""

    files: dict[str, bytes]
    rows: Counter[tuple[object, ...]]


def _seen(folder: Path, number: int) -> Seen:
    """Return what is held after so many bids; of the most, with logs at their most talkative: every statement."""
    log, printed = logging.StreamHandler(StringIO()), StringIO()
    loggers = [logging.getLogger(name) for name in ("sqlalchemy", "")]
    levels = [one.level for one in loggers]
    loggers[1].addHandler(log)
    for one in loggers:
        one.setLevel(logging.DEBUG if number == SLOTS else one.level)
    try:
        with redirect_stdout(printed):
            files, rows = _filled(folder, number)
    finally:
        loggers[1].removeHandler(log)
        for one, level in zip(loggers, levels, strict=True):
            one.setLevel(level)
    return Seen(files | {"log": log.stream.getvalue().encode(), "printed": printed.getvalue().encode()}, rows)


def _filled(folder: Path, number: int) -> tuple[dict[str, bytes], Counter[tuple[object, ...]]]:
    desk = BidDesk.of(folder, enrolled=False).quick()
    desk.clock.at = CLOSES - timedelta(minutes=50)
    fillers = Fillers(entropy(number))
    fillers.tick(desk.engine, desk.clock)
    bids, portal = iter(_bids(number)), Portal(desk)
    portal.breaks(a_bid(0, _price(0)))
    for slot in range(SLOTS):
        for bid in [one for one in [next(bids, None)] if one]:
            (desk if slot % 2 else portal).hand_in(bid)
        desk.clock.at += timedelta(minutes=1)
        fillers.tick(desk.engine, desk.clock)
    with desk.clerk() as clerk:
        sign(clerk.session, desk.clock.at)
    (folder / "export").mkdir()
    with desk.session() as session:
        export(KeptRecord(session), folder / "export")
        rows = _shape_of_rows(desk)
        _back_up(folder)
        files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    desk.engine.dispose()
    return files | {"access": "\n".join(portal.proxy.lines).encode()}, rows


def _back_up(folder: Path) -> None:
    """Copy the database as an operator's backup does."""
    with closing(sqlite3.connect(folder / "register.db")) as held, closing(sqlite3.connect(folder / "backup")) as copy:
        held.backup(copy)


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
    """Not in the database, its write-ahead log or backup, not in the public record, not in a log, in any encoding."""
    everything = b"\n".join(seen[SLOTS].files.values())
    found = [
        f"{what}: {hit!r}"
        for what, secrets in _secrets()
        for hit in found_in(everything, secrets)
        if len(hit) > 4 or what == "name"  # four bytes turn up by chance in so many
    ]

    assert not found, "\n".join(found[:20])
    held = seen[SLOTS].files
    assert {"register.db", "register.db-wal", "backup", "export/checkpoint"} <= set(held)
    assert b"INSERT INTO bid_submission" in held["log"]
    assert b"the disk is gone" in held["printed"] + held["log"]
    assert sum(b" /api/v1/bids " in line for line in held["access"].splitlines()) == (SLOTS + 1) // 2


def test_the_search_would_find_them() -> None:
    """Whatever writing of a secret lies somewhere, it turns up: in a row, in a log line, in base64."""
    for what, secrets in _secrets():
        assert set(found_in(b".....".join(secrets), secrets)) == secrets, what
    inside = base64.b64encode(b'{"total_fen":' + str(PRICES[0]).encode() + b"}")
    assert found_in(inside, amount_in_every_writing(PRICES[0]))
    assert found_in(f"by {NAME}".encode("utf-16-le"), in_every_encoding(NAME))


def test_the_server_writes_down_no_request(seen: dict[int, Seen]) -> None:
    """But the one that failed: of bids that are taken there is no line by which to count, of one as of three."""
    one, three = (seen[number].files["printed"] + seen[number].files["log"] for number in (1, 3))

    assert Server("127.0.0.1", 0, Settings()).cfg.accesslog is None
    assert one.count(b"/api/v1/") == three.count(b"/api/v1/") > 0


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
