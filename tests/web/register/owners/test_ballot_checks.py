"""Receipts of ballots held against an export of the record."""

from __future__ import annotations

import pytest

from models.record.folders import FolderRecord
from tests.builders.cast_ballot import Cast, cast_ballot
from web.register.owners.ballot_checks import BallotCheck, ballot_paper, check_ballot, entry_in


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Cast:
    """Return a ballot on record."""
    return cast_ballot(tmp_path_factory.mktemp("cast"))


def _checked(cast: Cast, **changed: str) -> list[BallotCheck]:
    paper = ballot_paper(cast.receipt | changed)
    assert paper is not None
    record = FolderRecord(cast.export)
    return list(check_ballot(paper, entry_in(record, paper.entry), record.blob))


def test_a_receipt_holds_against_an_export(cast: Cast) -> None:
    """Choices, entry and ballot: each is looked at in the copy that the voter keeps."""
    assert [one.holds for one in _checked(cast)] == [True, True, True]


@pytest.mark.parametrize(
    ("changed", "holds"),
    [
        ({"choices": '{"company":"against"}'}, [False, True, True]),
        ({"salt": "no salt"}, [False, True, True]),
        ({"commitment": "sha256:" + "0" * 64}, [False, True, False]),
        ({"ballot": "v1/2"}, [True, True, False]),
        ({"vote": "v2"}, [True, False]),
        ({"entry": "sha256:" + "0" * 64}, [True, False]),
    ],
)
def test_what_does_not_fit_is_told_apart(cast: Cast, changed: dict[str, str], holds: list[bool]) -> None:
    """Other choices, another ballot or entry: which of the checks fails says what was changed."""
    assert [one.holds for one in _checked(cast, **changed)] == holds


def test_an_attachment_that_was_changed_is_no_ballot(cast: Cast) -> None:
    """Its bytes are held to the digest that the entry names."""
    paper = ballot_paper(cast.receipt)
    assert paper is not None
    entry = entry_in(FolderRecord(cast.export), paper.entry)

    assert check_ballot(paper, entry, lambda _: b'{"id":"v1/1"}')[-1].told == "no ballot v1/1"


@pytest.mark.parametrize("told", [None, [], {"ballot": "v1/1"}, {"vote": 1}])
def test_anything_else_is_no_receipt(told: object) -> None:
    """Never a crash."""
    assert ballot_paper(told) is None
