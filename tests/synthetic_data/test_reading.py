"""Profiles are read from YAML, the common one beneath each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.errors import InputError
from synthetic_data.reading import load_profile, profiles, read_pool, read_yaml


@pytest.mark.parametrize("name", profiles())
def test_every_built_in_profile_loads(name: str) -> None:
    """Each is complete and strict."""
    assert load_profile(name).id == name


def test_common_is_no_city() -> None:
    """What all cities share is not offered as one."""
    assert profiles() == ("hangzhou_2020", "jinan_2022q1", "showcase")
    with pytest.raises(InputError, match="hangzhou_2020, jinan_2022q1, showcase"):
        load_profile("common")


@pytest.mark.parametrize("name", profiles())
def test_every_source_named_is_cited(name: str) -> None:
    """A number's source is an entry of `sources`."""
    profile = load_profile(name)

    assert set(_sources(profile.model_dump())) <= profile.sources.keys()


def test_ones_own_profile_says_only_what_differs(tmp_path: Path) -> None:
    """The rest is the common one's; a new value brings its own basis."""
    own = tmp_path / "mine.yaml"
    own.write_text("title: {zh: 甲, en: A}\ndistricts: {value: 3, source: s}\nsources: {s: a book}\n", encoding="utf-8")
    mine = load_profile(own)

    assert (mine.id, mine.districts.value, mine.districts.source, mine.districts.choice) == ("mine", 3, "s", None)
    assert mine.complaints == load_profile("showcase").complaints


def test_every_fault_is_named(tmp_path: Path) -> None:
    """File and key stand in the error, for each fault."""
    own = tmp_path / "mine.yaml"
    own.write_text("title: {zh: 甲, en: A}\nmayor: x\ndistricts: {value: 0, choice: c}\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_profile(own)

    assert {problem.where for problem in refused.value.problems} == {"mine.yaml: mayor", "mine.yaml: districts.value"}


@pytest.mark.parametrize("content", [b"a: [", b"- a\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, content: bytes) -> None:
    """Broken YAML, a list, bytes: an error with the file's name."""
    path = tmp_path / "broken.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"broken\.yaml"):
        read_yaml(path)


def test_pools_are_read_by_name() -> None:
    """The findings' items are a pool."""
    assert "灭火器过期" in read_pool("items")["items"]


def _sources(content: dict[str, Any]) -> list[str]:
    own = [content["source"]] if isinstance(content.get("source"), str) else []
    return own + [source for value in content.values() if isinstance(value, dict) for source in _sources(value)]
