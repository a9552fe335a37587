"""A mapping is data, and strict."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.evidence.errors import PackageError
from credit.evidence.mapping import built_in_mappings, load_mapping

_GOOD = """
mapping: hotline
title: {zh: 热线, en: Hotline}
tables:
  complaints:
    file: hotline.csv
    columns:
      complaint_id: {from: 编号}
      channel: {constant: "12345"}
      community_id: {from: 小区, values: {1: garden}}
      received_at: {from: 时间, date_format: "%Y/%m/%d", time_zone: Asia/Shanghai}
"""


def _faults(folder: Path, text: str) -> list[str]:
    path = folder / "hotline.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackageError) as refusal:
        load_mapping(path)
    return [str(problem).removeprefix(str(folder)) for problem in refusal.value.problems]


def test_a_mapping_is_read_from_a_path(tmp_path: Path) -> None:
    """One source or a list of them; a name or a list of them; numbers as texts."""
    path = tmp_path / "hotline.yaml"
    path.write_text(_GOOD, encoding="utf-8")
    (source,) = load_mapping(path).tables["complaints"]

    assert source.columns["complaint_id"].from_ == ("编号",)
    assert source.columns["community_id"].values == {"1": "garden"}


@pytest.mark.parametrize("name", built_in_mappings())
def test_every_built_in_mapping_loads(name: str) -> None:
    """By its name, which is the one it gives itself."""
    assert load_mapping(name).mapping == name


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{from: 编号}", "{form: 编号}", "complaint_id.form: is no key here. Use one of from, "),
        ("file: hotline.csv", "file: hotline.csv\n    sheet: 2", "sheet: is no key here. Use one of f"),
        ("mapping: hotline", "mapping: hotline\nscheme: x", "scheme: is no key here. Use one of mapping"),
        ("{from: 编号}", "{from: 编号, constant: x}", "give exactly one of"),
        ("{from: 编号}", "{unknown: true}", "only the community of a complaint may be unknown"),
        ("%Y/%m/%d", "%x", "date format '%x' has %x"),
        ("Asia/Shanghai", "China/Shanghai", "no time zone"),
        ("  complaints:", "  complains:", "there is no table complains; the tables are companies"),
        ("      channel:", "      chanel:", "complaints has no column chanel"),
        ("      channel:", "      category:", "complaints needs column channel"),
        ("    columns:", "    periods: {community: a, company: b, on: c}\n    columns:", "makes all columns"),
        ("mapping: hotline", "mapping: hotline\nmapping: again", "hotline.yaml:3: is no valid YAML"),
        ("title:", "title: [", "is no valid YAML"),
        ("{1: garden}", "{1: 1.5}", "columns.community_id.values.1"),
    ],
)  # fmt: skip
def test_a_fault_names_file_key_and_remedy(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Whatever is wrong with it."""
    assert fault in "\n".join(_faults(tmp_path, _GOOD.replace(old, new, 1)))


def test_every_fault_is_told(tmp_path: Path) -> None:
    """Not only the first."""
    assert len(_faults(tmp_path, _GOOD.replace("from: 编号", "form: a").replace("Asia/", "Europe/"))) > 1


def test_an_unknown_name_lists_the_built_in_ones() -> None:
    """So that a slip of the pen is soon mended."""
    with pytest.raises(PackageError, match="chicago_inspections, chinese_messages"):
        load_mapping("chicago")


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"a: \x00", b"!!python/object:os.system {}"])
def test_what_is_no_mapping_is_refused(tmp_path: Path, content: bytes) -> None:
    """Nothing in it is ever run."""
    (tmp_path / "odd.yaml").write_bytes(content)

    with pytest.raises(PackageError, match=r"odd\.yaml"):
        load_mapping(tmp_path / "odd.yaml")
