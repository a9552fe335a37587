"""Files of a draw are read as they are, and every line that cannot be is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.errors import InputError
from models.values.draw import Candidate, Party, Source
from web.sheets.draw_files import read_codes, read_commitment, read_pairs, read_pool, read_quotas, source_in


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Return a file with this text."""
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_pool_is_read_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    """The same candidates, with the line of each; blank lines are none."""
    path = written(tmp_path, "姓名,签数,片区\r\n张三,1,东\r\n\r\n𠮷田,12,西\r\n", encoding)
    pool = read_pool(path, None, "签数", "片区")

    assert pool.candidates == (Candidate("张三", 1, "东"), Candidate("𠮷田", 12, "西"))
    assert pool.places == (f"{path}:2", f"{path}:4")
    assert pool.column == "姓名"


def test_without_weight_and_stratum_every_label_has_one_ticket(tmp_path: Path) -> None:
    """Whatever other columns say."""
    pool = read_pool(written(tmp_path, "company,weight\nA,9\n"), "company", None, None)

    assert pool.candidates == (Candidate("A"),)


def test_nothing_is_trimmed(tmp_path: Path) -> None:
    """A blank changes a position, so it is for the rule to refuse, not for the reader to hide."""
    assert read_pool(written(tmp_path, "name\n 张三\n"), None, None, None).candidates[0].label == " 张三"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no header row"),
        ("张三\n李四\n", "which column holds the labels"),
        ("name,name\na,b\n", "repeats name"),
        ('name\n"a\n', "stray quote"),
    ],
)
def test_a_pool_without_a_sure_header_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """A table of names alone would lose its first candidate unseen."""
    with pytest.raises(InputError, match=reason):
        read_pool(written(tmp_path, text), None, None, None)


def test_columns_that_are_not_there_are_named(tmp_path: Path) -> None:
    """All of them, with those there are."""
    with pytest.raises(InputError, match="no column 'w', 's'; there are name"):
        read_pool(written(tmp_path, "name\na\n"), None, "w", "s")


def test_every_line_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """With its number."""
    path = written(tmp_path, "name,w\na,1\nb\nc,2.5\nd,\ne,1,2\nf,-3\n")
    with pytest.raises(InputError) as refused:
        read_pool(path, None, "w", None)

    assert [problem.where for problem in refused.value.problems] == [f"{path}:{line}" for line in (3, 6, 4, 5)]


def test_what_is_in_no_encoding_is_refused(tmp_path: Path) -> None:
    """With the byte."""
    path = tmp_path / "table.csv"
    path.write_bytes(b"name\n\xff\xff\n")
    with pytest.raises(InputError, match="neither UTF-8 nor"):
        read_pool(path, None, None, None)


@pytest.mark.parametrize("text", ["party,code\n住建局,海棠\n业委会,a b\n", "住建局,海棠\n业委会,a b\n"])
def test_codes_are_one_line_a_party(tmp_path: Path, text: str) -> None:
    """With or without a header, in their order."""
    codes = read_codes(written(tmp_path, text))

    assert codes.codes == ("海棠", "a b")
    assert codes.parties == (Party.of("住建局", "海棠"), Party.of("业委会", "a b"))


def test_a_code_alone_belongs_to_a_numbered_party(tmp_path: Path) -> None:
    """One code on each line."""
    assert [party.name for party in read_codes(written(tmp_path, "x\ny\n")).parties] == ["party 1", "party 2"]


def test_codes_are_a_table(tmp_path: Path) -> None:
    """A line of YAML is not taken for a code."""
    with pytest.raises(InputError, match="is no table"):
        read_codes(tmp_path / "codes.yaml")


def test_before_the_lottery_hashes_are_enough(tmp_path: Path) -> None:
    """Whoever records the commitment needs nobody's code."""
    codes = read_codes(written(tmp_path, f"party,code_sha256\n住建局,{'a' * 64}\n"))

    assert codes.parties == (Party("住建局", "a" * 64),)
    assert codes.codes is None


def test_a_code_with_a_blank_at_its_end_is_told(tmp_path: Path) -> None:
    """It would be another code, and nobody would see it on paper."""
    with pytest.raises(InputError, match=r"table.csv:2: the code begins or ends with a blank"):
        read_codes(written(tmp_path, "a,x\nb, y\nc,z\n"))


def test_quotas_and_exclusions_are_pairs(tmp_path: Path) -> None:
    """A reason may be missing, a number may not."""
    assert read_quotas(written(tmp_path, "stratum,quota\n东,2\n西,0\n")) == {"东": 2, "西": 0}
    assert read_pairs(written(tmp_path, "label,reason\n张三,亲属\n李四\n")) == {"张三": "亲属", "李四": ""}
    assert read_pairs(None) == {}


def test_a_line_that_stands_twice_is_told(tmp_path: Path) -> None:
    """Together with a number that is none."""
    with pytest.raises(InputError) as refused:
        read_quotas(written(tmp_path, "东,2\n东,3\n西,two\n"))

    assert [problem.where[-2:] for problem in refused.value.problems] == [":2", ":3"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "{", "[" * 100_000, '{"suite": 1.5}', '{"suite":' * 400 + "1" + "}" * 400, '"suite"']
)
def test_what_is_no_commitment_is_refused(tmp_path: Path, text: str) -> None:
    """Broken JSON, JSON of another kind, JSON of endless depth."""
    with pytest.raises(InputError, match="--commit wrote"):
        read_commitment(written(tmp_path, text))


def test_the_source_is_taken_from_a_commitment() -> None:
    """Unless it names none that can be read."""
    told = {"name": "骰子", "day": "2026-12-01", "form": "一位数字", "bits": 2}

    assert source_in({"source": told}, Path("c.json")) == Source("骰子", date(2026, 12, 1), "一位数字", 2)
    for odd in (None, {}, told | {"day": "soon"}, told | {"bits": "2"}):
        with pytest.raises(InputError, match="no source"):
            source_in({"source": odd}, Path("c.json"))
