"""The duty list for everybody to read (HZ-04)."""

from __future__ import annotations

from flask.testing import FlaskClient

from credit.complaints import load_desk


def test_every_line_is_shown_with_whom_to_ask(client: FlaskClient) -> None:
    """Department, procedure, contact and article of each; and which version is in force."""
    text, desk = client.get("/duties?lang=zh").text, load_desk("rongcheng")
    [duties] = desk.duties

    for line in duties.lines:
        for told in (line.department.zh, line.procedure.zh, line.contact.zh, desk.cited(line.basis, "zh")):
            assert told in text
    assert (duties.version in text, "现行有效" in text) == (True, True)


def test_it_is_read_in_english_too(client: FlaskClient) -> None:
    """With the matters in words."""
    text = client.get("/duties?lang=en").text

    assert "water and power" in text
    assert "In force today." in text


def test_who_reports_finds_it(client: FlaskClient) -> None:
    """From the form for reports."""
    assert 'href="/duties"' in client.get("/complaints/new?lang=en").text
