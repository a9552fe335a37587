"""A log asks, is told where the witness stands, and asks again from there."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from models.errors import InputError, RefusedError
from models.ledger.cosignatures import cosigned_by
from models.ledger.notes import Signer
from tests.builders.logs import WITNESS, SmallLog
from tests.builders.serving import served
from web.witness.asking import cosignatures_of

_SMALL = SmallLog()
_KEY = WITNESS.cosigner()


def _ask(address: str, size: int, log: SmallLog = _SMALL, **more: Any) -> str:  # noqa: ANN401 - options of the client
    return cosignatures_of(log.note(size), lambda old: log.proof(old, size), address, _KEY, **more)


@pytest.fixture
def answering(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of a server that gives one answer to everything: status and body, the test's parameter."""
    status, body = request.param

    def application(_environ: Any, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 - WSGI
        start_response(status, [("Content-Type", "text/plain")])
        return [body]

    with served(application) as found:
        yield found


def test_the_first_checkpoint_needs_no_proof(address: str) -> None:
    """Lines come back that make the witness a signer of the note."""
    lines = _ask(address, 5)

    assert cosigned_by(_SMALL.note(5) + lines, [_KEY]).keys() == {WITNESS.name}


@pytest.mark.parametrize("known_size", [0, 3, 5, 20])
def test_a_log_that_guesses_wrong_is_put_right(address: str, known_size: int) -> None:
    """The witness names its size, and the proof starts there: no guess keeps a log from being signed."""
    _ask(address, 5)
    lines = _ask(address, 9, known_size=known_size)

    assert cosigned_by(_SMALL.note(9) + lines, [_KEY]).keys() == {WITNESS.name}


def test_the_same_checkpoint_may_be_signed_again(address: str) -> None:
    """With an empty proof."""
    assert _ask(address, 5)
    assert _ask(address, 5)


def test_a_witness_that_has_seen_more_gives_the_alarm(address: str) -> None:
    """The log has lost entries, or another server publishes under its name: both are told."""
    _ask(address, 9)

    with pytest.raises(
        RefusedError, match=r"cosigned 9 entries of this log, and the checkpoint has 5\. Another server"
    ):
        _ask(address, 5)


def test_a_rewritten_history_gets_no_signature(address: str) -> None:
    """The witness says what does not fit."""
    _ask(address, 5)

    with pytest.raises(RefusedError, match="it refuses with 422: bad consistency proof"):
        _ask(address, 9, SmallLog("another"))


def test_an_answer_of_another_key_is_refused(address: str) -> None:
    """A cosignature counts only by the key that the log was told."""
    stranger = Signer.from_seed(WITNESS.name, b"\x09" * 32).cosigner()

    with pytest.raises(RefusedError, match="no cosignature of witness"):
        cosignatures_of(_SMALL.note(5), lambda _old: [], address, stranger)


@pytest.mark.parametrize("answering", [("200 OK", WITNESS.name.encode()), ("200 OK", b"\xff")], indirect=True)
def test_an_answer_that_is_no_line_is_refused(answering: str) -> None:
    """Whatever else is served at the address."""
    with pytest.raises(RefusedError, match="its answer is no cosignature"):
        _ask(answering, 5)


@pytest.mark.parametrize("answering", [("409 CONFLICT", b"3\n")], indirect=True)
def test_a_witness_that_never_agrees_is_left(answering: str) -> None:
    """After three requests."""
    with pytest.raises(RefusedError, match="another size 3 times"):
        _ask(answering, 5)


@pytest.mark.parametrize("answering", [("409 CONFLICT", b"<html>")], indirect=True)
def test_a_conflict_without_a_size_is_no_witness(answering: str) -> None:
    """It is told what came instead."""
    with pytest.raises(InputError, match="it names no size: '<html>'"):
        _ask(answering, 5)


def test_nobody_at_the_address_is_told_in_time() -> None:
    """A server that takes the call and never answers: the time-out ends it."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(InputError, match="the witness did not answer: timed out"):
            _ask(address, 5, timeout_s=0.2)


def test_a_refused_connection_is_told() -> None:
    """With what remains true: the checkpoint stands."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"http://127.0.0.1:{gone.getsockname()[1]}"

    with pytest.raises(InputError, match=r"Connection refused.*\. The checkpoint stands"):
        _ask(address, 5)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.com", "example.com", ""])
def test_only_http_is_asked(address: str) -> None:
    """A file is no witness."""
    with pytest.raises(InputError, match="no address of a witness"):
        _ask(address, 5)
