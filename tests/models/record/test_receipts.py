"""Receipts: a signed promise of one position."""

from __future__ import annotations

import pytest

from models.errors import RefusedError
from models.ledger.entries import Entry
from models.ledger.errors import FormatError, SignatureError
from models.ledger.notes import sign_note
from models.record.receipts import Receipt, parse_receipt, receipt_for
from tests.builders.record import LOG, WITNESS

_ENTRY = Entry(12, "rating.run", "run/3", "sha256:" + "0" * 64, None, None)


def test_a_receipt_is_read_back() -> None:
    """As the log signed it."""
    note = receipt_for(_ENTRY, LOG.name, LOG)
    receipt = parse_receipt(note, [LOG.verifier()])

    assert receipt == Receipt(LOG.name, 12, _ENTRY.digest, "rating.run", "run/3")
    assert note.startswith("wuxin receipt 1\nlog.example/city\n12\n")


def test_nothing_is_promised_before_there_is_a_position() -> None:
    """The position is what a receipt is about."""
    with pytest.raises(RefusedError, match="no position yet"):
        receipt_for(Entry(None, "t", "s", "d", None, None), LOG.name, LOG)


def test_a_stranger_signs_no_receipts() -> None:
    """A signature of another key proves nothing."""
    with pytest.raises(SignatureError):
        parse_receipt(receipt_for(_ENTRY, LOG.name, WITNESS), [LOG.verifier()])


@pytest.mark.parametrize(
    "text",
    [
        "log.example/city\n12\nAAAA\n",
        "wuxin receipt 1\nlog.example/city\n012\nd\nt\ns\n",
        "wuxin receipt 1\nlog.example/city\n1\u0662\nd\nt\ns\n",
        "wuxin receipt 1\nlog.example/city\n12\nd\nt\ns\nmore\n",
    ],
)
def test_what_the_log_signed_otherwise_is_no_receipt(text: str) -> None:
    """A checkpoint, or a text with another spelling, is not taken for one."""
    with pytest.raises(FormatError, match="not that of a receipt"):
        parse_receipt(sign_note(text, [LOG]), [LOG.verifier()])
