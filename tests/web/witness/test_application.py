"""The witness over HTTP: statuses, types, limits."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.test import Client, EnvironBuilder, TestResponse, run_wsgi_app

from models.ledger.checkpoints import open_checkpoint
from models.ledger.cosignatures import cosigned_by
from models.ledger.notes import Signer, Verifier
from tests.builders.logs import LOG, WITNESS, SmallLog
from tests.web.witness.conftest import NOW
from web.witness.application import BODY_BYTES, WitnessApplication
from web.witness.state_files import StateFile

_SMALL = SmallLog()


@pytest.fixture
def client(application: WitnessApplication) -> Client:
    """Return a client of the witness."""
    return Client(application)


def _add(client: Client, body: str) -> TestResponse:
    return client.post("/add-checkpoint", data=body.encode())


@pytest.mark.shared
def test_the_dialogue_of_litewitness_is_held_over_http(shared: Path, tmp_path: Path) -> None:
    """All nine steps, each with its status and body; the state survives in the file."""
    talk = json.loads((shared / "vectors" / "witness_conversation.json").read_text(encoding="utf-8"))
    signer = Signer.from_seed("example.com/witness", b"\x05" * 32)
    states = StateFile(tmp_path / "nine.json", signer.cosigner())
    states.begin()
    log = Verifier(talk["origin"], bytes.fromhex(talk["log_ed25519_key_hex"]))
    client = Client(WitnessApplication(signer, {log.name: [log]}, states, lambda: NOW))
    for step in talk["steps"]:
        got = _add(client, step["body"])
        relation, _, wanted = step["want_body"].strip().removeprefix("body ").partition(" ")

        assert got.status_code == step["want_status"]
        assert got.text == json.loads(wanted) if relation == "==" else json.loads(wanted) in got.text
    assert len(talk["steps"]) == 9
    assert states.states()[log.name].size == 5


def test_growth_is_answered_with_a_cosignature(client: Client) -> None:
    """One line, of the witness's own key, at the moment of its clock."""
    got = _add(client, _SMALL.request(0, 5))

    assert (got.status_code, got.text.count("\n")) == (200, 1)
    assert cosigned_by(_SMALL.note(5) + got.text, [WITNESS.cosigner()]) == {WITNESS.name: NOW}


def test_another_size_is_answered_with_the_known_one(client: Client) -> None:
    """409 with its own content type (C2SP tlog-witness)."""
    _add(client, _SMALL.request(0, 5))
    got = _add(client, _SMALL.request(4, 7))

    assert (got.status_code, got.text, got.content_type) == (409, "5\n", "text/x.tlog.size")


def test_two_histories_are_not_both_signed(client: Client) -> None:
    """The second, with a proof of its own kind, is refused, and the state stays that of the first."""
    _add(client, _SMALL.request(0, 5))
    got = _add(client, SmallLog("another").request(5, 7))

    assert got.status_code == 422
    assert _add(client, _SMALL.request(5, 7)).status_code == 200


def test_what_was_signed_last_can_be_read(client: Client) -> None:
    """At the SHA-256 of the log's name; so others can compare what the log shows them."""
    _add(client, _SMALL.request(0, 5))
    place = sha256(LOG.name.encode()).hexdigest()
    got = client.get(f"/{place}/checkpoint")

    assert open_checkpoint(got.text, LOG.verifier()).size == 5
    assert cosigned_by(got.text, [WITNESS.cosigner()]) == {WITNESS.name: NOW}
    assert client.get(f"/{'0' * 64}/checkpoint").status_code == 404


def test_the_witness_says_who_it_is(client: Client) -> None:
    """Name, verifier key, and the size of each log; none before the first."""
    before = client.get("/").get_json()
    _add(client, _SMALL.request(0, 5))

    assert before["logs"] == [{"origin": LOG.name, "size": None, "watched": True}]
    assert client.get("/").get_json() == {
        "witness": WITNESS.name,
        "verifier_key": WITNESS.cosigner().vkey(),
        "logs": [{"origin": LOG.name, "size": 5, "watched": True}],
    }


@pytest.mark.parametrize(("extra", "status"), [(0, 400), (1, 413)])
def test_a_body_has_a_limit(client: Client, extra: int, status: int) -> None:
    """Beyond it nothing is read any more."""
    assert client.post("/add-checkpoint", data=b"x" * (BODY_BYTES + extra)).status_code == status


def test_a_body_without_a_length_has_the_limit_too(application: WitnessApplication) -> None:
    """Chunks are counted while they are read."""
    builder = EnvironBuilder("/add-checkpoint", method="POST", input_stream=BytesIO(b"x" * (BODY_BYTES + 1)))
    environ = builder.get_environ() | {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    environ.pop("CONTENT_LENGTH", None)
    _, status, _ = run_wsgi_app(application, environ)

    assert status.startswith("413 ")


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/add-checkpoint", 405), ("GET", "/nothing", 404)])
def test_other_calls_are_refused_in_plain_text(client: Client, method: str, path: str, status: int) -> None:
    """With the status of HTTP, and the method that would do."""
    got = client.open(path, method=method)

    assert (got.status_code, got.content_type) == (status, "text/plain; charset=utf-8")
    assert "POST" in got.headers.get("Allow", "POST")


def test_without_its_state_the_witness_signs_nothing(client: Client, tmp_path: Path) -> None:
    """500, and no word of where its files are."""
    (tmp_path / "state.json").unlink()
    got = _add(client, _SMALL.request(0, 5))

    assert (got.status_code, got.text) == (500, "the witness cannot use its state now; nothing was signed\n")
