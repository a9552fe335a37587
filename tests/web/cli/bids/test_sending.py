"""`wuxin bid send`: folder and address are enough, and what comes back is kept only if it is what was promised."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from models.ledger.verifier_keys import Signer
from tests.builders.bid_register import BidDesk
from tests.builders.bids import a_bid, write_bid
from tests.builders.record import LOG, WITNESS
from tests.web.cli.conftest import Wuxin
from web.application import create_app
from web.cli.bids.portal import Answered
from web.settings import Settings

TO = ("--to", "https://bids.example.org")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BidDesk]:
    """Return a desk whose portal is what commands reach; two bids lie beside it."""
    desk = BidDesk.of(tmp_path).quick()
    serve(desk, LOG, monkeypatch)
    for number in (1, 2):
        write_bid(tmp_path / f"bid-{number}", a_bid(number))
    yield desk
    desk.engine.dispose()


def serve(desk: BidDesk, signer: Signer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every address lead to a portal on the desk's register."""
    app = create_app(Settings(database_url=desk.url), desk.clock, signer=signer)
    monkeypatch.setattr("web.cli.bids.portal.over_http", _to(app.test_client()))


def _to(client: FlaskClient) -> Any:  # noqa: ANN401 - a transport
    def ask(method: str, address: str, body: bytes | None, kind: str) -> Answered:
        answer = client.open(urlsplit(address).path, method=method, data=body, content_type=kind)
        return Answered(answer.status_code, answer.get_json(silent=True) or {})

    return ask


@pytest.mark.usefixtures("desk")
def test_a_bid_is_sent_with_nothing_but_an_address(wuxin: Wuxin, tmp_path: Path) -> None:
    """The receipt holds by the log's key; sent again it is the same, in another file."""
    for name in ("one.txt", "two.txt"):
        done = wuxin(
            "bid", "send", tmp_path / "bid-1", *TO, "--receipt", tmp_path / name, "--log", LOG.verifier().vkey()
        )
        assert done.exit_code == 0, done.output
    entry = json.loads((tmp_path / "one.txt.entry.json").read_bytes())

    assert (tmp_path / "one.txt").read_text() == (tmp_path / "two.txt").read_text()
    assert entry["content"]["parts"]
    checked = wuxin("receipt", "verify", tmp_path / "one.txt", "--log", LOG.verifier().vkey())
    assert checked.exit_code == 0, checked.output


def test_a_late_bid_is_refused(wuxin: Wuxin, desk: BidDesk, tmp_path: Path) -> None:
    """Exit 1, with the article, and no receipt; uploading is over too."""
    desk.close()
    told = wuxin("bid", "send", tmp_path / "bid-1", *TO, "--receipt", tmp_path / "late.txt")

    assert told.exit_code == 1
    assert "the box is closed" in told.output
    assert not (tmp_path / "late.txt").exists()


def test_a_receipt_of_another_key_is_not_kept(
    wuxin: Wuxin, desk: BidDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Whoever answers in the log's place cannot sign for it."""
    serve(desk, WITNESS, monkeypatch)
    told = wuxin(
        "bid", "send", tmp_path / "bid-1", *TO, "--receipt", tmp_path / "r.txt", "--log", LOG.verifier().vkey()
    )

    assert told.exit_code != 0
    assert not (tmp_path / "r.txt").exists()


def test_an_answer_for_another_bid_is_not_kept(
    wuxin: Wuxin, desk: BidDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """The receipt has to name what was sent."""
    desk.hand_in(a_bid(2))
    monkeypatch.setattr("web.cli.bids.portal.BidPortal.submit", lambda *_: {"submission": "0" * 64, "receipt": "x"})
    told = wuxin("bid", "send", tmp_path / "bid-1", *TO, "--receipt", tmp_path / "r.txt")

    assert told.exit_code == 1
    assert "of something else" in told.output


@pytest.mark.usefixtures("desk")
def test_an_envelope_that_was_changed_is_not_sent(wuxin: Wuxin, tmp_path: Path) -> None:
    """Nor one that is missing: nothing is handed in."""
    envelope = next((tmp_path / "bid-1").glob("price.envelope"))
    envelope.write_bytes(a_bid(2).envelopes["price"])  # type: ignore[index]
    told = wuxin("bid", "send", tmp_path / "bid-1", *TO, "--receipt", tmp_path / "r.txt")
    envelope.unlink()
    missing = wuxin("bid", "send", tmp_path / "bid-1", *TO, "--receipt", tmp_path / "r.txt")

    assert (told.exit_code, missing.exit_code) == (2, 2)
    assert "not the envelope that submission.json names" in told.output
    assert "the envelope is missing" in missing.output
