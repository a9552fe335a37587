"""A PDF is searched page by page; a page that a person has looked at passes, by an act on record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bidding.evaluation.deciding import decided
from models.errors import RefusedError
from tests.builders.pdfs import a_pdf, with_content, with_extras
from tests.builders.proceedings import at_work, event
from tests.web.cli.conftest import Wuxin

PICTURE = b"q 40 0 0 40 10 10 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """Return a file with the code of a bidder."""
    (tmp_path / "names.txt").write_text("91330681MA0000001X\n", encoding="utf-8")
    return tmp_path / "names.txt"


def _blind(wuxin: Wuxin, folder: Path, data: bytes, *more: object) -> Any:  # noqa: ANN401 - a result
    (folder / "plan.pdf").write_bytes(data)
    return wuxin("evaluation", "blind", folder / "plan.pdf", "--names", folder / "names.txt", *more)


@pytest.mark.usefixtures("names")
def test_a_pdf_is_made_blind(wuxin: Wuxin, tmp_path: Path) -> None:
    """What no reader sees refuses; stripped, the same pages pass."""
    data = with_extras(a_pdf("We clean twice a week."), "91330681MA0000001X")

    assert "annotations on page 1" in _blind(wuxin, tmp_path, data).stderr
    assert _blind(wuxin, tmp_path, data, "--out", tmp_path / "blind.pdf").exit_code == 0
    assert b"91330681MA" not in (tmp_path / "blind.pdf").read_bytes()


@pytest.mark.usefixtures("names")
def test_every_page_in_doubt_is_told(wuxin: Wuxin, tmp_path: Path) -> None:
    """A picture, a name and an empty page, with their numbers, and nothing is written."""
    data = with_content(a_pdf("Plan", "By 91330681MA0000001X", ""), PICTURE)
    told = _blind(wuxin, tmp_path, data, "--out", tmp_path / "blind.pdf")

    assert told.exit_code == 1
    assert all(words in told.stderr for words in ("page 1: it cannot", "page 2: it names", "page 3: it cannot"))
    assert not (tmp_path / "blind.pdf").exists()


def test_a_page_is_admitted_for_a_reason_and_for_one_file() -> None:
    """By the office, while marks are made; without a reason it is refused."""
    told = {"file_sha256": "aa", "pages": [2, 3], "reason": "a floor plan without names"}
    proceeding = decided(at_work(), event("admit", (told, None), 1))

    assert proceeding.admitted("aa") == {2, 3}
    assert proceeding.admitted("bb") == frozenset()
    with pytest.raises(RefusedError, match="for a reason"):
        decided(at_work(), event("admit", (told | {"reason": " "}, None), 1))
