"""What the record's own tables say beside the entries."""

from __future__ import annotations

import pytest

from models.record.findings import Verification
from models.record.own_checks import check_own
from models.record.sources import KeptRecord
from tests.builders.rated_city import NAMES
from tests.builders.record import Recorded, writing_to
from tests.builders.tampering import tamper


def _checked(city: Recorded) -> list[tuple[str, int | None]]:
    found = Verification("copy")
    with writing_to(city.url) as session:
        check_own(KeptRecord(session), found)
    return [(one.where.split()[0], one.position) for one in found.findings]


def test_a_city_with_erasures_deviates_nowhere(rated: Recorded) -> None:
    """What the law had erased is accounted for."""
    assert _checked(rated) == []


@pytest.mark.parametrize(
    "change",
    ["entered_at = '2024-01-01 00:00:00.000000'", "entered_at = 'soon'", "turn = 9", "turn = 'x'",
     "erased_at = entered_at", "erased_at = 'soon'", "content = '{}'", "content = 'x'"],
)  # fmt: skip
def test_columns_beside_the_content_say_the_same(rated: Recorded, change: str) -> None:
    """Moment, turn and erasure of an entry."""
    tamper(rated.url, f"UPDATE ledger_entry SET {change} WHERE position = 14")  # noqa: S608 - the test's own words

    assert _checked(rated)[0] == ("ledger_entry", 14)


@pytest.mark.parametrize(
    "change", ["size = 15", "signed_at = '2024-01-01 00:00:00.000000'", "signed_at = 'x'", "note = 'x'"]
)
def test_columns_of_a_checkpoint_say_what_was_signed(rated: Recorded, change: str) -> None:
    """Size and moment stand in the note."""
    tamper(rated.url, f"UPDATE ledger_checkpoint SET {change} WHERE size = 14")  # noqa: S608 - the test's own words

    assert _checked(rated) == [("ledger_checkpoint", None)]


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        ("value = '王五'", "erased_at IS NULL"),
        ("salt = zeroblob(32)", "erased_at IS NULL"),
        ("salt = 'text'", "erased_at IS NULL"),
        ("salt = NULL", "erased_at IS NULL"),
        ("salt = NULL, value = NULL", "erased_at IS NULL"),
        ("salt = NULL, value = NULL, erased_at = '2024-08-30 01:00:00.000000'", "erased_at IS NULL"),
        ("erased_at = '2024-08-30 01:00:00.000000'", "erased_at IS NULL"),
        ("value = '王五'", "erased_at IS NOT NULL"),
        ("salt = zeroblob(32)", "erased_at IS NOT NULL"),
        ("erased_at = '2024-01-01 00:00:00.000000'", "erased_at IS NOT NULL"),
        ("erased_at = NULL", "erased_at IS NOT NULL"),
        ("row_key = 'other'", "erased_at IS NULL"),
        ("table_name = 'companies'", "table_name = 'managers'"),
        ("column_name = 'title'", "erased_at IS NULL"),
        ("import_id = 2", "import_id = 1"),
    ],
)
def test_every_cell_of_the_vault_is_held_to_its_commitment(rated: Recorded, change: str, rows: str) -> None:
    """Made away with without an act, put back after one, or moved: each is found, with the entry it belongs to."""
    first = f"(SELECT min(commitment) FROM personal_datum WHERE {rows})"  # noqa: S608 - the test's own words
    tamper(rated.url, f"UPDATE personal_datum SET {change} WHERE commitment = {first}")  # noqa: S608
    (found,) = _checked(rated)

    assert (found[0], found[1] in (0, 9)) == ("personal_datum", True)


def test_missing_and_additional_cells_are_found(rated: Recorded) -> None:
    """Each of the record's commitments has its row, and each row its commitment."""
    tamper(rated.url, "UPDATE personal_datum SET commitment = 'sha256:0' WHERE value = '夏侯晴' AND import_id = 1")

    assert sorted(_checked(rated), key=str) == [("personal_datum", 0)] + [("personal_datum", None)] * 2


def test_a_finding_tells_nothing_of_a_person(rated: Recorded) -> None:
    """What is in the vault stays there, also where it is wrong."""
    tamper(rated.url, "UPDATE personal_datum SET value = ?", NAMES[0])
    found = Verification("copy")
    with writing_to(rated.url) as session:
        check_own(KeptRecord(session), found)

    assert len(found.findings) == 12
    assert not any(NAMES[0] in str(one) for one in found.findings)


@pytest.mark.parametrize("subject", ["import/x", "import/9", "x"])
def test_a_strange_subject_stops_nothing(rated: Recorded, subject: str) -> None:
    """The cells of that import are told as belonging to no such cell."""
    tamper(rated.url, "UPDATE ledger_entry SET subject = ? WHERE position = 9", subject)

    assert set(_checked(rated)) == {("personal_datum", 9)}
