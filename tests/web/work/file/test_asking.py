"""What is said beside the fields of a request."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_it_is_told_what_is_kept_of_reasons_and_documents(firm: FlaskClient) -> None:
    """Reasons are never published, documents kept as digests alone."""
    page = firm.get("/work/file/listings/1/object").text

    assert "never published" in page
    assert "Only their digests" in page
