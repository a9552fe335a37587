"""What the commands on lists share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.listings import Case
from web.cli.list_options import digests_of, listing_dict, reasons_in, today


def test_a_document_is_kept_as_its_digest(tmp_path: Path) -> None:
    """The file stays with whoever filed it."""
    (tmp_path / "a").write_bytes(b"proof")

    assert digests_of([tmp_path / "a"]) == [sha256(b"proof").hexdigest()]
    assert digests_of(None) == []
    with pytest.raises(InputError, match="cannot be read"):
        digests_of([tmp_path / "b"])


def test_reasons_are_words(tmp_path: Path) -> None:
    """Blanks around them go."""
    (tmp_path / "a").write_text(" why \n", encoding="utf-8")

    assert reasons_in(tmp_path / "a") == "why"


def test_today_is_a_day_in_shanghai() -> None:
    """At 17:00 UTC it is tomorrow there."""
    assert today(datetime(2024, 6, 30, 17, tzinfo=UTC)) == date(2024, 7, 1)


def test_a_listing_is_told_whole() -> None:
    """State, term, what is due, every step."""
    told = listing_dict(Case().listed().listing, date(2024, 7, 11))

    assert (told["state"], told["due"], told["due_on"]) == ("published", "expire", date(2025, 6, 3))
    assert [step["move"] for step in told["steps"]] == ["notify", "uphold", "publish"]
    assert told["out_of_view_on"] == date(2029, 6, 3)
