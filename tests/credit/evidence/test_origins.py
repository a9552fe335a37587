"""Which column became which field."""

from __future__ import annotations

from pathlib import Path

from credit.evidence.origins import Origin, origins_of
from tests.builders.packages import write_package

MAPPING = """mapping: ours
title: {zh: 我们的, en: ours}
company_id_scheme: local
tables:
  companies:
    file: log.csv
    unique: 公司
    columns:
      company_id: {from: 公司}
      name: {from: [公司, 区], join: "/"}
  records:
    file: log.csv
    columns:
      record_id: {from: 编号, prefix: "R"}
      company_id: {from: 公司}
      event: {constant: award.city}
      occurred_on: {from: 日期, date_format: "%Y/%m/%d"}
  service_periods:
    file: log.csv
    periods: {community: 小区, company: 公司, on: 日期}
"""


def _mapped(tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "p"
    folder.mkdir()
    (folder / "log.csv").write_text(
        "编号,公司,区,日期,小区,备注\n1,甲,东,2024/03/01,X1,a\n2,甲,东,2024/03/02,X1,b\n3,乙,西,2024/03/03,X2,\n",
        encoding="utf-8",
    )
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    return folder, tmp_path / "m.yaml"


def test_a_mapping_tells_columns_steps_and_values(tmp_path: Path) -> None:
    """In the order of tables; the first values that differ; a constant has no column."""
    found = {(one.table, one.field): one for one in origins_of(*_mapped(tmp_path)).fields}

    assert found["companies", "name"] == Origin(
        "companies", "name", "log.csv", ("公司", "区"), (("unique", "公司"), ("join", "/")), ("甲 | 东", "乙 | 西")
    )
    assert found["records", "event"] == Origin("records", "event", "log.csv", (), (("constant", "award.city"),), ())
    assert found["records", "occurred_on"].steps == (("date_format", "%Y/%m/%d"),)
    assert found["records", "record_id"].samples == ("1", "2", "3")
    assert found["service_periods", "starts_on"].sources == ("日期",)


def test_columns_that_became_nothing_are_told(tmp_path: Path) -> None:
    """Over all tables that the file feeds."""
    assert origins_of(*_mapped(tmp_path)).unmapped == {"log.csv": ("备注",)}


def test_a_package_of_our_own_is_taken_as_it_is(tmp_path: Path) -> None:
    """Each column is its field, and none is left over."""
    folder = write_package(tmp_path / "a", records=[{}])
    found = origins_of(folder)
    one = next(one for one in found.fields if (one.table, one.field) == ("records", "event"))

    assert (one.sources, one.steps, one.samples) == (("event",), (), ("award.city",))
    assert found.unmapped == {}
