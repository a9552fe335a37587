"""Names found by signs, pinyin and initials."""

from __future__ import annotations

import pytest

from web.register.name_index import NameIndex

INDEX = NameIndex({"C1": "南泰物业", "C2": "重庆长安ABC服务", "C3": "Willow Garden"})


@pytest.mark.parametrize(
    ("text", "found"),
    [("南泰", {"C1"}), ("c2", {"C2"}), ("willow g", {"C3"}), ("nantai", {"C1"}), ("Nan Tai", {"C1"}), ("ntwy", {"C1"}),
     ("taiwu", {"C1"}),
     ("nantwy", {"C1"}), ("chongqing", {"C2"}), ("cqca", {"C2"}), ("antai", set()), ("天", set()), ("%", set())],
)  # fmt: skip
def test_a_name_is_found_as_people_type_it(text: str, found: set[str]) -> None:
    """By a part of it, by its pinyin from the beginning of a syllable, by its initials; 重庆 is read as a city is."""
    assert INDEX.matching(text) == found
