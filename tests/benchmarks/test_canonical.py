"""The canonical evidence: what the records hold, and that they are made once and alike."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.canonical import AS_OF, Size, canonical_file, facts_on, terms
from credit.evidence import FACTS
from credit.scoring.rating import relation
from models.values.periods import day_number

_TINY = Size(2_000, 40)


def test_the_records_have_the_columns_of_the_facts(tmp_path: Path) -> None:
    """The file can stand for the records relation of any engine."""
    assert pq.read_schema(canonical_file(_TINY, tmp_path)).equals(FACTS["records"])


def test_strings_alone_have_dictionaries(tmp_path: Path) -> None:
    """As in the file that the gates were set from."""
    group = pq.ParquetFile(canonical_file(_TINY, tmp_path)).metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    dictionaries = {column.path_in_schema for column in columns if "RLE_DICTIONARY" in column.encodings}
    assert dictionaries == {"record_id", "event", "level", "issuer", "document_no"}


def test_equal_sizes_give_equal_bytes(tmp_path: Path) -> None:
    """The seed is fixed: two folders hold the same file."""
    one, other = (canonical_file(_TINY, tmp_path / name) for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_a_file_is_made_once(tmp_path: Path) -> None:
    """A second call finds the first call's file and leaves it alone."""
    made = canonical_file(_TINY, tmp_path).stat()
    assert canonical_file(_TINY, tmp_path).stat().st_mtime_ns == made.st_mtime_ns


def test_git_ignores_the_cache(tmp_path: Path) -> None:
    """The folder says itself that nothing in it is to be kept."""
    canonical_file(_TINY, tmp_path / "cache")
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"


def test_records_are_of_the_last_three_years_and_of_events_that_the_rulebook_names(tmp_path: Path) -> None:
    """A rating reads all of them: no row is there only to be skipped by its code."""
    records = pq.read_table(canonical_file(_TINY, tmp_path))
    assert set(records["event"].to_pylist()) <= terms().events
    days = records["occurred_on"].to_pylist()
    assert day_number(AS_OF) - 3 * 365 < min(days) <= max(days) <= day_number(AS_OF)


def test_some_records_are_dated_revoked_and_count_twice(tmp_path: Path) -> None:
    """The shares that the page on performance names are there: a tenth, a hundredth, a twentieth."""
    records = pq.read_table(canonical_file(Size(50_000, 40), tmp_path)).to_pandas()
    assert abs(records["valid_until"].notna().mean() - 0.10) < 0.01
    assert abs(records["revoked_on"].notna().mean() - 0.01) < 0.005
    assert abs((records["quantity"] == 2).mean() - 0.05) < 0.01


def test_facts_name_every_company_and_the_estate_it_serves(tmp_path: Path) -> None:
    """All companies take part and serve, so that none is spared its rating."""
    facts = facts_on(canonical_file(_TINY, tmp_path), _TINY.companies)
    counted = [relation(facts, name).num_rows for name in ("companies", "communities", "service_periods")]
    assert counted == [_TINY.companies] * 3


def test_sizes_are_told_in_words() -> None:
    """Ten million records of two hundred thousand companies read as people say them."""
    assert str(Size(10_000_000, 200_000)) == "10M x 200k"
    assert str(Size(1_500, 40)) == "1500 x 40"
