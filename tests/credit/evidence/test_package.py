"""Nothing is dropped in silence: rows in = accepted + rejected."""

from __future__ import annotations

import contextlib
import csv
import functools
import io
import json
import random
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit import load_rulebook
from credit.evidence import Package, PackageError, read_package
from credit.evidence.schema import TABLES
from credit.scoring.rating import rate
from tests.builders.packages import package_of_rows, write_package

_DAYS = ("2024-03-01", "2024-02-30", "", "2019-01-01")
_ANY = st.text(st.characters(codec="utf-8"), max_size=6)
_PRINTED = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=6)
"""What a workbook can hold: XML has no control characters."""


def _rows(garbage: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "record_id": st.sampled_from(["a", "b", "c", ""]) | garbage,
                "community_id": st.sampled_from(["garden", "lake", ""]),
                "occurred_on": st.sampled_from(_DAYS) | garbage,
                "revoked_on": st.sampled_from(_DAYS),
                "quantity": st.sampled_from(["1", "-1", "x"]) | garbage,
                "issuer": garbage,
            },
        ),
        max_size=8,
    )


def _accounted_for(package: Package) -> None:
    rejects = package.rejects.to_pylist()
    for count in package.counts:
        lines = {(row["file"], row["line"]) for row in rejects if row["table"] == count.table}
        assert count.rows_in == count.accepted + count.rejected
        assert (count.accepted, count.rejected) == (package.tables[count.table].num_rows, len(lines))


@given(_rows(_ANY))
def test_rows_in_are_rows_accepted_and_rejected(rows: list[dict[str, str]]) -> None:
    """Whatever stands in the cells; every row has its line among the accepted or the rejects."""
    with tempfile.TemporaryDirectory() as folder:
        package = read_package(write_package(Path(folder), records=rows))

    _accounted_for(package)
    assert {count.table: count.rows_in for count in package.counts}["records"] == len(rows)


@given(st.binary(max_size=200), st.sampled_from([".csv", ".parquet", ".xlsx"]))
def test_a_file_of_garbage_is_an_error_or_rejects(content: bytes, ending: str) -> None:
    """Never a crash, and never half a table in silence."""
    header = ",".join(TABLES["records"].names).encode() + b"\n" if ending == ".csv" else b""
    with tempfile.TemporaryDirectory() as folder:
        (write_package(Path(folder)) / f"records{ending}").write_bytes(header + content)
        with contextlib.suppress(PackageError):
            _accounted_for(read_package(folder))


@given(_rows(_PRINTED), st.randoms(use_true_random=False), st.sampled_from(["csv", "parquet", "xlsx"]))
def test_order_and_format_change_nothing(rows: list[dict[str, str]], chance: random.Random, form: str) -> None:
    """Equal digest and equal facts, where no id repeats (of those the earlier row stands)."""
    named = [{"record_id": f"row-{at}", **row} for at, row in enumerate(rows)]
    single = list({row["record_id"]: row for row in named}.values())
    mixed = chance.sample(single, len(single))
    with tempfile.TemporaryDirectory() as folder:
        one = read_package(write_package(Path(folder) / "one", records=single))
        other = read_package(write_package(Path(folder) / "other", form=form, records=mixed))

    assert one.digest == other.digest
    assert dict(one.facts.tables) == dict(other.facts.tables)


