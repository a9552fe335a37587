"""The record is signed, and witnesses are asked."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from models.errors import InputError
from models.ledger.cosignatures import cosigned_by
from models.record import sequence
from tests.builders.rated_city import ERASED
from tests.builders.record import LOG, WITNESS, Recorded, a_clerk, writing_to
from tests.builders.serving import served
from web.record.signing import AskedWitness, SignedRecord, asked_witness, sign_record
from web.witness.application import WitnessApplication
from web.witness.state_files import StateFile


def _signed(city: Recorded, *witnesses: AskedWitness) -> SignedRecord:
    with writing_to(city.url) as session:
        a_clerk(session, ERASED).enter("draw.made", "draw/1")
        sequence(session)
        return sign_record(session, LOG, ERASED, witnesses)


def test_a_witness_is_a_key_and_an_address() -> None:
    """Names with slashes and ports too."""
    vkey = WITNESS.cosigner().vkey()

    assert asked_witness(f"{vkey}@http://127.0.0.1:7380") == AskedWitness("http://127.0.0.1:7380", WITNESS.cosigner())
    assert asked_witness(f"{vkey}@https://a.example/x").url == "https://a.example/x"


@pytest.mark.parametrize("text", ["https://witness.example", "notary+00+AA", "@http://x", "x@ftp://y"])
def test_an_address_alone_is_not_enough(text: str) -> None:
    """Without its key nobody could tell whether the witness answered."""
    with pytest.raises(InputError):
        asked_witness(text)


def test_a_witness_that_answers_stands_in_the_note(rated: Recorded, tmp_path: Path) -> None:
    """Its first checkpoint of this log, and the next one too, with the proof from where it stands."""
    states = StateFile(tmp_path / "w.json", WITNESS.cosigner())
    states.begin()
    application = WitnessApplication(WITNESS, {LOG.name: [LOG.verifier()]}, states, lambda: 1_725_000_000.0)
    with served(application) as address:
        signed = [_signed(rated, AskedWitness(address, WITNESS.cosigner())) for _ in range(2)]

    assert [one.unanswered for one in signed] == [(), ()]
    assert all("witness.example" in cosigned_by(one.note or "", [WITNESS.cosigner()]) for one in signed)


def test_a_witness_that_does_not_answer_holds_nothing_up(rated: Recorded) -> None:
    """The checkpoint is signed and kept, and it is told who is missing."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
        signed = _signed(rated, AskedWitness(nobody, WITNESS.cosigner()))

    assert signed.note is not None
    assert nobody in signed.unanswered[0]
    assert rated.verified().findings[0].what == "cosigned by no trusted witness"


def test_nothing_new_is_no_note(rated: Recorded) -> None:
    """And nobody is asked."""
    with writing_to(rated.url) as session:
        assert sign_record(session, LOG, ERASED, []) == SignedRecord(None, ())
