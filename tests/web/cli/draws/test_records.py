"""A draw is told to machines and to people."""

from __future__ import annotations

from pathlib import Path

from models.values.canonical import canonical, digest
from models.values.draw import commitment_of
from tests.builders.draw_files import RESULT, write_draw
from tests.web.cli.draws.test_inputs import SOURCE, asked
from web.cli.draws.inputs import drawn_as_asked, prepared
from web.cli.draws.records import pool_lines, predictable, record_of, result_lines


def test_the_record_holds_draw_and_commitment(tmp_path: Path) -> None:
    """Plain values that have a canonical form, so that an entry of the public record can hold it."""
    write_draw(tmp_path)
    told = commitment_of(prepared(asked(tmp_path, **SOURCE)).plan)
    (tmp_path / "c.json").write_bytes(canonical(told))
    made = prepared(asked(tmp_path, commitment=tmp_path / "c.json"))
    drawn = drawn_as_asked(made, RESULT)
    record = record_of(drawn, made)

    assert record["commitment"] == told
    assert record["commitment_sha256"] == digest(told)
    assert record["drawn"] == [*drawn.labels]
    assert digest(record)


def test_a_person_sees_pool_and_results(tmp_path: Path) -> None:
    """Who was drawn with which ticket, who stands by, who was skipped, and how predictable it was."""
    write_draw(tmp_path)
    made = prepared(asked(tmp_path, count=4, substitutes=1, exclude=tmp_path / "out.csv"))
    drawn = drawn_as_asked(made, "r")
    lines = "\n".join([*pool_lines(made), *result_lines(drawn)])

    assert "6 labels of column 'label', 6 tickets, 1 excluded" in lines
    assert "0.8000" in lines
    assert all(label in lines for label in (*drawn.labels, *drawn.substitutes))
    assert predictable(made)[0]["outcome_bits"] == 3