def test_a_zip_reads_as_its_folder(tmp_path: Path) -> None:
    """With the same digest."""
    folder = write_package(tmp_path / "city", records=[{}], encoding="gb18030")
    with zipfile.ZipFile(tmp_path / "city.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"city/{file.name}")

    assert read_package(tmp_path / "city.zip").digest == read_package(folder).digest


def test_strict_refuses_the_package_at_the_first_reject(tmp_path: Path) -> None:
    """Naming the cell."""
    folder = write_package(tmp_path, records=[{}, {"occurred_on": "2024-02-30"}])

    with pytest.raises(PackageError, match=r"records\.csv:3: occurred_on '2024-02-30' is no day of the calendar"):
        read_package(folder, strict=True)


def test_a_row_with_several_bad_cells_counts_once(tmp_path: Path) -> None:
    """And is listed once for each."""
    package = read_package(
        write_package(tmp_path, records=[{"occurred_on": "soon", "quantity": "many", "level": "moon"}])
    )

    assert package.rejects["column"].to_pylist() == ["level", "occurred_on", "quantity"]
    assert [count.rejected for count in package.counts if count.table == "records"] == [1]


def test_accepted_rows_know_their_line(tmp_path: Path) -> None:
    """And their file, in the order of their ids."""
    package = package_of_rows(tmp_path, records=[{"record_id": "b"}, {"record_id": "a"}])

    assert package.tables["records"].select(["record_id", "_row", "_file"]).to_pylist() == [
        {"record_id": "a", "_row": 3, "_file": "records.csv"}, {"record_id": "b", "_row": 2, "_file": "records.csv"}
    ]  # fmt: skip


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    """It never falls, and its total does not move."""
    told: list[tuple[int, int, str]] = []
    read_package(write_package(tmp_path, records=[{}]), progress=lambda *step: told.append(step))

    done = [step[0] for step in told]
    assert done == sorted(done)
    assert {step[1] for step in told} == {done[-1]}


def _texts(shared: Path) -> list[str]:
    content = json.loads((shared / "vectors" / "naughty_strings.json").read_text(encoding="utf-8"))
    return [text for text in (content if isinstance(content, list) else content["strings"]) if isinstance(text, str)]


@pytest.mark.shared
def test_hostile_texts_come_through_unchanged(tmp_path: Path, shared: Path) -> None:
    """Each is kept to the letter, or rejected with a reason."""
    texts = [text for text in _texts(shared) if text]
    package = read_package(write_package(tmp_path, complaints=[{"text": text} for text in texts]))
    kept = {row["complaint_id"]: row["text"] for row in package.tables["complaints"].to_pylist()}

    _accounted_for(package)
    assert all(text == texts[int(key.rsplit("-", 1)[1]) - 1] for key, text in kept.items())
    assert len(kept) > 0.9 * len(texts)


@pytest.mark.shared
def test_hostile_ids_are_kept_or_rejected(tmp_path: Path, shared: Path) -> None:
    """No id is changed, and none is lost."""
    rows = [{"record_id": text, "document_no": "x"} for text in _texts(shared)]
    package = read_package(write_package(tmp_path, records=rows))

    _accounted_for(package)
    assert set(package.tables["records"]["record_id"].to_pylist()) <= {row["record_id"] for row in rows}


@functools.cache
def _chicago(shared: Path) -> Package:
    return read_package(shared / "data" / "chicago_inspections", mapping="chicago_inspections")


@pytest.mark.shared
def test_chicago_is_accounted_for_to_the_last_row(shared: Path) -> None:
    """27,600 inspections and 74,217 complaints; what has no operator is rejected or unattributed, and shown."""
    package = _chicago(shared)

    assert {
        count.table: (count.source_rows, count.left_out, count.rows_in, count.accepted) for count in package.counts
    } == {
        "companies": (27_600, 18_235, 9_365, 9_365),
        "managers": (0, 0, 0, 0),
        "communities": (27_600, 15_233, 12_367, 12_367),
        "service_periods": (27_600, 16_194, 11_406, 11_406),
        "complaints": (74_217, 0, 74_217, 73_842),
        "inspections": (27_600, 0, 27_600, 27_600),
        "findings": (27_600, 754, 111_362, 111_362),
        "records": (27_600, 0, 27_600, 24_754),
    }
    lost = package.unattributed["source_table"].value_counts().to_pylist()
    assert {row["values"]: row["counts"] for row in lost} == {
        "complaints": 73_842,
        "inspections": 2_846,
        "findings": 9_608,
    }
    assert package.ignored == ("published_split.csv.gz",)


@pytest.mark.shared
def test_every_chicago_inspection_falls_on_its_own_operator(shared: Path) -> None:
    """As the source names it; one without an operator on nobody."""
    package = _chicago(shared)
    facts = {name: table.to_pandas() for name, table in package.facts.tables.items()}  # type: ignore[union-attr]
    source = package.tables["records"].to_pandas().assign(inspection_id=lambda rows: rows["record_id"].str[7:])
    ours = facts["inspections"].merge(facts["companies"], on="company_no")
    both = ours.merge(source, on="inspection_id")

    assert len(both) == len(source) == 24_754
    assert (both["company_id_x"] == both["company_id_y"]).all()


@pytest.mark.shared
def test_every_chicago_operator_is_rated(shared: Path) -> None:
    """9,365 of them under the example rulebook, each with one status and one grade; and of how many each is."""
    ratings = rate(_chicago(shared), load_rulebook("chicago"), as_of="2014-06-30").ratings

    assert ratings["company_id"].is_unique
    assert ratings.groupby(["status", "grade"]).size().to_dict() == {
        ("no_project", "unrated"): 719, ("rated", "A"): 2_744, ("rated", "B"): 3_685, ("rated", "C"): 1_546,
        ("rated", "D"): 671,
    }  # fmt: skip


@pytest.mark.shared
def test_chinese_messages_are_complaints_to_the_last_row(shared: Path) -> None:
    """681 and 2,816 messages, of which 156 stand in both files; the reply's moment is Shanghai's."""
    package = read_package(shared / "data" / "chinese_complaints", mapping="chinese_messages")
    (count,) = (count for count in package.counts if count.table == "complaints")
    rows = {row["complaint_id"]: row for row in package.tables["complaints"].to_pylist()}

    assert (count.source_rows, count.left_out, count.accepted, count.rejected) == (3_497, 156, 3_341, 0)
    assert rows["2549"]["received_at"].isoformat() == "2019-04-25T01:32:09+00:00"
    assert rows["2549"]["answered_at"].isoformat() == "2019-05-10T06:56:53+00:00"


def test_a_broken_table_is_refused_whole(tmp_path: Path) -> None:
    """A quote left open in one table: no package, though the others could be read."""
    folder = write_package(tmp_path, records=[{}])
    text = io.StringIO()
    csv.writer(text).writerow(TABLES["findings"].names)
    (folder / "findings.csv").write_text(text.getvalue() + '"f1,i1\n')

    with pytest.raises(PackageError, match=r"findings\.csv:2"):
        read_package(folder)
