"""The page that checks papers."""

from __future__ import annotations

import io
import json

import pytest
from flask.testing import FlaskClient

from tests.builders.held_papers import Held, held_papers
from tests.builders.record import LOG
from web.application import create_app
from web.settings import Settings


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Return papers and their register."""
    return held_papers(tmp_path_factory.mktemp("held"))


@pytest.fixture
def client(held: Held) -> FlaskClient:
    """Return a visitor of a portal on that register."""
    return create_app(Settings(database_url=held.url, locale="en")).test_client()


def test_a_paper_is_pasted_or_uploaded(client: FlaskClient, held: Held) -> None:
    """The verdict stands first, then what was looked at; what was sent stands in the form, and is kept nowhere."""
    pasted = client.post("/check", data={"paper": held.receipt, "vkey": LOG.verifier().vkey()})
    file = (io.BytesIO(json.dumps(held.drawn).encode()), "draw.json")
    uploaded = client.post("/check", data={"file": file}, content_type="multipart/form-data")

    assert ("It holds" in pasted.text, "A key of the log has signed it" in pasted.text) == (True, True)
    assert ("It holds" in uploaded.text, "committed to on record" in uploaded.text) == (True, True)
    assert pasted.headers["Cache-Control"] == "no-store"


def test_what_does_not_hold_is_said_so(client: FlaskClient, held: Held) -> None:
    """And what nobody could look at; markup of a paper stays text."""
    bad = client.post("/check", data={"paper": held.receipt.replace("\n1\n", "\n2\n", 1)}).text
    unknown = client.post("/check", data={"paper": "<b>x</b>"}).text

    assert "It does not hold" in bad
    assert ("This is no paper that is known here" in unknown, "<b>x</b>" in unknown) == (True, False)


def test_errors_of_input_are_told(client: FlaskClient, held: Held) -> None:
    """Nothing sent, a key that is none, something too large."""
    nothing, key = client.post("/check"), client.post("/check", data={"paper": held.receipt, "vkey": "x"})
    large = client.post("/check", data={"paper": "x" * 2_100_000})

    assert [one.status_code for one in (nothing, key, large)] == [422, 422, 413]
    assert "cannot be read" in key.text


def test_a_number_leads_to_the_certificate(client: FlaskClient, held: Held) -> None:
    """Its page tells what it states and what is so today; where the code of a sheet leads."""
    found = client.post("/check", data={"paper": held.number})
    page = client.get(f"/certificates/{held.number[:12]}", follow_redirects=True)

    assert (found.status_code, found.headers["Location"]) == (303, f"/certificates/{held.number}")
    assert ("It still says what is so today" in page.text, held.number in page.text) == (True, True)
    assert client.get("/certificates/none").status_code == 404


def test_the_page_that_trusts_nobody_is_named(client: FlaskClient) -> None:
    """The page itself is the server's own word."""
    text = client.get("/check").text

    assert ("the word of this server on its own record" in text, 'href="/verify/"' in text) == (True, True)
